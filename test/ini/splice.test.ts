import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from '../../src/ini/parse.ts'
import { type Splice, spliced } from '../../src/ini/splice.ts'
import { arbitraryAcceptedText } from '../support/arbitrary/accepted-text.ts'
import { arbitraryCleanConfigText } from '../support/arbitrary/clean-config.ts'
import { arbitraryConfigText } from '../support/arbitrary/config-text.ts'
import { documentData } from '../support/files/document-data.ts'

const arbitraryPiece = fc.oneof(
  fc.constantFrom(
    '',
    'x',
    'a = 1\n',
    '\n',
    ' ',
    's3 =\n  b = 2\n',
    '[x]\n',
    '\n[new]\na = 1\n',
    '\r\n[new two]\r\n',
    '# note\r\n',
    '\r',
    '=',
    '\ufeff',
    '\udc80',
  ),
  fc.string({ unit: fc.constantFrom(...'[]=:#; \t\n\ra1') }),
)
/** Parts of the text, in thousandths, so that they fit any. */
const arbitraryCuts = fc.array(fc.tuple(fc.nat(1000), fc.nat(20), arbitraryPiece), {
  minLength: 1,
  maxLength: 3,
})

function splicesOf(text: string, cuts: readonly (readonly [number, number, string])[]): Splice[] {
  let free = 0
  return [...cuts]
    .sort(([a], [b]) => a - b)
    .map(([at, length, piece]) => {
      const start = Math.max(free, Math.floor((text.length * at) / 1000))
      const end = Math.min(text.length, start + length)
      free = end
      return { start, end, text: piece }
    })
}

describe('a text with splices', () => {
  it('is read as if it had never been another, however often it is changed', () => {
    fc.assert(
      fc.property(
        fc.oneof(arbitraryCleanConfigText, arbitraryAcceptedText, arbitraryConfigText),
        fc.array(arbitraryCuts, { minLength: 1, maxLength: 3 }),
        (text, changes) => {
          let document = parse(text)
          for (const cuts of changes) {
            document = spliced(document, splicesOf(document.text, cuts))
            expect(documentData(document)).toEqual(documentData(parse(document.text)))
          }
        },
      ),
      { numRuns: 2_000 },
    )
  })

  it('keeps the sections before a change, and moves those behind it', () => {
    const before = parse('[a]\nx = 1\n[b]\nx = 1\n[c]\nx = 1\n  y\n')
    const at = before.text.indexOf('[b]') + '[b]\n'.length
    const after = spliced(before, [{ start: at, end: at, text: 'more = 2\n' }])
    expect(after.sections[0]).toBe(before.sections[0])
    expect(after.sections[2]?.settings[0]).toMatchObject({ line: 7, continuation: [{ line: 8 }] })
    expect(documentData(after)).toEqual(documentData(parse(after.text)))
  })
})
