import type { NewSetting, SectionId } from '../edit/edit.ts'

/** A section that an import takes over. */
export interface ImportedSection {
  readonly target: SectionId
  readonly settings: readonly NewSetting[]
}

/** Why something is not taken over. */
export interface Skipped {
  readonly name: string
  /** A clause without its full stop. */
  readonly reason: string
  /** Set if another way with clashes would take it over: it is in the user's files, or twice in the import. */
  readonly clash?: 'stands' | 'twice'
}

/** What a file or a pasted text holds. */
export interface Import {
  readonly sections: readonly ImportedSection[]
  /** Credentials that the text gives no name to; null if there are none. */
  readonly nameless: readonly NewSetting[] | null
  readonly skipped: readonly Skipped[]
}

const ACCESS_KEYS = ['aws_access_key_id', 'aws_secret_access_key', 'aws_session_token'] as const

export function isAccessKey(key: string): boolean {
  return ACCESS_KEYS.some((each) => each === key)
}

/** `sso-session acme`; a profile goes by its bare name. */
export function titleOf({ kind, name }: SectionId): string {
  return kind === 'profile' ? name : `${kind} ${name}`
}
