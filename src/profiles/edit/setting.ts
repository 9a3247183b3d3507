import { findLine, keyPath, pathIn, type SetRefusal, setSetting } from '../../ini/set-setting.ts'
import { unsetSetting } from '../../ini/unset-setting.ts'
import type { FileRole } from '../problem.ts'
import { homeFile } from '../setting.ts'
import type { Documents } from './documents.ts'
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
 * Sets one setting: in the file asked for, else where it stands (the credentials file first, it wins), else where AWS's
 * tools look for it. Makes the section of that file where only the other file has one. Throws `EditRefused`.
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
  const written = { ...documents, [file]: after }
  if (valueIn(written, file, target, key) !== value) refuseIf(ELSEWHERE)
  if (isAmbiguous(written, target, key))
    refuseIf(`${key} would stand there twice, as a line and in a block: remove one of them first`)
  return written
}

const BLOCKS: Readonly<Record<SetRefusal, (key: string) => string>> = {
  'is-a-block': (key) => `${key} is a block of settings; set ${key}.NAME instead`,
  'is-no-block': (key) => `${key} has a plain value, so nothing can be set inside of it`,
}

/** Takes one setting away, in the file asked for or where it stands. Throws `EditRefused`. */
export function unsetIn(documents: Documents, target: SectionId, key: string, wanted?: FileRole): Documents {
  requireTarget(documents, target)
  const file = wanted ?? standsIn(documents, target, key)
  const section = file && sectionHolding(documents[file], file, target, key)
  const path = section && pathIn(section, key)
  const after = path && unsetSetting(documents[file], section, path)
  if (!after) throw new EditRefused('not-set', notSet(documents, target, key, wanted))
  refuseIf(sideEffectOf(documents[file], after, { section, key: path[0] }))
  return { ...documents, [file]: after }
}

/** Why there is nothing to take away, though it may be on screen: every section has what [DEFAULT] says. */
function notSet(documents: Documents, target: SectionId, key: string, wanted?: FileRole): string {
  for (const file of wanted ? [wanted] : FILES.toReversed()) {
    const line = inheritedLine(documents[file], file, target, key)
    if (line !== undefined)
      return `${key} stands in [DEFAULT], line ${line} of the ${file} file, for all sections: remove it there`
  }
  return `${key} is not set in ${target.kind} ${target.name}`
}

function standsIn(documents: Documents, target: SectionId, key: string): FileRole | undefined {
  return FILES.findLast((file) => valueIn(documents, file, target, key) !== undefined)
}

/** The file whose line of that key wins, be it a plain value or a block: it wins whole. */
function winningFile(documents: Documents, target: SectionId, key: string): FileRole | undefined {
  return FILES.findLast((file) => {
    const section = sectionHolding(documents[file], file, target, key)
    return section && findLine(section, pathIn(section, key)[0])
  })
}

/** `s3.a = …` as a line of its own beside a block `s3 =` with an `a`: tools differ about which of the two is meant. */
function isAmbiguous(documents: Documents, target: SectionId, key: string): boolean {
  const [name, sub] = keyPath(key)
  if (sub === undefined) return false
  const sections = FILES.flatMap((file) => sectionsOf(documents[file], file, target))
  return (
    sections.some((each) => findLine(each, key)) &&
    sections.some((each) => findLine(each, name)?.nested.some((nested) => nested.key === sub))
  )
}

/** The file in which AWS's tools look for a setting of such a section. */
export function homeOf(target: SectionId, key: string): FileRole {
  return target.kind === 'profile' ? homeFile(key) : 'config'
}
