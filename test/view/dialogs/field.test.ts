import { describe, expect, it } from 'vitest'
import { fieldSpans } from '../../../src/view/dialogs/field.ts'
import { UNICODE } from '../../../src/view/symbols.ts'

/** The field as text, its cursor in brackets. */
function field(text: string, cursor: number, cells: number, mask?: string): string {
  const [before, under, after] = fieldSpans({ text, cursor }, cells, UNICODE, mask)
  expect([before?.style, under?.style, after?.style]).toEqual(['field', 'cursor', 'field'])
  return `${before?.text}[${under?.text}]${after?.text}`
}

describe('a field fills its cells, with the cursor on the character that comes next', () => {
  it.each([
    ['at the end', 'abc', 3, 8, 'abc[ ]    '],
    ['at the beginning', 'abc', 0, 8, '[a]bc     '],
    ['in the middle', 'abc', 1, 3, 'a[b]c'],
    ['empty', '', 0, 4, '[ ]   '],
    ['too long, at the end', 'abcdefgh', 8, 6, '…efgh[ ]'],
    ['too long, at the beginning', 'abcdefgh', 0, 6, '[a]bcde…'],
    ['too long, in the middle', 'abcdefgh', 4, 6, 'abcd[e]…'],
    ['wide characters', '名前名前', 4, 6, '…名前[ ]'],
    ['a wide character of which half would fit', '名前名前', 4, 7, '…名前[ ] '],
    ['wide under the cursor', '名前', 1, 6, '名[前]  '],
    ['of two halves', 'a🎉b', 1, 6, 'a[🎉]b  '],
  ])('%s', (_, text, cursor, cells, wanted) => {
    expect(field(text, cursor, cells)).toBe(wanted)
  })

  it('shows escaped what a terminal would obey', () => {
    expect(field('a\u001bb', 1, 10)).toBe('a[\\x1b]b    ')
  })
})

describe('of a secret each character is a mark', () => {
  it.each([
    ['at the end', 'abc', 3, 8, '***[ ]    '],
    ['in the middle', 'a\u202e🎉b', 2, 8, '**[*]*    '],
    ['too long', 'abcdefgh', 8, 6, '…****[ ]'],
  ])('%s', (_, text, cursor, cells, wanted) => {
    expect(field(text, cursor, cells, '*')).toBe(wanted)
  })
})
