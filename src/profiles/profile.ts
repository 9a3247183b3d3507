import type { Document, Section } from '../ini/document.ts'
import type { FileRole } from './problem.ts'

/** A place in one of the two files; lines count from 1. */
export interface Origin {
  readonly file: FileRole
  readonly line: number
}

/** A line that another one overrides. */
export interface Override extends Origin {
  readonly value: string
}

/** One `key = value` line, or one nested key of a block, as the AWS CLI reads it. */
export interface Setting extends Origin {
  /** Flattened: `s3.max_queue_size`. */
  readonly key: string
  readonly value: string
  readonly overrides: readonly Override[]
}

/** Whatever has settings: a profile, an sso-session. */
export interface SettingsHolder {
  readonly settings: readonly Setting[]
  /** Gives what a search in `settings` does, without building them. */
  find?(key: string): Setting | undefined
}

export interface Profile extends SettingsHolder {
  readonly name: string
  /** Its place in `Profiles.list`. */
  readonly index: number
  /** The headers of its sections that count: config first, then credentials. */
  readonly headers: readonly Origin[]
  /** In file order, config first. Merged on first access. */
  readonly settings: readonly Setting[]
  /** The section that defines it in a file: null if there is none, undefined if it takes several or a [DEFAULT]. */
  onlySection(file: FileRole): Section | null | undefined
}

export interface SsoSession extends SettingsHolder {
  readonly name: string
  readonly file: FileRole
  readonly line: number
}

/** A section that the AWS CLI does not read as a profile, sso-session or services section. */
export interface OtherSection {
  readonly file: FileRole
  readonly section: Section
}

/** A profile, sso-session or services section, with the name by which the AWS CLI knows it. */
export interface NamedSection extends OtherSection {
  readonly kind: 'profile' | 'sso-session' | 'services'
  readonly name: string
  /** False if a later section of the same name hides this one whole. */
  readonly counts: boolean
}

/** Everything in the two files. */
export interface Profiles {
  /** In file order, config first, as `aws configure list-profiles` lists them. */
  readonly list: readonly Profile[]
  readonly byName: ReadonlyMap<string, Profile>
  readonly sessions: ReadonlyMap<string, SsoSession>
  readonly services: ReadonlyMap<string, Origin>
  readonly named: readonly NamedSection[]
  /** The entries of `named` that do not count. */
  readonly hidden: readonly NamedSection[]
  /** The entries of `named` with that name: the config file's first, in each file the hidden ones first. */
  sectionsOf(kind: NamedSection['kind'], name: string): readonly NamedSection[]
  readonly others: readonly OtherSection[]
  readonly documents: Readonly<Record<FileRole, Document>>
}

/** The setting with that key, undefined if there is none. */
export function findSetting(holder: SettingsHolder, key: string): Setting | undefined {
  return holder.find ? holder.find(key) : holder.settings.find((setting) => setting.key === key)
}

/** The value of a key; '' if it is set to nothing, undefined if it is not set. */
export function settingValue(holder: SettingsHolder, key: string): string | undefined {
  return findSetting(holder, key)?.value
}

/**
 * The value of a key in one of the files, even if the other file overrides it: the AWS CLI reads access keys from one
 * file at a time (botocore/credentials.py, SharedCredentialProvider and ConfigProvider).
 */
export function settingIn(profile: Profile, file: FileRole, key: string): Override | undefined {
  const setting = findSetting(profile, key)
  if (!setting || setting.file === file) return setting
  return setting.overrides.find((each) => each.file === file)
}
