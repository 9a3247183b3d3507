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

export interface Profile {
  readonly name: string
  /** Its place in `Profiles.list`. */
  readonly index: number
  /** The headers of its sections that count: config first, then credentials. */
  readonly headers: readonly Origin[]
  /** In file order, config first. Merged on first access. */
  readonly settings: readonly Setting[]
  /** The section that defines it; null if there are several, or a [DEFAULT] adds to it. */
  readonly onlySection: Section | null
}

export interface SsoSession {
  readonly name: string
  readonly file: FileRole
  readonly line: number
  readonly settings: readonly Setting[]
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

export function findSetting(
  holder: { readonly settings: readonly Setting[] },
  key: string,
): Setting | undefined {
  return holder.settings.find((setting) => setting.key === key)
}

/** The value of a key; '' if it is set to nothing, undefined if it is not set. */
export function settingValue(
  holder: { readonly settings: readonly Setting[] },
  key: string,
): string | undefined {
  return findSetting(holder, key)?.value
}

/** The same as `settingValue`, if possible without building `settings`: for loops over all profiles. */
export function profileValue(profile: Profile, key: string): string | undefined {
  const section = profile.onlySection
  // A key with a dot can be inside a block.
  if (section === null || key.includes('.')) return settingValue(profile, key)
  for (let nth = section.size - 1; nth >= 0; nth--) {
    if (section.keyAt(nth) !== key) continue
    return section.isPlainAt(nth) ? section.valueAt(nth) : settingValue(profile, key)
  }
  return undefined
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
