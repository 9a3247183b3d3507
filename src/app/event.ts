import type { Edit } from '../profiles/edit/edit.ts'
import type { Conflict } from '../profiles/edit/replay.ts'
import type { Home } from '../session/home.ts'
import type { LoginStep } from '../session/login/login-step.ts'
import type { PortalAccount } from '../session/ports.ts'
import type { CheckResult } from '../session/walk/check.ts'
import type { ModeRequest, SaveRequest } from './edit/change.ts'
import type { TextEdit } from './edit/text-field.ts'
import type { Intent } from './intent.ts'
import type { Notice } from './state.ts'

/** Everything that can happen to the dashboard. */
export type Event =
  | { readonly type: 'tick'; readonly now: number }
  | { readonly type: 'resized'; readonly columns: number; readonly rows: number }
  /** Another program may have written the files or caches: the watcher saw it. */
  | { readonly type: 'home-changed' }
  /** A shell or an editor had the screen, and may have written the files. */
  | { readonly type: 'screen-returned' }
  | { readonly type: 'home-read'; readonly home: Home }
  | { readonly type: 'watch-trouble'; readonly reason: string | null }
  | { readonly type: 'intent'; readonly intent: Intent }
  /** A key in a text field. */
  | { readonly type: 'typed'; readonly edit: TextEdit }
  /** Text between the brackets of a paste, outside of forms. */
  | { readonly type: 'pasted'; readonly text: string }
  /** The file to import was read; `unreadable` says why not, as the end of a sentence. */
  | {
      readonly type: 'import-read'
      readonly attempt: number
      readonly path: string
      readonly read: { readonly text: string } | { readonly unreadable: string }
    }
  | Saved
  | { readonly type: 'mode-set'; readonly request: ModeRequest }
  | { readonly type: 'save-failed'; readonly message: string }
  | { readonly type: 'save-clashed'; readonly request: SaveRequest; readonly conflict: Conflict }
  | { readonly type: 'login-step'; readonly attempt: number; readonly step: LoginStep }
  | { readonly type: 'login-failed'; readonly attempt: number; readonly message: string }
  | {
      readonly type: 'accounts-listed'
      readonly attempt: number
      readonly sessionName: string
      readonly accounts: readonly PortalAccount[]
    }
  | {
      readonly type: 'roles-listed'
      readonly attempt: number
      readonly sessionName: string
      readonly account: string
      readonly roles: readonly string[]
    }
  | {
      readonly type: 'listing-ended'
      readonly attempt: number
      readonly sessionName: string
      readonly reason: string | null
    }
  | {
      readonly type: 'refreshed'
      readonly sessionName: string
      /** Why it was not renewed; `isPassing` if another try soon may work. */
      readonly reason: { readonly message: string; readonly isPassing: boolean } | null
    }
  | {
      readonly type: 'check-link'
      readonly attempt: number
      readonly name: string
      readonly index: number
      readonly state: 'running' | 'done'
      readonly detail: string
    }
  | { readonly type: 'check-results'; readonly attempt: number; readonly results: readonly CheckResult[] }
  | { readonly type: 'check-ended'; readonly attempt: number; readonly reason: string | null }
  | MfaWanted
  /** An answer of AWS told its clock minus ours, ms. */
  | { readonly type: 'clock-measured'; readonly offsetMs: number }
  | { readonly type: 'noticed'; readonly tone: Notice['tone']; readonly text: string }

/** A role cannot be assumed without a code of the user's MFA device. */
export interface MfaWanted {
  readonly type: 'mfa-wanted'
  readonly attempt: number
  readonly serial: string
  readonly profile: string
  readonly roleArn: string
  /** The other profiles of the run that the same code is for. */
  readonly others: readonly string[]
  /** A code of this device was sent before, and STS did not take it or takes it only once. */
  readonly isNext: boolean
}

/** A change was written; `home` is read after it. */
export interface Saved {
  readonly type: 'saved'
  readonly request: SaveRequest
  readonly restore: RestoreEdits
  readonly home: Home
}

/** The edits that undo and redo a written change. */
export interface RestoreEdits {
  readonly back: Edit
  readonly again: Edit
}
