import { addSection, appendSection } from '../../ini/edit-section.ts'
import type { FileRole } from '../problem.ts'
import { type Documents, withDocument } from './documents.ts'
import type { NewSetting, SectionId } from './edit.ts'
import { EditRefused, refuseIf } from './edit-refused.ts'
import { fileRefusal, keyRefusal, nameRefusal, valueRefusal } from './refusal.ts'
import { FILES, hasTarget, headerFor, requireTarget, sectionOf } from './section.ts'
import { homeOf, setIn } from './setting.ts'

/**
 * Adds a section with these settings.
 *
 * @param wanted the file for all settings; if absent, each goes where AWS's tools expect it
 * @throws EditRefused if a name, key or value is not allowed, or the section exists
 */
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
  const repeated = keys.find((key, at) => keys.indexOf(key) < at)
  if (repeated !== undefined) throw new EditRefused('refused', `${repeated} is given twice; keep one of them`)
  const fileOf = (key: string) => wanted ?? homeOf(target, key)
  const isPlain = ([key]: NewSetting) => !key.includes('.')
  let grown = documents
  for (const file of FILES) {
    const own = settings.filter(([key]) => fileOf(key) === file)
    // A profile without settings is just a header in the config file.
    if (own.length === 0 && (file === 'credentials' || settings.length > 0)) continue
    const added = addSection(grown[file], headerFor(file, target), own.filter(isPlain))
    grown = withDocument(grown, file, added)
  }
  for (const [key, value] of settings.filter((each) => !isPlain(each))) {
    grown = setIn(grown, target, key, value, fileOf(key))
  }
  return grown
}

/**
 * Copies a section under a new name, line for line, with the comments between its settings.
 *
 * @throws EditRefused if there is nothing to copy, or the new name is taken or not allowed
 */
export function duplicateTarget(documents: Documents, target: SectionId, to: string): Documents {
  requireTarget(documents, target)
  const copy = { kind: target.kind, name: to }
  requireFree(documents, copy)
  let grown = documents
  for (const file of FILES) {
    const section = sectionOf(grown[file], file, target)
    if (!section) continue
    const end = section.settings.at(-1)?.end ?? section.bodyStart
    const body = grown[file].text.slice(section.bodyStart, end)
    grown = withDocument(grown, file, appendSection(grown[file], headerFor(file, copy), body))
  }
  return grown
}

/** Throws `EditRefused` if the name is not allowed, or taken. */
export function requireFree(documents: Documents, target: SectionId): void {
  refuseIf(nameRefusal(target))
  if (hasTarget(documents, target)) {
    throw new EditRefused('refused', `${target.kind} ${target.name} already exists; choose another name`)
  }
}
