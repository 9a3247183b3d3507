import { AsyncLocalStorage } from 'node:async_hooks'
import { runProgram as runCommandLine } from '../../../src/commands/program.ts'
import { startDemoContext } from '../../../src/dashboard/demo-context.ts'
import type { Home } from '../files/home.ts'
import { holdToSchema } from './hold-to-schema.ts'
import type { RunOptions, RunResult } from './run.ts'

/** Runs the command `awsprof ARGS` in a home, in this process and without a terminal. */
export function runInHome(home: Home, ...args: string[]): Promise<RunResult> {
  return runHere(args, home.env)
}

/** The JSON document on stdout. Throws if stdout is anything else. */
export function jsonOf({ stdout }: RunResult): unknown {
  return JSON.parse(stdout)
}

/**
 * Runs a command as the program would, without a terminal, but in this process, because starting a process takes far
 * longer than most commands do. Rejects where the program would crash, and where the JSON that it prints is not as the
 * schema in `docs` says. `program.test.ts` compares the two.
 *
 * @param env all of the command's environment
 */
export async function runHere(args: readonly string[], env: RunOptions['env']): Promise<RunResult> {
  const output = { stdout: '', stderr: '' }
  const removeNewListeners = listenersOfNow()
  try {
    const exitCode = await outputs.run(output, () => runCommandLine(args, env, noDashboard, startDemoContext))
    await holdToSchema(args, output.stdout)
    return { exitCode, ...output }
  } finally {
    removeNewListeners()
  }
}

async function noDashboard(): Promise<never> {
  throw new Error('only the real program opens the dashboard: use runProgram()')
}

/** Where a running command writes; several can run at the same time. */
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
  [process, 'SIGTERM'],
  [process, 'SIGHUP'],
  [process.stdout, 'error'],
  [process.stderr, 'error'],
]

/** Listeners end with a process, but would pile up here. Returns a function that removes those added from now on. */
function listenersOfNow(): () => void {
  const former = LISTENED.map(([emitter, event]) => emitter.listeners(event))
  return () => {
    LISTENED.forEach(([emitter, event], at) => {
      for (const each of emitter.listeners(event))
        if (!former[at]?.includes(each)) emitter.removeListener(event, each as () => void)
    })
  }
}
