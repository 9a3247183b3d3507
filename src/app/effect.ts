import type { FileRole } from '../profiles/problem.ts'
import type { Approval } from '../session/login/login-to.ts'
import type { Session } from '../session/login/session.ts'
import type { ModeRequest, SaveRequest } from './edit/change.ts'

/** Everything that the dashboard can ask of the outside world; `run-effect.ts` carries it out. */
export type Effect =
  | { readonly type: 'quit' }
  /** Redraw the whole screen, whatever the terminal shows. */
  | { readonly type: 'redraw' }
  /** Ctrl-Z: give the terminal back and stop until the shell resumes the program. */
  | { readonly type: 'suspend' }
  /** Read the files and caches; answered by `home-read`. */
  | { readonly type: 'read-home' }
  /** Write a change to the files; answered by `saved`, `save-failed` or `save-clashed`. */
  | { readonly type: 'save'; readonly request: SaveRequest }
  /** Change the permissions of a file; answered by `mode-set`, or by a notice why not. */
  | { readonly type: 'set-mode'; readonly request: ModeRequest }
  /** Read a file to import, named as in a shell; answered by `import-read`. */
  | { readonly type: 'read-import'; readonly attempt: number; readonly path: string }
  /** An sso-session was renamed: rename its cached token too, whose file is named after the session. */
  | { readonly type: 'rename-token'; readonly from: string; readonly to: string }
  /** Open the file in the user's editor, which has the screen until it ends. */
  | { readonly type: 'open-editor'; readonly file: FileRole; readonly line: number }
  /** Start a login; answered by `login-step` and `login-failed`. */
  | {
      readonly type: 'log-in'
      readonly attempt: number
      readonly session: Session
      readonly profile: string
      readonly approval: Approval
      /** Its turn has yet to come: it stops at the code until `show-login`. */
      readonly isAhead: boolean
    }
  /** Run `aws login` of the AWS CLI, which has the screen until it ends. */
  | { readonly type: 'aws-login'; readonly profile: string }
  /** The code that was asked for ahead is shown now: go on with its login. */
  | { readonly type: 'show-login'; readonly attempt: number }
  /** Stop that login and abort its requests. */
  | { readonly type: 'give-up'; readonly attempt: number }
  | { readonly type: 'log-out'; readonly session: Session; readonly profile: string }
  /** List the accounts, then the roles of each; answered by `accounts-listed`, `roles-listed`, `listing-ended`. */
  | {
      readonly type: 'list-accounts'
      readonly attempt: number
      readonly session: Session
      readonly profile: string
    }
  /** Renew a token that is about to expire; answered by `refreshed`. */
  | { readonly type: 'refresh'; readonly session: Session; readonly profile: string }
  /** Renew the access of an `aws login` session that is about to run out; answered by `refreshed`. */
  | { readonly type: 'renew-login'; readonly loginSession: string; readonly profile: string }
  /** Walk these chains; answered by `check-link`, `check-results`, `mfa-wanted`, `check-ended`. */
  | {
      readonly type: 'check'
      readonly attempt: number
      readonly names: readonly string[]
      readonly tellsLinks: boolean
      /** A credential_process may ask for something: it gets the screen. */
      readonly onTerminal: boolean
    }
  | { readonly type: 'cancel-check'; readonly attempt: number }
  /** Six digits, or null if the user gave no code. */
  | { readonly type: 'answer-mfa'; readonly serial: string; readonly code: string | null }
  /** Quit, and have the parent shell use this profile. */
  | { readonly type: 'pick'; readonly name: string }
  /** Start a shell with AWS_PROFILE set, which has the screen until it ends. */
  | { readonly type: 'subshell'; readonly name: string }
  | { readonly type: 'console'; readonly name: string }
  | { readonly type: 'browse'; readonly url: string }
  /** Copy to the clipboard of the user's terminal, also over SSH. */
  /** `what` names the text in the notice: `the ARN`. */
  | { readonly type: 'copy'; readonly text: string; readonly what: string }
