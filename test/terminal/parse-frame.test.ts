import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { frameReader, toGrid } from '../../src/terminal/parse-frame.ts'

/** The row as `char` or `char/style`. */
function cells(line: string, columns: number): string[] {
  return toGrid(line, columns, 1)[0]!.map(({ char, style }) => (style === '' ? char : `${char}/${style}`))
}

describe('a line of text with SGR codes becomes cells', () => {
  it.each([
    ['is filled', 'ab', ['a', 'b', ' ', ' ']],
    ['is cut', 'abcdef', ['a', 'b', 'c', 'd']],
    ['wide characters take two', '名a', ['名', '', 'a', ' ']],
    ['a wide character is not cut in two', 'abc名', ['a', 'b', 'c', ' ']],
    ['marks stand on the character before them', 'e\u0301x', ['e\u0301', 'x', ' ', ' ']],
    ['wide ones too', 'か\u3099x', ['か\u3099', '', 'x', ' ']],
    ['several marks on one', '하\u11ab\u0301x', ['하\u11ab\u0301', '', 'x', ' ']],
    ['whatever the style between them', 'か\u001b[1m\u3099x', ['か\u3099', '', 'x/1', ' ']],
    ['a mark on nothing is dropped', '\u0301x', ['x', ' ', ' ', ' ']],
    ['styles add up in a fixed order', '\u001b[31m\u001b[1ma', ['a/1;31', ' ', ' ', ' ']],
    ['and end', '\u001b[1;31ma\u001b[22mb\u001b[39mc', ['a/1;31', 'b/31', 'c', ' ']],
    ['all at once', '\u001b[1;2;3;4;7;31;42ma\u001b[mb', ['a/1;2;3;4;7;31;42', 'b', ' ', ' ']],
    ['one by one', '\u001b[3;4;7ma\u001b[23mb\u001b[24mc\u001b[27md', ['a/3;4;7', 'b/4;7', 'c/7', 'd']],
    ['bright colours', '\u001b[91;102ma\u001b[49mb', ['a/91;102', 'b/91', ' ', ' ']],
    ['256 colours', '\u001b[38;5;200;1ma', ['a/1;38;5;200', ' ', ' ', ' ']],
    ['16 million', '\u001b[48;2;1;2;3ma', ['a/48;2;1;2;3', ' ', ' ', ' ']],
    ['a broken colour harms nothing', '\u001b[38ma\u001b[38;5mb', ['a/38', 'b/38;5', ' ', ' ']],
    [
      'other sequences are dropped',
      '\u001b[2Ja\u001b[?25lb\u001b]0;title\u0007c\u001b]8;;x\u001b\\d',
      ['a', 'b', 'c', 'd'],
    ],
  ])('%s', (_, line, wanted) => {
    expect(cells(line, 4)).toEqual(wanted)
  })

  it('styles continue on the next line', () => {
    const grid = toGrid('\u001b[31ma\nb', 1, 2)
    expect(grid).toEqual([[{ char: 'a', style: '31' }], [{ char: 'b', style: '31' }]])
  })

  it('missing lines are blank, surplus lines are dropped', () => {
    expect(toGrid('a\nb\nc', 1, 2)).toHaveLength(2)
    expect(toGrid('a', 2, 2)[1]).toEqual([
      { char: ' ', style: '' },
      { char: ' ', style: '' },
    ])
  })
})

describe('frames that follow one another', () => {
  const piece = fc.constantFrom(
    'a',
    'b ',
    '\u001b[31m',
    '\u001b[0m',
    '\u001b[1;4m',
    '\u001b]8;;x\u001b\\',
    '名',
  )
  const frame = fc
    .array(fc.array(piece, { maxLength: 4 }), { maxLength: 4 })
    .map((lines) => lines.map((each) => each.join('')).join('\n'))

  it('are read as each alone, whatever their size', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(frame, fc.constantFrom(3, 5)), { maxLength: 6 }), (frames) => {
        const read = frameReader()
        for (const [text, columns] of frames) expect(read(text, columns, 4)).toEqual(toGrid(text, columns, 4))
      }),
    )
  })

  it('share the rows of the lines that stay, wherever they are', () => {
    const read = frameReader()
    const [first, second] = read('one\ntwo', 3, 2)
    const [above, below] = read('two\n\u001b[1mone\u001b[0m', 3, 2)
    expect(above).toBe(second)
    expect(below).not.toBe(first)
  })
})
