import type { FileRole } from '../problem.ts'

/** A section by its meaning. A profile can have one in each file, the others have one in the config file. */
export interface SectionId {
  readonly kind: 'profile' | 'sso-session' | 'services'
  readonly name: string
}

/** A key (nested ones as `s3.max_queue_size`) and its value. */
export type NewSetting = readonly [key: string, value: string]

/** A change by the user as data: it can be shown, written, replayed on a fresh file, and undone. */
export type Edit =
  /** `file` is where to write it; if absent, where it is set now, else where AWS's tools expect it. */
  | {
      readonly type: 'set'
      readonly target: SectionId
      readonly key: string
      readonly value: string
      readonly file?: FileRole
    }
  | { readonly type: 'unset'; readonly target: SectionId; readonly key: string; readonly file?: FileRole }
  /** A new section. Each setting goes to `file`, if absent where AWS's tools expect it. */
  | {
      readonly type: 'add'
      readonly target: SectionId
      readonly settings: readonly NewSetting[]
      readonly file?: FileRole
    }
  /** Changes the references to it as well. */
  | { readonly type: 'rename'; readonly target: SectionId; readonly to: string }
  | { readonly type: 'duplicate'; readonly target: SectionId; readonly to: string }
  | { readonly type: 'remove'; readonly target: SectionId }
  /** Undoes or redoes a written change, keeping what others have changed since. */
  | { readonly type: 'restore'; readonly file: FileRole; readonly from: string; readonly to: string }
  | MendingEdit
  /** In this order, all or none. */
  | { readonly type: 'several'; readonly edits: readonly Edit[] }

/** A section as its header is written, for headers that name no section that AWS's tools read, or stand twice. */
export interface WrittenSection {
  readonly file: FileRole
  readonly header: string
}

/** Changes of lines that stand wrong in a file, and of nothing that they say. */
export type MendingEdit =
  /** `to` is the key alone, without the block that a nested one is in. */
  | (WrittenSection & { readonly type: 'rename-key'; readonly key: string; readonly to: string })
  | (WrittenSection & { readonly type: 'rename-header'; readonly to: string })
  /** Makes one section of all with this header, if they do not contradict each other. */
  | (WrittenSection & { readonly type: 'merge' })
  /** Keeps the first of several equal lines with this key. */
  | (WrittenSection & { readonly type: 'remove-repeats'; readonly key: string })
  | (WrittenSection & { readonly type: 'remove-section' })
  /** To the end of the other file, under another header. */
  | (WrittenSection & { readonly type: 'move-section'; readonly to: string })
  | { readonly type: 'remove-mark'; readonly file: FileRole }
