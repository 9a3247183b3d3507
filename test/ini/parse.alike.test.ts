import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parse } from '../../src/ini/parse.ts'
import { sectionData } from '../support/files/document-data.ts'

// The parser reads a line faster where the section before has one that begins alike: nobody may notice.

const arbitraryLine = fc.oneof(
  fc.constantFrom(
    'a = 1',
    'a =',
    'a=1',
    'a =  1',
    ' a = 1',
    'a = = 1',
    'a = 1 ',
    'A = 1',
    'a : 1',
    'a 1',
    '',
    '# a = 1',
  ),
  fc.constantFrom(
    '  b = 1',
    's3 =',
    '[a = 1',
    '[a = 1] = 1',
    '[a = 1',
    '= 1',
    ' = 1',
    'a = é',
    'a = \u0085',
    '\ufeffa = 1',
  ),
  fc.string({ unit: fc.constantFrom(...'[]=:#; \t\ra1') }),
)
const arbitraryBody = fc
  .tuple(fc.array(arbitraryLine, { maxLength: 5 }), fc.constantFrom('\n', '\r\n', '\r'))
  .map(([lines, lineBreak]) => lines.map((each) => each + lineBreak).join(''))

it('what stands before a header changes nothing behind it', () => {
  fc.assert(
    fc.property(arbitraryBody, fc.option(arbitraryBody, { freq: 1 }), (one, other) => {
      const before = parse(`[x]\n${one}`)
      const alone = parse(`[y]\n${other ?? one}`)
      const both = parse(before.text + alone.text)
      const lines = before.text.split(/\r\n|\n|\r/).length - 1
      const moved = alone.sections.map((each) => sectionData(each.movedBy(before.text.length, lines)))
      expect(both.sections.slice(before.sections.length).map(sectionData)).toEqual(moved)
    }),
    { numRuns: 3_000 },
  )
})

it('a line that begins as a setting before it may be a header all the same', () => {
  const { sections } = parse('[x]\n[a = 1\n[y]\n[a = 1] = 2\n')
  expect(sections.map((each) => each.header)).toEqual(['x', 'y', 'a = 1'])
})
