// Run as a worker with a small stack: answers each config file with the number of rows on the screen that shows it, and
// each number with whether a call takes so many arguments.
import { parentPort } from 'node:worker_threads'
import { problemsOfFiles } from '../../src/session/problems.ts'
import { allRows, screenOf } from '../../src/view/screen.ts'
import { makeState } from '../support/state/state.ts'

parentPort?.on('message', (message: string | number) => {
  parentPort?.postMessage(typeof message === 'number' ? takesArguments(message) : rowsDrawn(message))
})

function rowsDrawn(config: string): number {
  const state = makeState({ config })
  const rows = allRows(screenOf(state))
  problemsOfFiles(state.profileIndex)
  return rows.length
}

function takesArguments(count: number): boolean {
  try {
    Math.max(...new Array<number>(count).fill(0))
    return true
  } catch {
    return false
  }
}
