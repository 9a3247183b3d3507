import type { Edit, SectionId } from '../profiles/edit/edit.ts'
import { isUnknown } from '../profiles/lint/setting-problems.ts'
import type { FileRole } from '../profiles/problem.ts'
import type { ProfileIndex } from '../session/profile-index.ts'
import { isValueError, problemsOfSetting } from '../session/setting-problems.ts'

/**
 * What to say about a setting that is about to be written: that no tool knows its key, or what lint calls an error in its
 * value; sentences, which can quote the files. Empty if the edit is refused.
 */
export function settingWarnings(
  index: ProfileIndex,
  edit: Edit,
  target: SectionId,
  key: string,
  file: FileRole | undefined,
): readonly string[] {
  const found = problemsOfSetting(index, edit, target, key, file)
  if (!found) return []
  const told = found.problems.filter((each) =>
    each.code === 'unknown-setting' ? isUnknown(target.kind, found.key) : isValueError(each),
  )
  return [...new Set(told.map((each) => each.message))]
}
