import { addSection, appendSection } from '../../ini/edit-section.ts'
import type { FileRole } from '../problem.ts'
import type { Documents } from './documents.ts'
import type { NewSetting, SectionId } from './edit.ts'
import { EditRefused, refuseIf } from './edit-refused.ts'
import { fileRefusal, keyRefusal, nameRefusal, valueRefusal } from './refusal.ts'
import { FILES, hasTarget, headerFor, requireTarget, sectionOf } from './section.ts'
import { homeOf, setIn } from './setting.ts'

/** A new section with these settings, each in the file asked for or where AWS's tools look for it. Throws `EditRefused`. */
export function addTarget(
  documents: Documents,
  target: SectionId,
  settings: readonly NewSetting[],
  wanted?: FileRole,
): Documents {
  requireFree(documents, target)
  refuseIf(fileRefusal(target, wanted))
  for (const [key, value] of settings) {
    refuseIf(keyRefusal(key))
    refuseIf(valueRefusal(value))
  }
  const keys = settings.map(([key]) => key.toLowerCase())
  const twice = keys.find((key, at) => keys.indexOf(key) < at)
  if (twice !== undefined) throw new EditRefused('refused', `${twice} is given twice`)
  const fileOf = (key: string) => wanted ?? homeOf(target, key)
  const isPlain = ([key]: NewSetting) => !key.includes('.')
  let grown = { ...documents }
  for (const file of FILES) {
    const own = settings.filter(([key]) => fileOf(key) === file)
    // A profile without any setting is a line of the config file.
    if (own.length === 0 && (file === 'credentials' || settings.length > 0)) continue
    grown[file] = addSection(grown[file], headerFor(file, target), own.filter(isPlain))
  }
  for (const [key, value] of settings.filter((each) => !isPlain(each))) {
    grown = setIn(grown, target, key, value, fileOf(key))
  }
  return grown
}

/** A copy of a section under a new name, line for line, comments between its settings included. Throws `EditRefused`. */
export function duplicateTarget(documents: Documents, target: SectionId, to: string): Documents {
  requireTarget(documents, target)
  const copy = { kind: target.kind, name: to }
  requireFree(documents, copy)
  const grown = { ...documents }
  for (const file of FILES) {
    const section = sectionOf(grown[file], file, target)
    if (!section) continue
    const end = section.settings.at(-1)?.end ?? section.bodyStart
    const body = grown[file].text.slice(section.bodyStart, end)
    grown[file] = appendSection(grown[file], headerFor(file, copy), body)
  }
  return grown
}

/** Throws where the name is no name, or taken. */
export function requireFree(documents: Documents, target: SectionId): void {
  refuseIf(nameRefusal(target))
  if (hasTarget(documents, target)) {
    throw new EditRefused('refused', `there is a ${target.kind} ${target.name} already`)
  }
}
