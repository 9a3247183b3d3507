import type { Section, SettingLine } from '../../ini/document.ts'
import { isSameSetting } from '../../ini/merge-sections.ts'
import { isOneFile } from '../edit/documents.ts'
import type { Edit, SectionId } from '../edit/edit.ts'
import { nameIn } from '../edit/section.ts'
import type { FileRole, Problem, ProblemCode } from '../problem.ts'
import type { Profiles } from '../profile.ts'
import type { SectionName } from '../section-name.ts'
import { homeFile, knownSetting, maskedKey } from '../setting.ts'
import { isPossible } from './possible-edit.ts'
import { meantHeader, meantName } from './section-problems.ts'
import { belongsUnderS3, isUnknown, meantKey } from './setting-problems.ts'
import { serviceId } from './shape-problems.ts'
import { closest } from './suggest.ts'

/** The one right mending of a problem. */
export type Fix =
  /** `label` is an imperative without a full stop: `rename regoin to region`. It can quote the files. */
  | { readonly type: 'edit'; readonly label: string; readonly edit: Edit }
  /** Takes the access of other users away: `chmod 600`. */
  | { readonly type: 'mode'; readonly label: string; readonly file: FileRole }

/** The permission bits of a file that only its owner can read and write. */
export const OWNER_ONLY = 0o600

const known = new WeakMap<Problem, Fix | null>()

/**
 * The one right mending of a problem of these profiles, or null if there is none or it takes a choice. Worked out once for
 * each problem object.
 */
export function fixOf(profiles: Profiles, problem: Problem): Fix | null {
  let fix = known.get(problem)
  if (fix === undefined) {
    fix = search(profiles, problem)
    known.set(problem, fix)
  }
  return fix
}

/** The line of a problem, and the section around it. */
interface Place {
  readonly file: FileRole
  readonly section: Section
  readonly id: SectionName
  /** Undefined on a header, or on a line that is no setting. */
  readonly setting: SettingLine | undefined
  /** Of the setting, or of the nested one on that line. */
  readonly key: string
}

type Rule = (profiles: Profiles, at: Place, problem: Problem) => Fix | null

const RULES: Partial<Readonly<Record<ProblemCode, Rule>>> = {
  'unknown-setting': renameOfKey,
  'bad-section-name': renameOfHeader,
  'wrong-file': moveToOtherFile,
  'duplicate-section': mergeOfSections,
  'duplicate-setting': removalOfRepeats,
  'no-registration-scopes': additionOfScopes,
  'default-twice': removalOfDefault,
  'shadowed-setting': removalOfShadowed,
}

/** If both names lead to one file, its headers mean something else to each reader, so what depends on them is a choice. */
const BY_FILE: ReadonlySet<ProblemCode> = new Set([
  'bad-section-name',
  'wrong-file',
  'default-twice',
  'shadowed-setting',
])

/** Lines are moved or removed, and the AWS CLI must read what it has read. */
const KEEPING: ReadonlySet<ProblemCode> = new Set([
  'wrong-file',
  'duplicate-section',
  'duplicate-setting',
  'shadowed-setting',
])

function search(profiles: Profiles, problem: Problem): Fix | null {
  const { code, file, line } = problem
  if (file === null) return null
  if (code === 'file-permissions') return { type: 'mode', label: `chmod 600 the ${file} file`, file }
  if (code === 'byte-order-mark')
    return { type: 'edit', label: 'remove the byte order mark', edit: { type: 'remove-mark', file } }
  const rule = RULES[code]
  if (!rule || line === null || (BY_FILE.has(code) && isOneFile(profiles.documents))) return null
  const at = placeOf(profiles, file, line)
  const fix = at && rule(profiles, at, problem)
  if (!at || fix?.type !== 'edit') return null
  return isPossible(profiles, at, fix.edit, KEEPING.has(code)) ? fix : null
}

function placeOf(profiles: Profiles, file: FileRole, line: number): Place | null {
  const { sections } = profiles.documents[file]
  let [low, high] = [0, sections.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sections[middle]?.line ?? 0) <= line) low = middle + 1
    else high = middle
  }
  const section = sections[low - 1]
  if (!section) return null
  const setting = section.settings.findLast((each) => each.line <= line)
  const nested = setting?.nested.find((each) => each.line === line)
  const isOn = nested !== undefined || setting?.line === line
  const key = setting && isOn ? (nested ? `${setting.key}.${nested.key}` : setting.key) : ''
  return { file, section, id: nameIn(file, section.header), setting: isOn ? setting : undefined, key }
}

