import pty from '@lydell/node-pty'
import { median } from './median.ts'

export interface PtyRun {
  readonly args: readonly string[]
  readonly command?: string
  readonly env: Readonly<Record<string, string>>
  readonly columns?: number
  readonly rows?: number
  /** Typed at once, before the program could read it. */
  readonly typed?: string
  /** Looked at after each piece of output; the run ends when it is true, else with the program. */
  readonly until?: (output: string) => boolean
}

const LONGEST_MS = 10_000

/** Starts a program in a pty and gives the milliseconds until its output meets the condition, or until it ends; rejects after ten seconds. */
export function timePty(run: PtyRun): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  const started = performance.now()
  const child = pty.spawn(run.command ?? process.execPath, [...run.args], {
    cols: run.columns ?? 120,
    rows: run.rows ?? 40,
    env: run.env,
  })
  let output = ''
  let met: number | null = null
  const end = (time: number) => {
    met ??= time
    child.kill('SIGKILL')
  }
  if (run.typed) child.write(run.typed)
  child.onData((data) => {
    output += data
    if (met === null && run.until?.(output)) end(performance.now() - started)
  })
  // Not before it is gone: what is left of it would slow the next one down.
  child.onExit(() => resolve(met ?? performance.now() - started))
  const timer = setTimeout(() => {
    child.kill('SIGKILL')
    reject(new Error(`${run.command ?? 'node'} ${run.args.join(' ')}: what was waited for did not come`))
  }, LONGEST_MS)
  return promise.finally(() => clearTimeout(timer))
}

/** Runs every candidate in turn, again and again, so that a busy moment of the machine hits all of them. */
export async function interleaved<Name extends string>(
  rounds: number,
  candidates: Readonly<Record<Name, () => Promise<number>>>,
): Promise<Record<Name, number>> {
  const names = Object.keys(candidates) as Name[]
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>
  // The first round fills page cache and compile cache.
  for (const name of names) await candidates[name]()
  for (let round = 0; round < rounds; round++) {
    for (const name of names) times[name].push(await candidates[name]())
  }
  return Object.fromEntries(names.map((name) => [name, median(times[name])])) as Record<Name, number>
}
