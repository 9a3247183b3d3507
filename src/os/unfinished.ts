/** When work is given up if the process wants to end, in ms: longer than a request and a lock may take together. */
const LONGEST_MS = 60_000

const unfinished = new Map<Promise<unknown>, number>()

/**
 * Marks work that must end before the process does: a request that spends a refresh token, whose successor must be
 * written. It must have a time-out of its own.
 *
 * @param graceMs how long a process that wants to end waits for it at most
 */
export function mustFinish<Result>(work: Promise<Result>, graceMs = LONGEST_MS): Promise<Result> {
  const ended = work.then(
    () => undefined,
    () => undefined,
  )
  unfinished.set(ended, graceMs)
  void ended.then(() => unfinished.delete(ended))
  return work
}

/**
 * Resolves when all such work has ended or had its time; null if there is none, so that the process can end at once.
 * Never rejects.
 */
export function whenFinished(): Promise<void> | null {
  if (unfinished.size === 0) return null
  const all = [...unfinished].map(([ended, graceMs]) => endedWithin(ended, graceMs))
  return Promise.all(all).then(() => whenFinished() ?? undefined)
}

async function endedWithin(ended: Promise<unknown>, graceMs: number): Promise<void> {
  const { promise: isOver, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, graceMs)
  await Promise.race([ended, isOver])
  clearTimeout(timer)
  unfinished.delete(ended)
}
