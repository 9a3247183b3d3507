import type { LoginStep } from '../../session/login/login-step.ts'
import type { Approval } from '../../session/login/login-to.ts'
import type { Session } from '../../session/login/session.ts'

/** A session to log in to, and the profile that needs it. */
export interface WantedLogin {
  readonly session: Session
  readonly profile: string
  /** True if accounts and roles are chosen next. */
  readonly choosesRoles?: boolean
}

/** A login in progress or failed, as its dialog shows it. */
export interface Login {
  readonly type: 'login'
  /** Tells late steps of an earlier attempt from this one's. */
  readonly attempt: number
  readonly session: Session
  /** The profile that the login was started from. */
  readonly profile: string
  /** True if accounts and roles are chosen next: the session is new. */
  readonly choosesRoles: boolean
  /** The region of the start URL's host, if it is another one than the session's; else null. */
  readonly otherRegion: string | null
  readonly approval: Approval
  /** What the user has to approve; null until the service has sent it, and for a login in a browser. */
  readonly code: Extract<LoginStep, { readonly type: 'code' }> | null
  /** Where a browser asks for the approval; null until that is known, and for a login with a code. */
  readonly browser: Extract<LoginStep, { readonly type: 'browser' }> | null
  /** Why the last request failed and is being retried, or null. */
  readonly retryReason: string | null
  /** True once the wait is so long that region and start URL may not belong together. */
  readonly isLongWait: boolean
  /** True if the token is there, and another process keeps it from being written. */
  readonly isHeldUp: boolean
  /** Why the login ended without a token, as a sentence, or null. */
  readonly reason: string | null
  /** Sessions to log in to after this one. */
  readonly queue: readonly WantedLogin[]
  /** How many sessions there were to log in to, one after another. */
  readonly total: number
  /** The login to the first session of the queue, begun already so that its code is there when its turn comes; or null. */
  readonly ahead: Login | null
}

/** The address as a URL parser writes it, without control characters or look-alike hosts; null if it is not a URL. */
export function plainAddress(text: string): string | null {
  return URL.canParse(text) ? new URL(text).href : null
}

/** The address that the user or a browser has to open, as the service gave it; null until there is one. */
export function addressOf({ code, browser }: Login): string | null {
  return browser?.url ?? code?.verificationUriComplete ?? null
}
