import type { Section, SettingLine } from '../../ini/document.ts'
import type { Edit, SectionId } from '../edit/edit.ts'
import { headerFor, nameIn } from '../edit/section.ts'
import type { Profiles } from '../profile.ts'
import { knownSetting, maskedKey } from '../setting.ts'
import { type Fix, keysOf, type Place, sectionIdOf, several } from './fix.ts'
import { meantForConfig, meantHeader, meantName } from './section-problems.ts'
import { belongsUnderS3, isUnknown, meantKey } from './setting-problems.ts'
import { serviceId } from './shape-problems.ts'
import { closest } from './suggest.ts'

/** A misspelt key gets the key that was meant, unless that is set too, or was meant by another line as well. */
export function renameOfKey(profiles: Profiles, { file, section, id, setting, key }: Place): Fix | null {
  const target = sectionIdOf(id)
  if (!target || !setting) return null
  if (belongsUnderS3(target.kind, key) && isUnknown(target.kind, key)) {
    const edits: Edit[] = [
      { type: 'unset', target, key, file },
      { type: 'set', target, key: `s3.${key}`, value: setting.value, file },
    ]
    const isTaken = keysOf(profiles, target).has(`s3.${key}`)
    return isTaken ? null : several(`move ${key} under s3`, edits)
  }
  const meant = meantIn(target.kind, setting, key)
  if (meant === null || keysOf(profiles, target).has(meant)) return null
  if ((timesMeantIn(section, target.kind).get(meant) ?? 0) > 1) return null
  const to = meant.slice(meant.indexOf('.') + 1)
  const edit: Edit = { type: 'rename-key', file, header: section.header, key, to }
  return { type: 'edit', label: `rename ${maskedKey(key)} to ${meant}`, edit }
}

/** The key that was meant, with its block. */
function meantIn(kind: SectionId['kind'], setting: SettingLine, key: string): string | null {
  if (kind !== 'services') {
    const meant = meantKey(kind, key)
    // Out of a block, or into one, it is more than a misspelling.
    return meant !== null && blockOf(meant) === blockOf(key) ? meant : null
  }
  if (!key.includes('.')) {
    const isService = setting.nested.length > 0 && serviceId(key) !== key
    return isService ? serviceId(key) : null
  }
  const [service = '', sub = ''] = key.split('.')
  const meant = knownSetting('services', key) ? undefined : closest(sub, ['endpoint_url'])
  return meant === undefined ? null : `${service}.${meant}`
}

const meantKeys = new WeakMap<Section, ReadonlyMap<string, number>>()

/** How many lines of a section are misspelt from each key. */
function timesMeantIn(section: Section, kind: SectionId['kind']): ReadonlyMap<string, number> {
  let times = meantKeys.get(section)
  if (!times) {
    const counted = new Map<string, number>()
    for (const setting of section.settings) {
      for (const name of namesIn(setting)) {
        const meant = meantIn(kind, setting, name)
        if (meant !== null) counted.set(meant, (counted.get(meant) ?? 0) + 1)
      }
    }
    times = counted
    meantKeys.set(section, times)
  }
  return times
}

/** The keys of a line: its own, or those of the block under it and its own. */
function namesIn({ key, nested }: SettingLine): readonly string[] {
  return [key, ...nested.map((each) => `${key}.${each.key}`)]
}

function blockOf(key: string): string {
  return key.includes('.') ? key.slice(0, key.indexOf('.')) : ''
}

/** A misspelt header gets the one that was meant, unless that is taken. */
export function renameOfHeader(profiles: Profiles, { file, section }: Place): Fix | null {
  const { header } = section
  const to = file === 'config' ? meantHeader(section) : meantName(section)
  if (to === null) return null
  const target = sectionIdOf(nameIn(file, to))
  if (file === 'config' && (timesMeant(profiles).get(to) ?? 0) > 1) return null
  const isTaken = target && profiles.sectionsOf(target.kind, target.name).some((each) => each.file === file)
  const edit: Edit = { type: 'rename-header', file, header, to }
  return target && !isTaken ? { type: 'edit', label: `rename [${header}] to [${to}]`, edit } : null
}

/** A section that tools look for in the config file alone goes there, unless its name is taken. */
export function moveOfSection(profiles: Profiles, { file, section }: Place): Fix | null {
  const target = file === 'credentials' ? meantForConfig(section) : null
  if (!target || profiles.sectionsOf(target.kind, target.name).length > 0) return null
  const { header } = section
  const edit: Edit = { type: 'move-section', file, header, to: headerFor('config', target) }
  return { type: 'edit', label: `move [${header}] to the config file`, edit }
}

const meantHeaders = new WeakMap<Profiles, ReadonlyMap<string, number>>()

/** How many headers that no tool reads are each misspelt from the same one. */
function timesMeant(profiles: Profiles): ReadonlyMap<string, number> {
  let times = meantHeaders.get(profiles)
  if (!times) {
    const counted = new Map<string, number>()
    for (const { file, section } of profiles.others) {
      const meant = file === 'config' ? meantHeader(section) : null
      if (meant !== null) counted.set(meant, (counted.get(meant) ?? 0) + 1)
    }
    times = counted
    meantHeaders.set(profiles, times)
  }
  return times
}
