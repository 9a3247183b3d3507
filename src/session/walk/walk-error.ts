import type { CHECK_ERRORS } from './error-table.ts'

/** Why a walk failed, unless a service request did (`ServiceError`). */
export class WalkError extends Error {
  /** `cycle` is the problem code, for what the files alone do not show. */
  readonly code: 'cycle' | Exclude<keyof typeof CHECK_ERRORS, 'no-credentials' | 'clock-skew' | 'throttled'>
  /** What to do next, as a command if there is one; or null. */
  readonly hint: string | null

  constructor(code: WalkError['code'], message: string, hint: string | null = null) {
    super(message)
    this.code = code
    this.hint = hint
  }
}
