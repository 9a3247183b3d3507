import type { Document, Section } from '../../../src/ini/document.ts'
import { parse } from '../../../src/ini/parse.ts'
import { keyPath, setSetting } from '../../../src/ini/set-setting.ts'
import { unsetSetting } from '../../../src/ini/unset-setting.ts'

/** The text after `key = value` was set in its first section, or why it was not. */
export function afterSet(text: string, key: string, value: string): string {
  const document = parse(text)
  const after = setSetting(document, firstSection(document), keyPath(key), value)
  return typeof after === 'string' ? after : after.text
}

/** The text after the key was taken out of its first section; null where it was not set. */
export function afterUnset(text: string, key: string): string | null {
  const document = parse(text)
  return unsetSetting(document, firstSection(document), keyPath(key))?.text ?? null
}

function firstSection({ text, sections }: Document): Section {
  const [section] = sections
  if (!section) throw new Error(`no section in ${JSON.stringify(text)}`)
  return section
}