function sectionIdOf({ kind, name }: SectionName): SectionId | null {
  return kind === 'other' || kind === 'default-values' ? null : { kind, name }
}

function renameOfKey(profiles: Profiles, { file, section, id, setting, key }: Place): Fix | null {
  const target = sectionIdOf(id)
  if (!target || !setting) return null
  if (belongsUnderS3(target.kind, key) && isUnknown(target.kind, key)) {
    const edits: Edit[] = [
      { type: 'unset', target, key, file },
      { type: 'set', target, key: `s3.${key}`, value: setting.value, file },
    ]
    const isTaken = keysOf(profiles, target).includes(`s3.${key}`)
    return isTaken ? null : several(`move ${key} under s3`, edits)
  }
  const meant = meantIn(target.kind, setting, key)
  if (meant === null || keysOf(profiles, target).includes(meant)) return null
  const names = section.settings.flatMap((each) => namesIn(each).map((name) => ({ name, in: each })))
  const isAlone = names.every(
    (each) =>
      (each.name === key && each.in === setting) || meantIn(target.kind, each.in, each.name) !== meant,
  )
  if (!isAlone) return null
  const to = meant.slice(meant.indexOf('.') + 1)
  const edit: Edit = { type: 'rename-key', file, header: section.header, key, to }
  return { type: 'edit', label: `rename ${maskedKey(key)} to ${meant}`, edit }
}

/** The key that was meant, with its block. */
function meantIn(kind: SectionId['kind'], setting: SettingLine, key: string): string | null {
  if (kind !== 'services') {
    const meant = meantKey(kind, key)
    // Out of a block, or into one, it is more than a misspelling.
    return meant !== null && blockOf(meant) === blockOf(key) ? meant : null
  }
  if (!key.includes('.')) {
    const isService = setting.nested.length > 0 && serviceId(key) !== key
    return isService ? serviceId(key) : null
  }
  const [service = '', sub = ''] = key.split('.')
  const meant = knownSetting('services', key) ? undefined : closest(sub, ['endpoint_url'])
  return meant === undefined ? null : `${service}.${meant}`
}

/** The keys of a line: its own, or those of the block under it and its own. */
function namesIn({ key, nested }: SettingLine): readonly string[] {
  return [key, ...nested.map((each) => `${key}.${each.key}`)]
}

function blockOf(key: string): string {
  return key.includes('.') ? key.slice(0, key.indexOf('.')) : ''
}

function keysOf({ byName, sessions }: Profiles, { kind, name }: SectionId): readonly string[] {
  const holder =
    kind === 'profile' ? byName.get(name) : kind === 'sso-session' ? sessions.get(name) : undefined
  return holder?.settings.map((each) => each.key) ?? []
}

function renameOfHeader(profiles: Profiles, { file, section }: Place): Fix | null {
  const { header } = section
  const to = file === 'config' ? meantHeader(section) : meantName(section)
  if (to === null) return null
  const target = sectionIdOf(nameIn(file, to))
  if (file === 'config' && (timesMeant(profiles).get(to) ?? 0) > 1) return null
  const isTaken = target && profiles.sectionsOf(target.kind, target.name).some((each) => each.file === file)
  const edit: Edit = { type: 'rename-header', file, header, to }
  return target && !isTaken ? { type: 'edit', label: `rename [${header}] to [${to}]`, edit } : null
}

const meantHeaders = new WeakMap<Profiles, ReadonlyMap<string, number>>()

/** How many headers that no tool reads are each misspelt from the same one. */
function timesMeant(profiles: Profiles): ReadonlyMap<string, number> {
  let times = meantHeaders.get(profiles)
  if (!times) {
    const counted = new Map<string, number>()
    for (const { file, section } of profiles.others) {
      const meant = file === 'config' ? meantHeader(section) : null
      if (meant !== null) counted.set(meant, (counted.get(meant) ?? 0) + 1)
    }
    times = counted
    meantHeaders.set(profiles, times)
  }
  return times
}

/** They are read from one file at a time, so they stay together. */
const ACCESS_KEYS = ['aws_access_key_id', 'aws_secret_access_key', 'aws_session_token']

/** Between keys in the credentials file and keys in the config file, the AWS CLI looks for these. */
const BETWEEN = ['login_session', 'credential_process']

