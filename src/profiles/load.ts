import type { Document } from '../ini/document.ts'
import { groupSections, namedSections, sectionsOf } from './group-sections.ts'
import { layersOf, merge } from './merge.ts'
import type { FileRole } from './problem.ts'
import type { NamedSection, Origin, Profiles, SsoSession } from './profile.ts'
import { type SectionsInFile, sectionList } from './sections-by-file.ts'

/**
 * The two documents → the profiles in them as the AWS CLI v2 reads them. The last spelling of a header replaces the
 * section; the credentials file overrides the config file key by key; a block counts as one key
 * (botocore/configloader.py, `full_config` in session.py). Never throws.
 */
export function load(documents: Readonly<Record<FileRole, Document>>): Profiles {
  const grouped = groupSections(documents)
  const { hidden, others, defaults } = grouped
  const sessions = new Map<string, SsoSession>()
  for (const [name, { config }] of grouped['sso-session']) {
    const settings = merge(layersOf('config', sectionList(config), defaults.config))
    sessions.set(name, { name, file: 'config', line: lineOf(config), settings })
  }
  const services = new Map<string, Origin>()
  for (const [name, { config }] of grouped.services)
    services.set(name, { file: 'config', line: lineOf(config) })
  let all: readonly NamedSection[] | undefined
  const known = new Map<string, readonly NamedSection[]>()
  return {
    list: [...grouped.profile.values()],
    byName: grouped.profile,
    sessions,
    services,
    get named() {
      all ??= namedSections(grouped)
      return all
    },
    hidden: [...hidden.config, ...hidden.credentials],
    sectionsOf: (kind, name) => {
      const id = `${kind} ${name}`
      const found = known.get(id) ?? sectionsOf(grouped, kind, name)
      known.set(id, found)
      return found
    },
    others: [...others.config, ...others.credentials],
    documents,
  }
}

function lineOf(sections: SectionsInFile): number {
  return sectionList(sections)[0]?.line ?? 0
}
