import type { NewSetting } from '../edit/edit.ts'
import { type Import, type ImportedSection, titleOf } from './imported.ts'

/**
 * What is wanted of an import: without a name everything, else the profile of that name with all that it refers to; a single
 * profile takes the name instead. A refusal, as a clause whose subject is the text, if there is no telling which.
 */
export function chooseProfile(read: Import, name: string | null): Import | string {
  const profiles = read.sections.filter(({ target }) => target.kind === 'profile')
  if (read.nameless !== null) {
    if (name === null) return 'gives its keys no name: add --profile NAME'
    if (profiles.length > 0) return 'has keys with and without names: give them all names'
    const section: ImportedSection = { target: { kind: 'profile', name }, settings: read.nameless }
    return { ...read, sections: [section], nameless: null }
  }
  if (name === null) return read
  const same = profiles.find(({ target }) => target.name === name)
  if (same) return { ...read, sections: closureOf(read.sections, same) }
  const [single, second] = profiles
  if (!single) return `has no profile ${name}`
  if (second) return `has no profile ${name}; it has ${profiles.map(({ target }) => target.name).join(', ')}`
  const settings = single.settings.map(
    ([key, value]): NewSetting =>
      key === 'source_profile' && value === single.target.name ? [key, name] : [key, value],
  )
  const renamed: ImportedSection = { target: { kind: 'profile', name }, settings }
  return {
    ...read,
    sections: [...closureOf(read.sections, single).filter((each) => each !== single), renamed],
  }
}

const REFERENCES: Readonly<Record<string, ImportedSection['target']['kind']>> = {
  sso_session: 'sso-session',
  services: 'services',
  source_profile: 'profile',
}

/** The titles of the sections that a section refers to. */
export function referencesOf({ target, settings }: ImportedSection): string[] {
  if (target.kind !== 'profile') return []
  return settings.flatMap(([key, name]) => {
    const kind = Object.hasOwn(REFERENCES, key) ? REFERENCES[key] : undefined
    return kind === undefined || (kind === 'profile' && name === target.name) ? [] : [titleOf({ kind, name })]
  })
}

/** The settings with references to sections that have a new name. */
export function withNewNames(
  { target, settings }: ImportedSection,
  newNames: ReadonlyMap<string, string>,
): readonly NewSetting[] {
  if (target.kind !== 'profile') return settings
  return settings.map(([key, value]): NewSetting => {
    const kind = Object.hasOwn(REFERENCES, key) ? REFERENCES[key] : undefined
    return [key, (kind && newNames.get(titleOf({ kind, name: value }))) ?? value]
  })
}

/** The sections, each after those that it refers to; of a loop of references one is the last. */
export function inOrder(sections: readonly ImportedSection[]): readonly ImportedSection[] {
  const byTitle = new Map(sections.map((each) => [titleOf(each.target), each]))
  const ordered = new Set<ImportedSection>()
  const seen = new Set<ImportedSection>()
  for (const first of sections) {
    // Not a recursion: a hostile file can hold a chain that is deeper than the stack.
    const open = [first]
    for (let each = open.at(-1); each; each = open.at(-1)) {
      const next = seen.has(each) ? [] : referencesOf(each).flatMap((title) => byTitle.get(title) ?? [])
      seen.add(each)
      const waiting = next.filter((other) => !seen.has(other))
      if (waiting.length > 0) open.push(...waiting)
      else {
        ordered.add(each)
        open.pop()
      }
    }
  }
  return [...ordered]
}

/** The section and all that it refers to, directly or not. */
function closureOf(sections: readonly ImportedSection[], first: ImportedSection): readonly ImportedSection[] {
  const byTitle = new Map(sections.map((each) => [titleOf(each.target), each]))
  const wanted = new Set([first])
  for (const each of wanted) {
    for (const title of referencesOf(each)) {
      const needed = byTitle.get(title)
      if (needed) wanted.add(needed)
    }
  }
  return sections.filter((each) => wanted.has(each))
}