function moveToOtherFile(profiles: Profiles, { file, section, id, setting, key }: Place): Fix | null {
  const target = sectionIdOf(id)
  if (!target || !setting) return null
  const home = homeFile(key)
  const isAccessKey = ACCESS_KEYS.includes(key)
  if (isAccessKey && keysOf(profiles, target).some((each) => BETWEEN.includes(each))) return null
  const lines = isAccessKey ? section.settings.filter((each) => ACCESS_KEYS.includes(each.key)) : [setting]
  const there = profiles
    .sectionsOf('profile', target.name)
    .filter((each) => each.file === home)
    .flatMap((each) => each.section.settings)
  const edits: Edit[] = []
  for (const line of lines) {
    const same = there.filter((each) => each.key === line.key)
    if (same.some((each) => !isSameSetting(each, line))) return null
    if (same.length === 0)
      edits.push(
        ...settingsIn(line).map(([name, value]): Edit => {
          return { type: 'set', target, key: name, value, file: home }
        }),
      )
    edits.push({ type: 'unset', target, key: line.key, file })
  }
  const names = lines.map((each) => maskedKey(each.key)).join(', ')
  const isMoved = edits.some((each) => each.type === 'set')
  return several(
    isMoved ? `move ${names} to the ${home} file` : `remove ${names} from the ${file} file`,
    edits,
  )
}

function settingsIn({ key, value, nested }: SettingLine): readonly (readonly [key: string, value: string])[] {
  return nested.length === 0 ? [[key, value]] : nested.map((each) => [`${key}.${each.key}`, each.value])
}

function mergeOfSections(_: Profiles, { file, section: { header } }: Place): Fix {
  return { type: 'edit', label: `merge the sections [${header}]`, edit: { type: 'merge', file, header } }
}

function removalOfRepeats(_: Profiles, { file, section: { header }, setting }: Place): Fix | null {
  if (!setting) return null
  const { key } = setting
  return {
    type: 'edit',
    label: `remove the repeated ${maskedKey(key)}`,
    edit: { type: 'remove-repeats', file, header, key },
  }
}

const SCOPES = ['sso_registration_scopes', 'sso:account:access'] as const

function additionOfScopes(_: Profiles, { id }: Place): Fix | null {
  const target = sectionIdOf(id)
  if (!target) return null
  const [key, value] = SCOPES
  return { type: 'edit', label: `add ${key} = ${value}`, edit: { type: 'set', target, key, value } }
}

/**
 * The AWS CLI reads the later section, the SDKs read [profile default]. Where that comes first, each has a loser of its own,
 * so it is only removed if the other section says all that it says.
 */
function removalOfDefault({ sectionsOf }: Profiles, { file, section }: Place): Fix | null {
  const { header } = section
  const winners = sectionsOf('profile', 'default').filter((each) => each.file === file && each.counts)
  const isReadByNone = header === 'default'
  const isSaid = section.settings.every((line) =>
    winners.some((each) => each.section.settings.some((other) => isSameSetting(line, other))),
  )
  if (!isReadByNone && !isSaid) return null
  return { type: 'edit', label: `remove [${header}]`, edit: { type: 'remove-section', file, header } }
}

/** Of two files that say the same, the one where people and tools expect the setting keeps it. */
function removalOfShadowed(profiles: Profiles, { file, id, setting }: Place, { line }: Problem): Fix | null {
  const target = sectionIdOf(id)
  if (target?.kind !== 'profile' || !setting) return null
  const winner = profiles.byName
    .get(target.name)
    ?.settings.find((each) => each.overrides.some((lost) => lost.file === file && lost.line === line))
  if (!winner || winner.file === file) return null
  const other = placeOf(profiles, winner.file, winner.line)
  if (other?.id.name !== target.name || other.id.kind !== 'profile' || !other.setting) return null
  if (!isSameSetting(setting, other.setting)) return null
  const from = homeFile(setting.key) === winner.file ? file : winner.file
  const edit: Edit = { type: 'unset', target, key: setting.key, file: from }
  return { type: 'edit', label: `remove ${maskedKey(setting.key)} from the ${from} file`, edit }
}

function several(label: string, edits: readonly Edit[]): Fix {
  const [only] = edits
  return { type: 'edit', label, edit: only && edits.length === 1 ? only : { type: 'several', edits } }
}
