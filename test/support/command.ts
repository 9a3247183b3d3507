import { AsyncLocalStorage } from 'node:async_hooks'
import { runProgram as runCommandLine } from '../../src/commands/program.ts'
import type { Home } from './home.ts'
import type { RunOptions, RunResult } from './run.ts'

/** Runs `awsprof ARGS` in a home: a command, in this process. */
export function inHome(home: Home, ...args: string[]): Promise<RunResult> {
  return runHere(args, home.env)
}

/** The one JSON document that a command printed. Throws if it printed anything else. */
export function jsonOf({ stdout }: RunResult): unknown {
  return JSON.parse(stdout)
}

/**
 * Runs a command as the program does, without a terminal, but in this process: starting one takes far longer than most
 * commands do. Rejects where the program would crash.
 *
 * @param env all of the command's environment
 */
export async function runHere(args: readonly string[], env: RunOptions['env']): Promise<RunResult> {
  const output = { stdout: '', stderr: '' }
  const takeListenersAway = listenersOfNow()
  try {
    const exitCode = await outputs.run(output, () => runCommandLine(args, env, noDashboard))
    return { exitCode, ...output }
  } finally {
    takeListenersAway()
  }
}

async function noDashboard(): Promise<never> {
  throw new Error('only the program itself opens the dashboard: runProgram()')
}

/** Where those who run at this moment write: several may at the same time. */
const outputs = new AsyncLocalStorage<{ stdout: string; stderr: string }>()

for (const name of ['stdout', 'stderr'] as const) {
  const stream = process[name]
  const { write } = stream
  stream.write = (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
    const output = outputs.getStore()
    if (!output) return Reflect.apply(write, stream, [chunk, ...rest])
    output[name] += Buffer.from(chunk).toString()
    return true
  }
}

const LISTENED: readonly (readonly [NodeJS.EventEmitter, string])[] = [
  [process, 'SIGINT'],
  [process.stdout, 'error'],
  [process.stderr, 'error'],
]

/** A program’s listeners go with it; here they would pile up. Returns what takes those away that come from now on. */
function listenersOfNow(): () => void {
  const former = LISTENED.map(([emitter, event]) => emitter.listeners(event))
  return () => {
    LISTENED.forEach(([emitter, event], at) => {
      for (const each of emitter.listeners(event))
        if (!former[at]?.includes(each)) emitter.removeListener(event, each as () => void)
    })
  }
}
