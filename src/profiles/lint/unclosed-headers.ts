import type { Document, Section } from '../../ini/document.ts'
import type { Problem } from '../problem.ts'
import type { Profiles } from '../profile.ts'
import { placeOf } from './fix.ts'

/**
 * The problems without those that lines below a header without its bracket bring: all tools read them as part of the
 * section above, but they were meant for another, so what is wrong with them there goes away with the mended header.
 */
export function withoutMisread(profiles: Profiles, problems: Problem[]): Problem[] {
  const { config, credentials } = profiles.documents
  if (misreadIn(config).size === 0 && misreadIn(credentials).size === 0) return problems
  return problems.filter(({ code, file, line }) => {
    const at = file === null || line === null ? null : placeOf(profiles, file, line)
    const misread = file && at && misreadIn(profiles.documents[file]).get(at.section)
    if (!at || !misread || line === null) return true
    if (line > misread.below) return false
    return !OF_REPEATS.has(code) || !misread.keys.has(at.setting?.key ?? '')
  })
}

/** What is said of a line that another one of the same key follows. */
const OF_REPEATS: ReadonlySet<Problem['code']> = new Set(['shadowed-setting', 'tools-disagree'])

interface Misread {
  /** Line of the header without its bracket. */
  readonly below: number
  readonly keys: ReadonlySet<string>
}

const known = new WeakMap<Document, ReadonlyMap<Section, Misread>>()

/** By section, what is read as a part of it and was meant for another. */
function misreadIn(document: Document): ReadonlyMap<Section, Misread> {
  let found = known.get(document)
  if (!found) {
    found = search(document)
    known.set(document, found)
  }
  return found
}

/** Both lists are in file order and can be thousands long, so one pass goes over both. */
function search({ problems, sections }: Document): ReadonlyMap<Section, Misread> {
  const found = new Map<Section, Misread>()
  let next = 0
  for (const each of problems) {
    if (each.type !== 'unparsable-line' || each.reason !== 'no-bracket') continue
    while ((sections[next]?.line ?? Number.POSITIVE_INFINITY) < each.line) next++
    const section = sections[next - 1]
    if (!section || found.has(section)) continue
    const misread = section.settings.filter(({ line }) => line > each.line)
    found.set(section, { below: each.line, keys: new Set(misread.map(({ key }) => key)) })
  }
  return found
}
