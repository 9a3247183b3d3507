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
import { configSectionName, credentialsSectionName, type SectionName } from './section-name.ts'

type NamedKind = NamedSection['kind']

interface FileSections {
  /**
   * Those that count, by kind and name, in file order. Several where the same header is repeated: the SDKs merge them;
   * the AWS CLI refuses the file, so showing the merger does no harm.
   */
  readonly named: Readonly<Record<NamedKind, Map<string, Section[]>>>
  readonly hidden: NamedSection[]
  readonly defaults: Section[]
  readonly others: OtherSection[]
}

type BothFiles = Readonly<Record<FileRole, FileSections>>

/**
 * The two documents → what they say to the AWS CLI v2: last spelling of a section wins whole, credentials over
 * config key by key, whole blocks replaced (botocore/configloader.py, session.py full_config). Never throws.
 */
export function load(documents: Readonly<Record<FileRole, Document>>): Profiles {
  const files: BothFiles = {
    config: sortSections(documents.config, 'config', configSectionName),
    credentials: sortSections(documents.credentials, 'credentials', credentialsSectionName),
  }
  const { named, defaults } = files.config
  const byName = new Map<string, Profile>()
  for (const name of named.profile.keys()) byName.set(name, new JoinedProfile(name, files))
  for (const name of files.credentials.named.profile.keys()) {
    if (!byName.has(name)) byName.set(name, new JoinedProfile(name, files))
  }
  const sessions = new Map<string, SsoSession>()
  for (const [name, sections] of named['sso-session']) {
    const settings = merge(addLayers([], 'config', sections, defaults))
    sessions.set(name, { name, file: 'config', line: lineOf(sections), settings })
  }
  const services = new Map<string, Origin>()
  for (const [name, sections] of named.services)
    services.set(name, { file: 'config', line: lineOf(sections) })
  let all: readonly NamedSection[] | undefined
  return {
    list: [...byName.values()],
    byName,
    sessions,
    services,
    get named() {
      all ??= FILES.flatMap((file) => [...namedSections(file, files[file])])
      return all
    },
    hidden: FILES.flatMap((file) => files[file].hidden),
    sectionsOf: (kind, name) => FILES.flatMap((file) => sectionsOf(file, files[file], kind, name)),
    others: FILES.flatMap((file) => files[file].others),
    documents,
  }
}

const FILES: readonly FileRole[] = ['config', 'credentials']

function lineOf([first]: readonly Section[]): number {
  return first?.line ?? 0
}

function sortSections(
  document: Document,
  file: FileRole,
  nameOf: (header: string) => SectionName,
): FileSections {
  const found: FileSections = {
    named: { profile: new Map(), 'sso-session': new Map(), services: new Map() },
    hidden: [],
    defaults: [],
    others: [],
  }
  for (const section of document.sections) {
    const { kind, name } = nameOf(section.header)
    if (kind === 'default-values') found.defaults.push(section)
    if (kind === 'default-values' || kind === 'other') {
      found.others.push({ file, section })
      continue
    }
    const same = found.named[kind].get(name)
    if (same && same[0]?.header === section.header) same.push(section)
    else {
      if (same) found.hidden.push(...same.map((each) => asNamed(file, each, kind, name, false)))
      found.named[kind].set(name, [section])
    }
  }
  return found
}

/** What the two files say of one name. Its settings are worked out when they are asked for: of thousands few are. */
class JoinedProfile implements Profile {
  readonly name: string
  readonly #config: readonly Section[]
  readonly #credentials: readonly Section[]
  readonly #files: BothFiles
  #settings: readonly Setting[] | undefined

  constructor(name: string, files: BothFiles) {
    this.name = name
    this.#config = files.config.named.profile.get(name) ?? NONE
    this.#credentials = files.credentials.named.profile.get(name) ?? NONE
    this.#files = files
  }

  get headers(): readonly Origin[] {
    return [
      ...this.#config.map(({ line }) => ({ file: 'config', line }) as const),
      ...this.#credentials.map(({ line }) => ({ file: 'credentials', line }) as const),
    ]
  }

  get settings(): readonly Setting[] {
    this.#settings ??= merge(this.#layers())
    return this.#settings
  }

  get onlySection(): Section | null {
    const isInConfig = this.#config.length > 0
    const { defaults } = this.#files[isInConfig ? 'config' : 'credentials']
    if (this.#config.length + this.#credentials.length + defaults.length !== 1) return null
    return (isInConfig ? this.#config[0] : this.#credentials[0]) ?? null
  }

  /** `[DEFAULT]` of a file reaches into the profiles that have a section there. */
  #layers(): Layer[] {
    const layers: Layer[] = []
    const { config, credentials } = this.#files
    if (this.#config.length > 0) addLayers(layers, 'config', this.#config, config.defaults)
    if (this.#credentials.length > 0) {
      addLayers(layers, 'credentials', this.#credentials, credentials.defaults)
    }
    return layers
  }
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

function* namedSections(file: FileRole, { hidden, named }: FileSections): Generator<NamedSection> {
  yield* hidden
  for (const kind of KINDS) {
    for (const [name, sections] of named[kind]) {
      for (const section of sections) yield asNamed(file, section, kind, name, true)
    }
  }
}

const KINDS: readonly NamedKind[] = ['profile', 'sso-session', 'services']

function sectionsOf(
  file: FileRole,
  { hidden, named }: FileSections,
  kind: NamedKind,
  name: string,
): NamedSection[] {
  const counting = named[kind].get(name) ?? []
  return [
    ...hidden.filter((each) => each.kind === kind && each.name === name),
    ...counting.map((section) => asNamed(file, section, kind, name, true)),
  ]
}

function asNamed(
  file: FileRole,
  section: Section,
  kind: NamedKind,
  name: string,
  counts: boolean,
): NamedSection {
  return { file, section, kind, name, counts }
}
