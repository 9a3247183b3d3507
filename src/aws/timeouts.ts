/** How long one HTTP request may take; `call.ts` limits a whole call with its retries. */
export interface Timeouts {
  readonly connectTimeoutMs: number
  readonly replyTimeoutMs: number
}

export const DEFAULT_TIMEOUTS: Timeouts = { connectTimeoutMs: 5_000, replyTimeoutMs: 15_000 }
