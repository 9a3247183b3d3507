import type { Document, Setting as Line, Section } from '../ini/document.ts'
import type { FileRole } from './problem.ts'
import type {
  NamedSection,
  Origin,
  OtherSection,
  Override,
  Profile,
  Profiles,
  Setting,
  SsoSession,
} from './profile.ts'
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
      const settings = merge(addLayers([], 'config', group.sections, config.defaults))
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
  const layers: Layer[] = []
  if (config) addLayers(layers, 'config', config.sections, configDefaults)
  if (credentials) addLayers(layers, 'credentials', credentials.sections, credentialsDefaults)
  return { name: (config ?? credentials)?.name ?? '', headers, settings: merge(layers) }
}

/** Lines of which a later layer's win over an earlier one's. */
interface Layer {
  readonly file: FileRole
  readonly lines: readonly Line[]
}

/** The sections of one name in one file, `[DEFAULT]` beneath them all. */
function addLayers(
  layers: Layer[],
  file: FileRole,
  sections: readonly Section[],
  defaults: readonly Section[],
): Layer[] {
  for (const { settings } of defaults) layers.push({ file, lines: settings })
  for (const { settings } of sections) layers.push({ file, lines: settings })
  return layers
}

/** Key by key, the last one wins; a block counts as one value, so that it wins or loses whole. */
function merge(layers: readonly Layer[]): Setting[] {
  const [only] = layers
  if (only && layers.length === 1) {
    const settings: Setting[] = []
    for (const line of only.lines) flatten(only.file, line, settings)
    if (!hasRepeats(settings)) return settings
  }
  const merged = new Map<string, readonly Setting[]>()
  for (const { file, lines } of layers) {
    for (const line of lines) merged.set(line.key, replace(merged.get(line.key), flatten(file, line, [])))
  }
  return [...merged.values()].flat()
}

/** The settings of one value, each with what it overrides in the value that it takes the place of. */
function replace(lost: readonly Setting[] = [], found: readonly Setting[]): readonly Setting[] {
  if (lost.length === 0 && found.length === 1) return found
  const winners = new Map(lost.map((each) => [each.key, each]))
  for (const each of found) {
    const loser = winners.get(each.key)
    winners.set(each.key, loser ? { ...each, overrides: [overrideOf(loser), ...loser.overrides] } : each)
  }
  const keys = new Set(found.map((each) => each.key))
  return [...winners.values()].filter((each) => keys.has(each.key))
}

function overrideOf({ file, line, value }: Setting): Override {
  return { file, line, value }
}

/** Sections are short: comparing is faster than making a set for each of thousands. */
const SHORT = 24

function hasRepeats(settings: readonly Setting[]): boolean {
  if (settings.length > SHORT) return new Set(settings.map((each) => each.key)).size < settings.length
  for (let at = 1; at < settings.length; at++) {
    const key = settings[at]?.key
    for (let before = 0; before < at; before++) if (settings[before]?.key === key) return true
  }
  return false
}

const NONE: readonly [] = []

/** Adds a line's settings to `settings`: itself, or those of its block. */
function flatten(file: FileRole, { key, value, line, nested }: Line, settings: Setting[]): Setting[] {
  if (nested.length === 0) settings.push({ key, value, file, line, overrides: NONE })
  for (const sub of nested) {
    settings.push({ key: `${key}.${sub.key}`, value: sub.value, file, line: sub.line, overrides: NONE })
  }
  return settings
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
