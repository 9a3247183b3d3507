/** How long to wait before another try to renew a token after a passing failure, ms. */
export const RETRY_MS = 60_000
