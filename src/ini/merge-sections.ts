import type { Document, Section, SettingLine } from './document.ts'
import { lineBreakNear, lineStartAfter } from './line-style.ts'
import { type Splice, spliced } from './splice.ts'
import { ownLine } from './unset-setting.ts'

/** True if two lines say the same: equal values, or blocks with the same settings in the same order. */
export function isSameSetting(one: SettingLine, other: SettingLine): boolean {
  return (
    one.key === other.key &&
    one.value === other.value &&
    one.nested.length === other.nested.length &&
    one.nested.every(
      (each, at) => each.key === other.nested[at]?.key && each.value === other.nested[at]?.value,
    )
  )
}

/** The lines of later sections that an earlier one lacks, section by section; null if any two contradict each other. */
export function newSettings(
  first: Section,
  later: readonly Section[],
): readonly (readonly SettingLine[])[] | null {
  const known = new Map(first.settings.map((each) => [each.key, each]))
  const added: SettingLine[][] = []
  for (const { settings } of later) {
    const own: SettingLine[] = []
    for (const line of settings) {
      const same = known.get(line.key)
      if (same && !isSameSetting(same, line)) return null
      if (!same) own.push(line)
      known.set(line.key, line)
    }
    added.push(own)
  }
  return added
}

/** A key that two sections of one header set differently, and where. */
export interface Contradiction {
  readonly key: string
  readonly lines: readonly [earlier: number, later: number]
}

/** What keeps sections of one header, in file order, from being merged: for each, where it contradicts the earlier ones. */
export function contradictions(sections: readonly Section[]): ReadonlyMap<Section, readonly Contradiction[]> {
  const known = new Map<string, SettingLine>()
  const found = new Map<Section, readonly Contradiction[]>()
  for (const section of sections) {
    const own: Contradiction[] = []
    // A key that is repeated within a section is a problem of its own.
    for (const line of new Map(section.settings.map((each) => [each.key, each])).values()) {
      const same = known.get(line.key)
      if (!same) known.set(line.key, line)
      else if (!isSameSetting(same, line)) own.push({ key: line.key, lines: [same.line, line.line] })
    }
    if (own.length > 0) found.set(section, own)
  }
  return found
}

/**
 * The document with the lines of later sections moved below those of an earlier one, comments between them included, and
 * without the later headers. What they all say stays once. Comments after the last setting stay where they are: they may
 * belong to the next section. Null if they contradict each other, or if something on a later header's line would be lost.
 */
export function mergeSections(
  document: Document,
  first: Section,
  later: readonly Section[],
): Document | null {
  const added = newSettings(first, later)
  if (added === null || later.some(({ trailer }) => trailer !== '' && !/^[#;]/.test(trailer))) return null
  const at = first.settings.at(-1)?.end ?? first.bodyStart
  const moved = later.map((each, nth) => bodyOf(document, each, new Set(added[nth])))
  return spliced(document, [
    { start: at, end: at, text: moved.join('') },
    ...later.map((each) => ({ start: each.start, end: pastGap(document, each, endOf(each)), text: '' })),
  ])
}

function endOf({ settings, bodyStart }: Section): number {
  return settings.at(-1)?.end ?? bodyStart
}

/** The lines of a section without the settings that are not wanted; the comment of its header on a line of its own. */
function bodyOf(document: Document, section: Section, wanted: ReadonlySet<SettingLine>): string {
  const { text } = document
  const lineBreak = lineBreakNear(document, section.bodyStart)
  const repeated = section.settings
    .filter((each) => !wanted.has(each))
    .flatMap((each) => [ownLine(document, each), ...each.continuation])
  const body = without(text, section.bodyStart, endOf(section), repeated)
  const note = section.trailer === '' ? '' : section.trailer + lineBreak
  return note + (body === '' || /[\r\n]$/.test(body) ? body : body + lineBreak)
}

/** Past one blank line below the later section, if there is one above it, too. */
function pastGap(document: Document, { start }: Section, end: number): number {
  const { text } = document
  const isSetOff = /(?:^|\n|\r)[ \t]*(?:\r\n|\n|\r)$/.test(text.slice(Math.max(0, start - 200), start))
  const next = lineStartAfter(document, end)
  return isSetOff && text.slice(end, next).trim() === '' ? next : end
}

function without(text: string, start: number, end: number, gone: readonly Pick<Splice, 'start' | 'end'>[]) {
  let kept = ''
  let from = start
  for (const each of [...gone].sort((a, b) => a.start - b.start)) {
    kept += text.slice(from, each.start)
    from = each.end
  }
  return kept + text.slice(from, end)
}
