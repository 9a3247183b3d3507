import type { Document, Setting as Line, Section } from '../ini/document.ts'
import type { FileRole } from './problem.ts'
import type { NamedSection, Origin, OtherSection, Profile, Profiles, Setting, SsoSession } from './profile.ts'
import { configSectionName, credentialsSectionName } from './section-name.ts'

interface Group {
  readonly kind: NamedSection['kind']
  readonly name: string
  /** Same header repeated: the SDKs merge them; the AWS CLI refuses the file, so showing the merger does no harm. */
  sections: Section[]
}

interface FileSections {
  readonly groups: Map<string, Group>
  readonly hidden: Group[]
  readonly defaults: Section[]
  readonly others: Section[]
}

/**
 * The two documents → what they say to the AWS CLI v2: last spelling of a section wins whole, credentials over
 * config key by key, whole blocks replaced (botocore/configloader.py, session.py full_config). Never throws.
 */
export function load(documents: Readonly<Record<FileRole, Document>>): Profiles {
  const config = sortSections(documents.config, 'config')
  const credentials = sortSections(documents.credentials, 'credentials')
  const byName = new Map<string, Profile>()
  const sessions = new Map<string, SsoSession>()
  const services = new Map<string, Origin>()
  for (const group of config.groups.values()) {
    if (group.kind === 'profile') {
      const twin = credentials.groups.get(`profile ${group.name}`)
      byName.set(group.name, joinProfile(group, config.defaults, twin, credentials.defaults))
      continue
    }
    const origin = { file: 'config', line: group.sections[0]?.line ?? 0 } as const
    if (group.kind === 'services') services.set(group.name, origin)
    else {
      const settings = settingsOf('config', group.sections, config.defaults)
      sessions.set(group.name, { name: group.name, ...origin, settings })
    }
  }
  for (const group of credentials.groups.values()) {
    if (!byName.has(group.name)) {
      byName.set(group.name, joinProfile(undefined, [], group, credentials.defaults))
    }
  }
  return {
    list: [...byName.values()],
    byName,
    sessions,
    services,
    named: [...namedSections('config', config), ...namedSections('credentials', credentials)],
    others: [...otherSections('config', config), ...otherSections('credentials', credentials)],
    documents,
  }
}

function sortSections(document: Document, file: FileRole): FileSections {
  const nameOf = file === 'config' ? configSectionName : credentialsSectionName
  const found: FileSections = { groups: new Map(), hidden: [], defaults: [], others: [] }
  for (const section of document.sections) {
    const { kind, name } = nameOf(section.header)
    if (kind === 'default-values') found.defaults.push(section)
    if (kind === 'default-values' || kind === 'other') {
      found.others.push(section)
      continue
    }
    const id = `${kind} ${name}`
    const group = found.groups.get(id)
    if (!group) found.groups.set(id, { kind, name, sections: [section] })
    else if (group.sections[0]?.header === section.header) group.sections.push(section)
    else {
      found.hidden.push({ ...group })
      group.sections = [section]
    }
  }
  return found
}

function joinProfile(
  config: Group | undefined,
  configDefaults: Section[],
  credentials: Group | undefined,
  credentialsDefaults: Section[],
): Profile {
  const headers: Origin[] = []
  for (const section of config?.sections ?? []) headers.push({ file: 'config', line: section.line })
  for (const section of credentials?.sections ?? []) headers.push({ file: 'credentials', line: section.line })
  const below = config ? settingsOf('config', config.sections, configDefaults) : []
  const above = credentials ? settingsOf('credentials', credentials.sections, credentialsDefaults) : []
  const name = (config ?? credentials)?.name ?? ''
  return { name, headers, settings: above.length === 0 ? below : layer(below, above) }
}

/** Settings of one file's sections of one name, later lines over earlier ones, `[DEFAULT]` beneath them all. */
function settingsOf(file: FileRole, sections: readonly Section[], defaults: readonly Section[]): Setting[] {
  let settings: Setting[] = []
  for (const section of sections) settings = settings.concat(flatten(file, section.settings))
  if (hasRepeats(settings)) settings = settings.reduce<Setting[]>((sum, each) => layer(sum, [each]), [])
  for (const section of defaults) settings = layer(flatten(file, section.settings), settings)
  return settings
}

function hasRepeats(settings: readonly Setting[]): boolean {
  if (settings.length < 2) return false
  return new Set(settings.map((each) => each.key)).size < settings.length
}

const NONE: readonly [] = []

function flatten(file: FileRole, lines: readonly Line[]): Setting[] {
  const settings: Setting[] = []
  for (const { key, value, line, nested } of lines) {
    if (nested.length === 0) settings.push({ key, value, file, line, overrides: NONE })
    for (const sub of nested) {
      settings.push({ key: `${key}.${sub.key}`, value: sub.value, file, line: sub.line, overrides: NONE })
    }
  }
  return settings
}

/** A block is replaced whole, so what counts for "the same setting" is the part before the dot. */
function layer(below: readonly Setting[], above: readonly Setting[]): Setting[] {
  const blocks = new Set<string>()
  for (const { key, file } of above)
    if (key.includes('.') && file !== below[0]?.file) blocks.add(blockOf(key))
  const winners = new Map(above.map((each) => [each.key, each]))
  const settings: Setting[] = []
  for (const lost of below) {
    const winner = winners.get(lost.key)
    if (winner) {
      const overrides = [...winner.overrides, { file: lost.file, line: lost.line, value: lost.value }]
      settings.push({ ...winner, overrides: [...overrides, ...lost.overrides] })
      winners.delete(lost.key)
    } else if (!blocks.has(blockOf(lost.key))) settings.push(lost)
  }
  settings.push(...winners.values())
  return settings
}

function blockOf(key: string): string {
  const dot = key.indexOf('.')
  return dot < 0 ? key : key.slice(0, dot)
}

function* namedSections(file: FileRole, found: FileSections): Generator<NamedSection> {
  for (const { kind, name, sections } of found.hidden) {
    for (const section of sections) yield { file, section, kind, name, counts: false }
  }
  for (const { kind, name, sections } of found.groups.values()) {
    for (const section of sections) yield { file, section, kind, name, counts: true }
  }
}

function* otherSections(file: FileRole, found: FileSections): Generator<OtherSection> {
  for (const section of found.others) yield { file, section }
}
