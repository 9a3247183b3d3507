import { findLine, keyPath, pathIn, type SetRefusal, setSetting } from '../../ini/set-setting.ts'
import { unsetSetting } from '../../ini/unset-setting.ts'
import type { FileRole } from '../problem.ts'
import { homeFile } from '../setting.ts'
import { type Documents, withDocument } from './documents.ts'
import type { SectionId } from './edit.ts'
import { EditRefused, refuseIf } from './edit-refused.ts'
import { fileRefusal, keyRefusal, valueRefusal } from './refusal.ts'
import {
  FILES,
  inheritedLine,
  requireTarget,
  sectionHolding,
  sectionsOf,
  valueIn,
  withSection,
} from './section.ts'
import { ELSEWHERE, sideEffectOf } from './side-effect.ts'

/**
 * Sets one setting, adding the profile's section in that file if necessary.
 *
 * @param wanted the file; if absent, the one that sets it now (credentials wins), else where AWS's tools expect it
 * @throws EditRefused if the key or value is not allowed, there is no such target, or another line would be affected
 */
export function setIn(
  documents: Documents,
  target: SectionId,
  key: string,
  value: string,
  wanted?: FileRole,
): Documents {
  refuseIf(keyRefusal(key))
  refuseIf(valueRefusal(value))
  requireTarget(documents, target)
  const file = wanted ?? winningFile(documents, target, key) ?? homeOf(target, key)
  refuseIf(fileRefusal(target, file))
  const { document, section } = withSection(documents[file], file, target, key)
  const path = pathIn(section, key)
  const after = setSetting(document, section, path, value)
  if (typeof after === 'string') throw new EditRefused('refused', BLOCKS[after](path[0]))
  refuseIf(sideEffectOf(document, after, { section, key: path[0] }))
  const written = withDocument(documents, file, after)
  if (valueIn(written, file, target, key) !== value) refuseIf(ELSEWHERE)
  if (isAmbiguous(written, target, key))
    refuseIf(`${key} would be set twice, on its own line and in a block; remove the other one first`)
  return written
}

const BLOCKS: Readonly<Record<SetRefusal, (key: string) => string>> = {
  'is-a-block': (key) => `${key} is a block of settings; set ${key}.NAME instead`,
  'is-no-block': (key) => `${key} is a plain value and cannot contain settings; remove it first`,
}

/**
 * Removes one setting.
 *
 * @param wanted the file; if absent, the one that sets it (credentials wins)
 * @throws EditRefused if there is no such target, it is not set, or another line would be affected
 */
export function unsetIn(documents: Documents, target: SectionId, key: string, wanted?: FileRole): Documents {
  requireTarget(documents, target)
  const file = wanted ?? fileWithValue(documents, target, key)
  const section = file && sectionHolding(documents[file], file, target, key)
  const path = section && pathIn(section, key)
  const after = path && unsetSetting(documents[file], section, path)
  if (!after) throw new EditRefused('not-set', notSet(documents, target, key, wanted))
  refuseIf(sideEffectOf(documents[file], after, { section, key: path[0] }))
  return withDocument(documents, file, after)
}

/** Why there is nothing to remove, although the screen can show a value: sections inherit from [DEFAULT]. */
function notSet(documents: Documents, target: SectionId, key: string, wanted?: FileRole): string {
  for (const file of wanted ? [wanted] : FILES.toReversed()) {
    const line = inheritedLine(documents[file], file, target, key)
    if (line !== undefined)
      return `${key} is inherited from [DEFAULT], line ${line} of the ${file} file; remove it there`
  }
  return `${key} is not set in ${target.kind} ${target.name}`
}

function fileWithValue(documents: Documents, target: SectionId, key: string): FileRole | undefined {
  return FILES.findLast((file) => valueIn(documents, file, target, key) !== undefined)
}

/** The file that wins for a key. For a nested key that is the file whose block wins, even if the key is not in it. */
function winningFile(documents: Documents, target: SectionId, key: string): FileRole | undefined {
  return FILES.findLast((file) => {
    const section = sectionHolding(documents[file], file, target, key)
    return section && findLine(section, pathIn(section, key)[0])
  })
}

/** True if a key is set both as a line `s3.a = …` and as `a` in a block `s3 =`: tools differ about which one wins. */
function isAmbiguous(documents: Documents, target: SectionId, key: string): boolean {
  const [name, sub] = keyPath(key)
  if (sub === undefined) return false
  const sections = FILES.flatMap((file) => sectionsOf(documents[file], file, target))
  return (
    sections.some((each) => findLine(each, key)) &&
    sections.some((each) => findLine(each, name)?.nested.some((nested) => nested.key === sub))
  )
}

/** The file in which AWS's tools expect a setting of such a section. */
export function homeOf(target: SectionId, key: string): FileRole {
  return target.kind === 'profile' ? homeFile(key) : 'config'
}
