import type { Document, Section } from '../ini/document.ts'
import type { FileRole } from './problem.ts'

/** A place in one of the two files; lines count from 1. */
export interface Origin {
  readonly file: FileRole
  readonly line: number
}

/** A line that lost to another one. */
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

export interface Profile {
  readonly name: string
  /** Its place in `Profiles.list`. */
  readonly index: number
  /** Its section headers that count: config first, then credentials. */
  readonly headers: readonly Origin[]
  /** In file order, config first. Worked out when first asked for. */
  readonly settings: readonly Setting[]
  /** The section that all of it stands in; null where several make it. */
  readonly onlySection: Section | null
}

export interface SsoSession {
  readonly name: string
  readonly file: FileRole
  readonly line: number
  readonly settings: readonly Setting[]
}

/** A section that the AWS CLI reads as no profile, session or services section. */
export interface OtherSection {
  readonly file: FileRole
  readonly section: Section
}

/** A section that is read, with the name that the AWS CLI gives it. */
export interface NamedSection extends OtherSection {
  readonly kind: 'profile' | 'sso-session' | 'services'
  readonly name: string
  /** False where a later section of the same name hides this one whole. */
  readonly counts: boolean
}

/** Everything that the two files say. */
export interface Profiles {
  /** In file order, config first, as `aws configure list-profiles` lists them. */
  readonly list: readonly Profile[]
  readonly byName: ReadonlyMap<string, Profile>
  readonly sessions: ReadonlyMap<string, SsoSession>
  readonly services: ReadonlyMap<string, Origin>
  readonly named: readonly NamedSection[]
  /** Those of `named` that do not count. */
  readonly hidden: readonly NamedSection[]
  /** Those of `named` with that name: of the config file first, hidden ones before those that count. */
  sectionsOf(kind: NamedSection['kind'], name: string): readonly NamedSection[]
  readonly others: readonly OtherSection[]
  readonly documents: Readonly<Record<FileRole, Document>>
}

/** The setting of that key, or undefined. */
export function findSetting(
  holder: { readonly settings: readonly Setting[] },
  key: string,
): Setting | undefined {
  return holder.settings.find((setting) => setting.key === key)
}

/** The value of that key, or undefined; an empty value is a value. */
export function settingValue(
  holder: { readonly settings: readonly Setting[] },
  key: string,
): string | undefined {
  return findSetting(holder, key)?.value
}

/** What `settingValue` says, without working out all settings of one profile after the other. */
export function profileValue(profile: Profile, key: string): string | undefined {
  const section = profile.onlySection
  // Keys with a dot may stand inside of a block.
  if (section === null || key.includes('.')) return settingValue(profile, key)
  for (let nth = section.size - 1; nth >= 0; nth--) {
    if (section.keyAt(nth) !== key) continue
    return section.isPlainAt(nth) ? section.valueAt(nth) : settingValue(profile, key)
  }
  return undefined
}

/**
 * What one of the two files alone says about a key: the AWS CLI reads static keys file by file and does not mix
 * them (botocore/credentials.py, SharedCredentialProvider and ConfigProvider).
 */
export function settingIn(profile: Profile, file: FileRole, key: string): Override | undefined {
  const setting = findSetting(profile, key)
  if (!setting || setting.file === file) return setting
  return setting.overrides.find((each) => each.file === file)
}
