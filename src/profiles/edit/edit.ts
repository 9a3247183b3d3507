import type { FileRole } from '../problem.ts'

/** A section by what it means: a profile may have one in each file, the others have one in the config file. */
export interface SectionId {
  readonly kind: 'profile' | 'sso-session' | 'services'
  readonly name: string
}

/** Key (nested ones as `s3.max_queue_size`) and value. */
export type NewSetting = readonly [key: string, value: string]

/** A change that a person asked for, as data: it can be shown, written, written again elsewhere, and taken back. */
export type Edit =
  /** `file`: where to write it; absent for where it stands, else where AWS's tools look for it. */
  | {
      readonly type: 'set'
      readonly target: SectionId
      readonly key: string
      readonly value: string
      readonly file?: FileRole
    }
  | { readonly type: 'unset'; readonly target: SectionId; readonly key: string; readonly file?: FileRole }
  /** A new section; each setting goes to `file`, or where AWS's tools look for it. */
  | {
      readonly type: 'add'
      readonly target: SectionId
      readonly settings: readonly NewSetting[]
      readonly file?: FileRole
    }
  /** Carries along every reference to it. */
  | { readonly type: 'rename'; readonly target: SectionId; readonly to: string }
  | { readonly type: 'duplicate'; readonly target: SectionId; readonly to: string }
  | { readonly type: 'remove'; readonly target: SectionId }
  /** Takes a written change back, or makes it again: what it changed, not what others have changed since. */
  | { readonly type: 'restore'; readonly file: FileRole; readonly from: string; readonly to: string }
  /** One after another, all or none. */
  | { readonly type: 'several'; readonly edits: readonly Edit[] }
