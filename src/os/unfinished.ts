const unfinished = new Set<Promise<unknown>>()

/**
 * Marks work that must end before the process does: a request that spends a refresh token, whose successor must be
 * written. It must have a time-out of its own.
 */
export function mustFinish<Result>(work: Promise<Result>): Promise<Result> {
  const ended = work.then(
    () => undefined,
    () => undefined,
  )
  unfinished.add(ended)
  void ended.then(() => unfinished.delete(ended))
  return work
}

/** Resolves when all such work has ended; null if there is none, so that the process can end at once. Never rejects. */
export function whenFinished(): Promise<void> | null {
  return unfinished.size === 0 ? null : Promise.all(unfinished).then(() => whenFinished() ?? undefined)
}
