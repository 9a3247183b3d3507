import type { Document, Section } from '../../../src/ini/document.ts'
import { parse } from '../../../src/ini/parse.ts'
import { keyPath, setSetting } from '../../../src/ini/set-setting.ts'
import { unsetSetting } from '../../../src/ini/unset-setting.ts'

/** The text after setting `key` in the first section, or why it cannot be set. */
export function afterSet(text: string, key: string, value: string): string {
  const document = parse(text)
  const after = setSetting(document, firstSection(document), keyPath(key), value)
  return typeof after === 'string' ? after : after.text
}

/** The text after unsetting `key` in the first section; null if it is not set there. */
export function afterUnset(text: string, key: string): string | null {
  const document = parse(text)
  return unsetSetting(document, firstSection(document), keyPath(key))?.text ?? null
}

function firstSection({ text, sections }: Document): Section {
  const [section] = sections
  if (!section) throw new Error(`no section in ${JSON.stringify(text)}`)
  return section
}
