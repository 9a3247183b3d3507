/** How long to wait after the renewal of a token has failed for a reason that may pass, ms. */
export const RETRY_MS = 60_000
