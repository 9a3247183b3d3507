import type { Entry } from '../profile-index.ts'
import type { CheckResult } from './check.ts'

/**
 * Checks many profiles, at most `concurrency` at a time, in their order; each result is told as it comes. Resolves when
 * all are done, rejects with the signal's reason when that aborts, or as the first check that rejects; none begins then.
 */
export async function checkAll(
  entries: readonly Entry[],
  concurrency: number,
  signal: AbortSignal,
  checkOne: (entry: Entry) => Promise<CheckResult>,
  onResult: (result: CheckResult) => void,
): Promise<void> {
  let next = 0
  const work = async () => {
    while (next < entries.length) {
      signal.throwIfAborted()
      const entry = entries[next++] as Entry
      onResult(await checkOne(entry))
    }
  }
  const stop = (reason: unknown) => {
    next = entries.length
    throw reason
  }
  const workers = Math.max(1, Math.min(concurrency, entries.length))
  await Promise.all(Array.from({ length: workers }, () => work().catch(stop)))
}
