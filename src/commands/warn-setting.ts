import { applyEdit } from '../profiles/edit/apply.ts'
import type { Edit, SectionId } from '../profiles/edit/edit.ts'
import { problemsOfSession } from '../profiles/lint/session-problems.ts'
import { isUnknown } from '../profiles/lint/setting-problems.ts'
import { load } from '../profiles/load.ts'
import type { FileRole, Problem, ProblemCode } from '../profiles/problem.ts'
import { findSetting } from '../profiles/profile.ts'
import { entryProblems } from '../session/problems.ts'
import { indexProfiles, type ProfileIndex } from '../session/profile-index.ts'

/** They say that another setting is missing, not that this value is wrong. */
const ABOUT_OTHERS: ReadonlySet<ProblemCode> = new Set(['missing-setting', 'partial-keys'])

/**
 * What to say about a setting that is about to be written: that no tool knows its key, or what lint calls an error in its
 * value; sentences, which can quote the files. Empty if the edit is refused.
 */
export function settingWarnings(
  { profiles, facts }: ProfileIndex,
  edit: Edit,
  target: SectionId,
  key: string,
  file: FileRole | undefined,
): readonly string[] {
  const { documents } = applyEdit(profiles.documents, edit)
  if (!documents) return []
  const index = indexProfiles(load(documents), facts)
  const { byName, sessions } = index.profiles
  const session = target.kind === 'sso-session' ? sessions.get(target.name) : undefined
  const holder = session ?? byName.get(target.name)
  // The part behind a dot keeps its case.
  const wanted = key.toLowerCase()
  const setting = holder && (findSetting(holder, key) ?? findSetting(holder, wanted))
  if (!setting) return []
  const places = [setting, ...setting.overrides].filter((each) => file === undefined || each.file === file)
  const isHere = (at: Problem) => places.some((each) => each.file === at.file && each.line === at.line)
  const entry = index.entryOf(target.name)
  const ofProfile = entry ? entryProblems(index, entry) : []
  const found = session ? problemsOfSession(index.profiles, session) : ofProfile
  const told = found.filter(
    (each) =>
      isHere(each) &&
      (each.code === 'unknown-setting'
        ? isUnknown(target.kind, setting.key)
        : each.severity === 'error' && !ABOUT_OTHERS.has(each.code)),
  )
  return [...new Set(told.map((each) => each.message))]
}
