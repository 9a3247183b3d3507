import type { Documents } from '../edit/documents.ts'
import type { Edit, NewSetting, SectionId } from '../edit/edit.ts'
import { FILES, valueIn } from '../edit/section.ts'
import { EXPIRY_KEYS } from '../expiry-keys.ts'
import type { FileRole } from '../problem.ts'
import type { Profiles } from '../profile.ts'
import { type ImportedSection, isAccessKey } from './imported.ts'

/** What tools write beside keys: with nothing else, an import is new keys for a profile, and not another profile. */
const GO_WITH_KEYS: ReadonlySet<string> = new Set(['region', 'output', ...EXPIRY_KEYS])
/** What belongs to the former keys alone. */
const STALE = ['aws_session_token', 'aws_security_token', ...EXPIRY_KEYS]

/** True if the settings are keys, with nothing but what goes with them. */
export function isKeysOnly(settings: readonly NewSetting[]): boolean {
  return settings.every(([key]) => isAccessKey(key) || GO_WITH_KEYS.has(key))
}

/** True if the section that stands in the files holds all that the imported one does, and no token of other keys. */
export function holdsAll({ documents }: Profiles, { target, settings }: ImportedSection): boolean {
  const given = new Set(settings.map(([key]) => key))
  const stale = isKeysOnly(settings) ? STALE.filter((key) => !given.has(key)) : []
  return (
    stale.every((key) => presentValue(documents, target, key) === undefined) &&
    settings.every(([key, value]) => presentValue(documents, target, key) === value)
  )
}

function presentValue(documents: Documents, target: SectionId, key: string): string | undefined {
  return FILES.map((file) => valueIn(documents, file, target, key)).findLast((each) => each !== undefined)
}

/** Settings that say where credentials come from. */
const SOURCE =
  /^(aws_(access_key_id|secret_access_key|session_token)|role_arn|sso_.*|web_identity_token_file|credential_process|login_session)$/

/**
 * The edits that add to a profile what it lacks, such as its keys, if its other half has been there alone; null if the two
 * contradict each other, or both say where credentials come from.
 */
export function completing(
  { documents, byName }: Profiles,
  { target, settings }: ImportedSection,
): Edit[] | null {
  const profile = target.kind === 'profile' ? byName.get(target.name) : undefined
  if (!profile) return null
  const isSource = ({ key }: { readonly key: string }) => SOURCE.test(key)
  if (profile.settings.some(isSource) && settings.some(([key]) => SOURCE.test(key))) return null
  const edits: Edit[] = []
  for (const [key, value] of settings) {
    const present = presentValue(documents, target, key)
    if (present !== undefined && present !== value) return null
    if (present === undefined) edits.push({ type: 'set', target, key, value })
  }
  return edits
}

/**
 * The edits that put the settings into a section that exists. Keys alone take the place of a profile's keys, in the
 * credentials file; other settings take that of all that the profile holds. Of other sections only what is given changes.
 */
export function replacing({ documents, byName }: Profiles, { target, settings }: ImportedSection): Edit[] {
  const holds = (file: FileRole, key: string) => valueIn(documents, file, target, key) !== undefined
  const unset = (file: FileRole, key: string): Edit => ({ type: 'unset', target, key, file })
  const given = new Set(settings.map(([key]) => key))
  const removed = formerKeys(byName, target, isKeysOnly(settings))
    .filter((key) => !given.has(key))
    .flatMap((key) => FILES.filter((file) => holds(file, key)).map((file) => unset(file, key)))
  // Tools take all keys from one file: a part of them must not stay in the other.
  const moved = settings
    .filter(([key]) => isAccessKey(key) && holds('config', key) && documents.config !== documents.credentials)
    .map(([key]) => unset('config', key))
  const set = settings.map(([key, value]): Edit => {
    return { type: 'set', target, key, value, ...(isAccessKey(key) ? { file: 'credentials' } : {}) }
  })
  return [...removed, ...moved, ...set]
}

/** The keys of a profile whose settings give way. */
function formerKeys(
  byName: Profiles['byName'],
  { kind, name }: SectionId,
  areKeysOnly: boolean,
): readonly string[] {
  if (kind !== 'profile') return []
  return areKeysOnly ? STALE : (byName.get(name)?.settings.map(({ key }) => key) ?? [])
}
