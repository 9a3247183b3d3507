import { applyEdit } from '../profiles/edit/apply.ts'
import type { Edit, SectionId } from '../profiles/edit/edit.ts'
import { problemsOfSession } from '../profiles/lint/session-problems.ts'
import { load } from '../profiles/load.ts'
import type { FileRole, Problem, ProblemCode } from '../profiles/problem.ts'
import { findSetting } from '../profiles/profile.ts'
import { entryProblems } from './problems.ts'
import { indexProfiles, type ProfileIndex } from './profile-index.ts'

/** They say that another setting is missing, not that this value is wrong. */
const ABOUT_OTHERS: ReadonlySet<ProblemCode> = new Set(['missing-setting', 'partial-keys'])

/** True of a problem that lint calls an error in the value of the setting that it stands at. */
export function isValueError({ severity, code }: Problem): boolean {
  return severity === 'error' && !ABOUT_OTHERS.has(code)
}

/** What lint would call an error in a profile once an edit is made. Empty if the edit is refused. */
export function errorsOfProfile(now: ProfileIndex, edit: Edit, name: string): readonly Problem[] {
  const index = indexAfter(now, edit)
  const entry = index?.entryOf(name)
  return index && entry ? entryProblems(index, entry).filter(({ severity }) => severity === 'error') : []
}

/** The profiles as they will be; null if the edit is refused. */
function indexAfter({ profiles, facts }: ProfileIndex, edit: Edit): ProfileIndex | null {
  const { documents } = applyEdit(profiles.documents, edit)
  return documents ? indexProfiles(load(documents), facts) : null
}

/** A setting as an edit leaves it, and what stands at its lines. */
export interface SettingProblems {
  /** As it is in the file: the keys of AWS's settings are in small letters. */
  readonly key: string
  readonly problems: readonly Problem[]
}

/**
 * The problems that would stand at a setting once an edit is made, in its section or on the way to its credentials. Null
 * if the edit is refused.
 *
 * @param file the file that the edit writes; undefined for any
 */
export function problemsOfSetting(
  now: ProfileIndex,
  edit: Edit,
  target: SectionId,
  key: string,
  file: FileRole | undefined,
): SettingProblems | null {
  const index = indexAfter(now, edit)
  if (!index) return null
  const { byName, sessions } = index.profiles
  const session = target.kind === 'sso-session' ? sessions.get(target.name) : undefined
  const holder = session ?? byName.get(target.name)
  // The part behind a dot keeps its case.
  const setting = holder && (findSetting(holder, key) ?? findSetting(holder, key.toLowerCase()))
  if (!setting) return null
  const places = [setting, ...setting.overrides].filter((each) => file === undefined || each.file === file)
  const isHere = (at: Problem) => places.some((each) => each.file === at.file && each.line === at.line)
  const entry = index.entryOf(target.name)
  const ofProfile = entry ? entryProblems(index, entry) : []
  const problems = session ? problemsOfSession(index.profiles, session) : ofProfile
  return { key: setting.key, problems: problems.filter(isHere) }
}
