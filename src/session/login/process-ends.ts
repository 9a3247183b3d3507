import type { Clock } from '../ports.ts'

/** The reason of a signal that aborts because the process ends, and not because somebody changed their mind. */
export class ProcessEnds extends Error {
  constructor() {
    super('interrupted')
  }
}

/** How long a login that ends waits for the answer to a question that may bring a token, in ms. */
export const LAST_ANSWER_MS = 2_000

/** Throws the signal's reason if the user has given up. */
export function throwIfGivenUp(signal: AbortSignal): void {
  if (!(signal.reason instanceof ProcessEnds)) signal.throwIfAborted()
}

/**
 * Runs a request whose answer may bring what the user has just approved. If the signal aborts, for whatever reason, it has
 * a moment left.
 */
export async function withLastAnswer<Result>(
  request: (signal: AbortSignal) => Promise<Result>,
  clock: Clock,
  signal: AbortSignal,
): Promise<Result> {
  const late = new AbortController()
  const answered = new AbortController()
  const onAbort = () => {
    clock.sleep(LAST_ANSWER_MS, answered.signal).then(
      () => late.abort(signal.reason),
      () => undefined,
    )
  }
  signal.addEventListener('abort', onAbort, { once: true })
  try {
    return await request(late.signal)
  } finally {
    signal.removeEventListener('abort', onAbort)
    answered.abort()
  }
}
