import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Document, Section } from '../../src/ini/document.ts'
import { addSection, removeSection } from '../../src/ini/edit-section.ts'
import { parse } from '../../src/ini/parse.ts'
import { findLine, keyPath, setSetting } from '../../src/ini/set-setting.ts'
import { unsetSetting } from '../../src/ini/unset-setting.ts'
import { valueRefusal } from '../../src/profiles/edit/refusal.ts'
import { arbitraryAcceptedText } from '../support/arbitrary/accepted-text.ts'
import { arbitraryConfigText } from '../support/arbitrary/config-text.ts'
import { arbitraryValue } from '../support/arbitrary/words.ts'

const arbitraryText = fc.oneof(arbitraryConfigText, arbitraryAcceptedText)
const arbitraryKey = fc.constantFrom('region', 'output', 's3', 'x', 's3.a', 'x.y', 'cli_pager')
const arbitraryFitValue = arbitraryValue.filter((value) => valueRefusal(value) === null)

/** A section of a text and one of its settings, or a key that may not be there. */
const arbitraryPlace = fc
  .record({ text: arbitraryText, at: fc.nat(), nth: fc.nat(), key: arbitraryKey })
  .map(({ text, at, nth, key }) => {
    const document = parse(text)
    const section = document.sections[at % document.sections.length]
    const there = section?.settings[nth % (2 * section.settings.length)]?.key
    return { document, section, key: there ?? key }
  })
  .filter(
    (place): place is { document: Document; section: Section; key: string } => place.section !== undefined,
  )

/** Lines with their ends. */
const linesOf = (text: string) => text.match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g) ?? []

/** Lines, counted from 1, in pieces: a lone CR and a LF that come to stand side by side are still two. */
const piecesOf = (text: string) =>
  linesOf(text).flatMap((each, at) => each.split(/(?<=\r)(?=\n)/).map((piece) => ({ piece, line: at + 1 })))

/** The lines of `before` between what it and `after` have in common at both ends. */
function lostLines(before: string, after: string): number[] {
  const old = piecesOf(before)
  const now = piecesOf(after)
  const isSame = (at: number) => old.at(at)?.piece === now.at(at)?.piece
  let head = 0
  while (head < old.length && isSame(head)) head++
  let tail = 0
  while (tail < Math.min(old.length, now.length) - head && isSame(-1 - tail)) tail++
  return old.slice(head, old.length - tail).map(({ line }) => line)
}

/** The lines that a key takes, which an edit may touch. A last line without an end may get one. */
function ownLines({ text }: Document, section: Section, key: string): number[] {
  const line = findLine(section, keyPath(key)[0])
  const last = line?.continuation.at(-1) ?? line
  const own = line && last ? Array.from({ length: last.line - line.line + 1 }, (_, at) => line.line + at) : []
  return /[\r\n]$/.test(text) ? own : [...own, linesOf(text).length]
}

it('setting a value touches no line but its own', () => {
  fc.assert(
    fc.property(arbitraryPlace, arbitraryFitValue, ({ document, section, key }, value) => {
      const after = setSetting(document, section, keyPath(key), value)
      if (typeof after === 'string') return
      const own = ownLines(document, section, key)
      expect(lostLines(document.text, after.text).filter((line) => !own.includes(line))).toEqual([])
    }),
    { numRuns: 500 },
  )
})

it('taking a setting away touches no line but its own', () => {
  fc.assert(
    fc.property(arbitraryPlace, ({ document, section, key }) => {
      const after = unsetSetting(document, section, keyPath(key))
      if (after === null) return
      const own = ownLines(document, section, key)
      expect(lostLines(document.text, after.text).filter((line) => !own.includes(line))).toEqual([])
    }),
    { numRuns: 500 },
  )
})

describe('going back gives the same bytes', () => {
  it('to the old value, where the line had no note and the value one line', () => {
    fc.assert(
      fc.property(arbitraryPlace, arbitraryFitValue, ({ document, section, key }, value) => {
        const line = findLine(section, key)
        fc.pre(line !== undefined && line.continuation.length === 0 && valueRefusal(line.value) === null)
        // Blanks at the end of a line go with a value that goes, and ` =v` comes back as ` = v`.
        const own = document.text.slice(line!.start, line!.end)
        fc.pre((value !== '' && line!.value !== '') || !/[^\S\r\n][\r\n]*$|[ \t][=:]\S/.test(own))
        const there = setSetting(document, section, [key], value) as Document
        // `[a = ]` would be a header: profiles/edit refuses that.
        fc.pre(there.sections.length === document.sections.length)
        const at = document.sections.indexOf(section)
        const back = setSetting(there, there.sections[at]!, [key], line!.value) as Document
        expect(back.text).toBe(document.text)
      }),
      { numRuns: 500 },
    )
  })

  it('from a new setting', () => {
    fc.assert(
      fc.property(arbitraryPlace, fc.constantFrom('new', 'new.nested'), ({ document, section }, key) => {
        fc.pre(findLine(section, 'new') === undefined)
        const there = setSetting(document, section, keyPath(key), 'v') as Document
        const at = document.sections.indexOf(section)
        // A line of junk that would become a part of the new value: profiles/edit refuses that.
        fc.pre(there.sections.length === document.sections.length)
        fc.pre(findLine(there.sections[at]!, 'new')?.continuation.length === keyPath(key).length - 1)
        const back = unsetSetting(there, there.sections[at]!, keyPath(key))
        // The line above may have had no end; it keeps the one that it got.
        expect(back?.text.replace(/(\r\n|\n|\r)$/, '')).toBe(document.text.replace(/(\r\n|\n|\r)$/, ''))
      }),
      { numRuns: 500 },
    )
  })

  it('from a new section, unless a blank line was at the end before', () => {
    fc.assert(
      fc.property(arbitraryText, (text) => {
        fc.pre(linesOf(text).at(-1)?.trim() !== '')
        const there = addSection(parse(text), 'new section', [['k', 'v']])
        expect(removeSection(there, there.sections.at(-1)!).text).toBe(text)
      }),
      { numRuns: 500 },
    )
  })
})
