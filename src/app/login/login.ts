import type { LoginStep } from '../../session/login/login.ts'
import type { Session } from '../../session/login/session.ts'

/** A session to log in to, and the profile that it is wanted for. */
export interface WantedLogin {
  readonly session: Session
  readonly profile: string
}

/** A device login on screen. */
export interface Login {
  readonly type: 'login'
  /** Steps of an earlier attempt that arrive late are told apart by this. */
  readonly attempt: number
  readonly session: Session
  /** The profile that it was asked for. */
  readonly profile: string
  /** What is shown to be approved; null until the service gave it. */
  readonly code: Extract<LoginStep, { readonly type: 'code' }> | null
  /** What keeps the service from answering just now, or null. */
  readonly retryReason: string | null
  /** Why it ended without a token, as a sentence, or null. */
  readonly reason: string | null
  /** Sessions that are to follow. */
  readonly queue: readonly WantedLogin[]
}

/** The address as a parser writes it, in which nothing hides, or null for what is none. */
export function plainAddress(text: string): string | null {
  return URL.canParse(text) ? new URL(text).href : null
}
