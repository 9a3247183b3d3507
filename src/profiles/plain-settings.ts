import type { Section } from '../ini/document.ts'
import type { FileRole } from './problem.ts'
import type { Profile, Setting } from './profile.ts'

/*
 * In most profiles each line is a setting of its own, and none overrides another. Theirs come straight from the parser's
 * rows: with an object per line in between, the chains of 10,000 different profiles took a third more time and memory.
 */

type Sections = Pick<Profile, 'onlySection'>

const FILES: readonly FileRole[] = ['config', 'credentials']
const NONE: readonly [] = []

/** The settings of a profile, config first; null if a line has more lines below it, or its key stands twice. */
export function plainSettings(profile: Sections): Setting[] | null {
  const settings: Setting[] = []
  const keys = new Set<string>()
  for (const file of FILES) {
    const section = profile.onlySection(file)
    if (section === undefined) return null
    for (let nth = 0; section && nth < section.size; nth++) {
      const key = section.keyAt(nth)
      if (!section.isPlainAt(nth) || keys.has(key)) return null
      keys.add(key)
      settings.push(settingAt(file, section, nth))
    }
  }
  return settings
}

/** One of them: undefined if none has that key, null if its own line does not tell. */
export function plainSetting(profile: Sections, key: string): Setting | undefined | null {
  // A key with a dot can be inside a block.
  if (key.includes('.')) return null
  let found: Setting | undefined
  for (const file of FILES) {
    const section = profile.onlySection(file)
    if (section === undefined) return null
    for (let nth = 0; section && nth < section.size; nth++) {
      if (section.keyAt(nth) !== key) continue
      if (found || !section.isPlainAt(nth)) return null
      found = settingAt(file, section, nth)
    }
  }
  return found
}

function settingAt(file: FileRole, section: Section, nth: number): Setting {
  const [key, value, line] = [section.keyAt(nth), section.valueAt(nth), section.lineAt(nth)]
  return { key, value, file, line, overrides: NONE }
}
