/** Why a walk could not go on, where that is not a service's answer. */
export class WalkError extends Error {
  readonly code:
    | 'token-expired'
    | 'signed-out'
    | 'mfa-required'
    | 'timeout'
    | 'unreachable'
    | 'bad-reply'
    | 'process-failed'
    | 'process-output'
    | 'wrong-account'
    /** A setting that keeps a request from being made at all. */
    | 'bad-value'
  /** What mends it, as a command where there is one; or null. */
  readonly hint: string | null

  constructor(code: WalkError['code'], message: string, hint: string | null = null) {
    super(message)
    this.code = code
    this.hint = hint
  }
}
