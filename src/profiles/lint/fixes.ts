import type { SettingLine } from '../../ini/document.ts'
import { isSameSetting } from '../../ini/merge-sections.ts'
import { isOneFile } from '../edit/documents.ts'
import type { Edit } from '../edit/edit.ts'
import type { Problem, ProblemCode } from '../problem.ts'
import type { Profiles } from '../profile.ts'
import { homeFile, maskedKey } from '../setting.ts'
import { type Fix, keysOf, type Place, placeOf, sectionIdOf, several } from './fix.ts'
import { renameOfMissing } from './missing-fixes.ts'
import { isPossible } from './possible-edit.ts'
import { moveOfSection, renameOfHeader, renameOfKey } from './rename-fixes.ts'
import { plainValue } from './value-fixes.ts'

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

type Rule = (profiles: Profiles, at: Place, problem: Problem) => Fix | null

const RULES: Partial<Readonly<Record<ProblemCode, Rule>>> = {
  'unknown-setting': renameOfKey,
  'bad-section-name': (profiles, at) => renameOfHeader(profiles, at) ?? moveOfSection(profiles, at),
  'wrong-file': moveToOtherFile,
  'duplicate-section': mergeOfSections,
  'duplicate-setting': removalOfRepeats,
  'no-registration-scopes': additionOfScopes,
  'default-twice': removalOfDefault,
  'shadowed-setting': removalOfShadowed,
  'tools-disagree': plainValue,
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
  const at = line === null ? null : placeOf(profiles, file, line)
  if (!at) return null
  const fix = renameOfMissing(profiles, at, problem) ?? ruled(profiles, at, problem)
  if (fix?.type !== 'edit') return null
  return isPossible(profiles, at, fix.edit, KEEPING.has(code)) ? fix : null
}

function ruled(profiles: Profiles, at: Place, problem: Problem): Fix | null {
  const { code } = problem
  if (BY_FILE.has(code) && isOneFile(profiles.documents)) return null
  return RULES[code]?.(profiles, at, problem) ?? null
}

/** A misspelt key is mended before what follows from it, which may need no mending of its own then. */
export function misspellingsFirst(problems: readonly Problem[]): readonly Problem[] {
  const isMisspelling = (each: Problem) => each.code === 'unknown-setting'
  return [...problems.filter(isMisspelling), ...problems.filter((each) => !isMisspelling(each))]
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
  if (isAccessKey && BETWEEN.some((each) => keysOf(profiles, target).has(each))) return null
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
  const names = lines.length > 1 ? 'the access keys' : maskedKey(lines[0]?.key ?? key)
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
function removalOfShadowed(profiles: Profiles, { file, id, setting, key }: Place): Fix | null {
  const target = sectionIdOf(id)
  if (target?.kind !== 'profile' || !setting) return null
  const winner = profiles.byName.get(target.name)?.settings.find((each) => each.key === key)
  if (!winner || winner.file === file) return null
  const other = placeOf(profiles, winner.file, winner.line)
  if (other?.id.name !== target.name || other.id.kind !== 'profile' || !other.setting) return null
  if (!isSameSetting(setting, other.setting)) return null
  const from = homeFile(setting.key) === winner.file ? file : winner.file
  const edit: Edit = { type: 'unset', target, key: setting.key, file: from }
  return { type: 'edit', label: `remove ${maskedKey(setting.key)} from the ${from} file`, edit }
}
