import type { Section } from '../ini/document.ts'
import { layersOf, merge } from './merge.ts'
import { plainSetting, plainSettings } from './plain-settings.ts'
import type { FileRole } from './problem.ts'
import type { Origin, Profile, Setting } from './profile.ts'
import { type SectionsByFile, type SectionsInFile, sectionList } from './sections-by-file.ts'

/** One profile from both files. Its settings are merged on first access: of thousands of profiles, few are shown. */
export class JoinedProfile implements Profile, SectionsByFile {
  readonly name: string
  readonly index: number
  config: SectionsInFile = null
  credentials: SectionsInFile = null
  readonly #defaults: Readonly<Record<FileRole, readonly Section[]>>
  #headers: readonly Origin[] | undefined
  #settings: readonly Setting[] | undefined

  /** @param defaults the [DEFAULT] sections of each file */
  constructor(name: string, index: number, defaults: Readonly<Record<FileRole, readonly Section[]>>) {
    this.name = name
    this.index = index
    this.#defaults = defaults
  }

  get headers(): readonly Origin[] {
    this.#headers ??= [
      ...sectionList(this.config).map(({ line }): Origin => ({ file: 'config', line })),
      ...sectionList(this.credentials).map(({ line }): Origin => ({ file: 'credentials', line })),
    ]
    return this.#headers
  }

  get settings(): readonly Setting[] {
    this.#settings ??= plainSettings(this) ?? this.#merged()
    return this.#settings
  }

  find(key: string): Setting | undefined {
    const plain = this.#settings ? null : plainSetting(this, key)
    return plain === null ? this.settings.find((each) => each.key === key) : plain
  }

  onlySection(file: FileRole): Section | null | undefined {
    const section = this[file]
    if (section === null) return null
    return 'header' in section && this.#defaults[file].length === 0 ? section : undefined
  }

  #merged(): Setting[] {
    return merge([
      ...layersOf('config', sectionList(this.config), this.#defaults.config),
      ...layersOf('credentials', sectionList(this.credentials), this.#defaults.credentials),
    ])
  }
}
