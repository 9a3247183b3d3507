/** Why a walk failed, unless a service request did (`ServiceError`). */
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
    /** A setting with which no request can be made. */
    | 'bad-value'
  /** What to do next, as a command if there is one; or null. */
  readonly hint: string | null

  constructor(code: WalkError['code'], message: string, hint: string | null = null) {
    super(message)
    this.code = code
    this.hint = hint
  }
}
