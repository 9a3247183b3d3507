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

/** The lines of a later section that an earlier one lacks; null if the two contradict each other. */
export function newSettings(first: Section, later: Section): readonly SettingLine[] | null {
  const added: SettingLine[] = []
  for (const line of later.settings) {
    const known = [...first.settings, ...added].filter((each) => each.key === line.key)
    if (known.some((each) => !isSameSetting(each, line))) return null
    if (known.length === 0) added.push(line)
  }
  return added
}

/**
 * The document with the lines of a later section moved below those of an earlier one, comments between them included, and
 * without the later header. What both say stays once. Comments after the last setting stay where they are: they may belong
 * to the next section. Null if the two contradict each other, or if something on the later header's line would be lost.
 */
export function mergeSections(document: Document, first: Section, later: Section): Document | null {
  const added = newSettings(first, later)
  if (added === null || (later.trailer !== '' && !/^[#;]/.test(later.trailer))) return null
  const { text } = document
  const lineBreak = lineBreakNear(document, later.bodyStart)
  const end = later.settings.at(-1)?.end ?? later.bodyStart
  const repeated = later.settings
    .filter((each) => !added.includes(each))
    .flatMap((each) => [ownLine(document, each), ...each.continuation])
  const body = without(text, later.bodyStart, end, repeated)
  const note = later.trailer === '' ? '' : later.trailer + lineBreak
  const moved = note + (body === '' || /[\r\n]$/.test(body) ? body : body + lineBreak)
  const at = first.settings.at(-1)?.end ?? first.bodyStart
  return spliced(document, [
    { start: at, end: at, text: moved },
    { start: later.start, end: pastGap(document, later, end), text: '' },
  ])
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
