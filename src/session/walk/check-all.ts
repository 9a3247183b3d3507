import type { Entry } from '../profile-index.ts'
import type { CheckResult } from './check.ts'

/**
 * Checks many profiles in order, at most `concurrency` at a time, and reports each result as it comes. Rejects as soon as
 * one check rejects, or with the signal's reason if that aborts; no further check starts then.
 *
 * @param waits true of those that may ask the user for something: they begin once all others are done
 */
export async function checkAll(
  entries: readonly Entry[],
  concurrency: number,
  signal: AbortSignal,
  checkOne: (entry: Entry) => Promise<CheckResult>,
  onResult: (result: CheckResult) => void,
  waits: (entry: Entry) => boolean = () => false,
): Promise<void> {
  const last = entries.filter(waits)
  const first = last.length === 0 ? entries : entries.filter((each) => !waits(each))
  for (const group of [first, last]) await checkGroup(group, concurrency, signal, checkOne, onResult)
}

async function checkGroup(
  entries: readonly Entry[],
  concurrency: number,
  signal: AbortSignal,
  checkOne: (entry: Entry) => Promise<CheckResult>,
  onResult: (result: CheckResult) => void,
): Promise<void> {
  if (entries.length === 0) return
  const queue = generate(entries)
  const work = async () => {
    for (const entry of queue) {
      signal.throwIfAborted()
      onResult(await checkOne(entry))
    }
  }
  const workers = Math.max(1, Math.min(concurrency, entries.length))
  await Promise.all(Array.from({ length: workers }, work))
}

/** Unlike an array's iterator, a generator is closed for all workers if one of them throws in its loop. */
function* generate(entries: readonly Entry[]): Generator<Entry> {
  yield* entries
}
