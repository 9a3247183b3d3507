import type { Document, Section } from '../ini/document.ts'
import { layersOf, merge } from './merge.ts'
import type { FileRole } from './problem.ts'
import type { NamedSection, Origin, Profile, Profiles, Setting, SsoSession } from './profile.ts'
import { configSectionName, credentialsSectionName } from './section-name.ts'
import { type FileSections, namedSections, sectionsOf, sortSections } from './sort-sections.ts'

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
  for (const name of named.profile.keys()) byName.set(name, new JoinedProfile(name, byName.size, files))
  for (const name of files.credentials.named.profile.keys()) {
    if (!byName.has(name)) byName.set(name, new JoinedProfile(name, byName.size, files))
  }
  const sessions = new Map<string, SsoSession>()
  for (const [name, sections] of named['sso-session']) {
    const settings = merge(layersOf('config', sections, defaults))
    sessions.set(name, { name, file: 'config', line: lineOf(sections), settings })
  }
  const services = new Map<string, Origin>()
  for (const [name, sections] of named.services)
    services.set(name, { file: 'config', line: lineOf(sections) })
  let all: readonly NamedSection[] | undefined
  const asked = new Map<string, readonly NamedSection[]>()
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
    sectionsOf: (kind, name) => {
      const id = `${kind} ${name}`
      const found = asked.get(id) ?? FILES.flatMap((file) => sectionsOf(file, files[file], kind, name))
      asked.set(id, found)
      return found
    },
    others: FILES.flatMap((file) => files[file].others),
    documents,
  }
}

const FILES: readonly FileRole[] = ['config', 'credentials']

function lineOf([first]: readonly Section[]): number {
  return first?.line ?? 0
}

/** What the two files say of one name. Its settings are worked out when they are asked for: of thousands few are. */
class JoinedProfile implements Profile {
  readonly name: string
  readonly index: number
  readonly #config: readonly Section[]
  readonly #credentials: readonly Section[]
  readonly #files: BothFiles
  #headers: readonly Origin[] | undefined
  #settings: readonly Setting[] | undefined

  constructor(name: string, index: number, files: BothFiles) {
    this.name = name
    this.index = index
    this.#config = files.config.named.profile.get(name) ?? NONE
    this.#credentials = files.credentials.named.profile.get(name) ?? NONE
    this.#files = files
  }

  get headers(): readonly Origin[] {
    this.#headers ??= [
      ...this.#config.map(({ line }) => ({ file: 'config', line }) as const),
      ...this.#credentials.map(({ line }) => ({ file: 'credentials', line }) as const),
    ]
    return this.#headers
  }

  get settings(): readonly Setting[] {
    this.#settings ??= merge([
      ...layersOf('config', this.#config, this.#files.config.defaults),
      ...layersOf('credentials', this.#credentials, this.#files.credentials.defaults),
    ])
    return this.#settings
  }

  get onlySection(): Section | null {
    const isInConfig = this.#config.length > 0
    const { defaults } = this.#files[isInConfig ? 'config' : 'credentials']
    if (this.#config.length + this.#credentials.length + defaults.length !== 1) return null
    return (isInConfig ? this.#config[0] : this.#credentials[0]) ?? null
  }
}

const NONE: readonly [] = []
