import type { FileRole } from '../profiles/problem.ts'
import type { Session } from '../session/login/session.ts'
import type { SaveRequest } from './edit/change.ts'

/** Everything that the dashboard may ask the outside world for; carried out by `run-effect.ts`. */
export type Effect =
  | { readonly type: 'quit' }
  /** Draw the whole screen anew, whatever the terminal shows. */
  | { readonly type: 'redraw' }
  /** Ctrl-Z: give the terminal back and stop until the shell continues the program. */
  | { readonly type: 'suspend' }
  /** Read files and caches; answered by `home-read`. */
  | { readonly type: 'read-home' }
  /** Write a change into the files; answered by `saved`, `save-failed` or `save-clashed`. */
  | { readonly type: 'save'; readonly request: SaveRequest }
  /** An sso-session has another name now: its cached token follows. */
  | { readonly type: 'rename-token'; readonly from: string; readonly to: string }
  /** Open a file of profiles in the user's editor, the screen handed over meanwhile. */
  | { readonly type: 'open-editor'; readonly file: FileRole; readonly line: number }
  /** A device login; answered by `login-step` and `login-failed`. */
  | {
      readonly type: 'log-in'
      readonly attempt: number
      readonly session: Session
      readonly profile: string
    }
  /** Stops that login: its requests are aborted. */
  | { readonly type: 'give-up'; readonly attempt: number }
  | { readonly type: 'log-out'; readonly session: Session; readonly profile: string }
  /** Accounts, then roles of each; answered by `accounts-listed`, `roles-listed`, `listing-ended`. */
  | {
      readonly type: 'list-accounts'
      readonly attempt: number
      readonly session: Session
      readonly profile: string
    }
  /** Renew a token that nears its end; answered by `refreshed`. */
  | { readonly type: 'refresh'; readonly session: Session; readonly profile: string }
  /** Walk these chains; answered by `check-link`, `check-results`, `mfa-wanted`, `check-ended`. */
  | {
      readonly type: 'check'
      readonly attempt: number
      readonly names: readonly string[]
      readonly tellsLinks: boolean
    }
  | { readonly type: 'cancel-check'; readonly attempt: number }
  /** A code of six digits, or null for none. */
  | { readonly type: 'answer-mfa'; readonly serial: string; readonly code: string | null }
  /** Quit, and let the shell around it use this profile. */
  | { readonly type: 'pick'; readonly name: string }
  /** A shell with AWS_PROFILE set, the screen handed over meanwhile. */
  | { readonly type: 'subshell'; readonly name: string }
  | { readonly type: 'console'; readonly name: string }
  | { readonly type: 'browse'; readonly url: string }
  /** Into the clipboard of the terminal in front of the user. */
  | { readonly type: 'copy'; readonly text: string }
