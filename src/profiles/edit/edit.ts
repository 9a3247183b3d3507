import type { FileRole } from '../problem.ts'

/** A section by what it means: a profile may have one in each file, the others have one in the config file. */
export interface Target {
  readonly kind: 'profile' | 'sso-session' | 'services'
  readonly name: string
}

/** Key (nested ones as `s3.max_queue_size`) and value. */
export type NewSetting = readonly [key: string, value: string]

/** A change that a person asked for, as data: it can be shown, written, written again elsewhere, and taken back. */
export type Edit =
  /** `file`: where to write it; absent for where it stands, else where AWS's tools look for it. */
  | {
      readonly do: 'set'
      readonly target: Target
      readonly key: string
      readonly value: string
      readonly file?: FileRole
    }
  | { readonly do: 'unset'; readonly target: Target; readonly key: string; readonly file?: FileRole }
  /** A new section; each setting goes to `file`, or where AWS's tools look for it. */
  | {
      readonly do: 'add'
      readonly target: Target
      readonly settings: readonly NewSetting[]
      readonly file?: FileRole
    }
  /** Carries along every reference to it. */
  | { readonly do: 'rename'; readonly target: Target; readonly to: string }
  | { readonly do: 'duplicate'; readonly target: Target; readonly to: string }
  | { readonly do: 'remove'; readonly target: Target }
  /** Takes a written change back, or makes it again: what it changed, not what others have changed since. */
  | { readonly do: 'restore'; readonly file: FileRole; readonly from: string; readonly to: string }
  /** One after another, all or none. */
  | { readonly do: 'several'; readonly edits: readonly Edit[] }
