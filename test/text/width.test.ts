import { eastAsianWidth } from 'get-east-asian-width'
import { expect, it } from 'vitest'
import { charWidth } from '../../src/text/width.ts'

it('what a screen is drawn with takes one cell, as Unicode’s tables say', () => {
  const ranges = [
    [0x2010, 0x2027],
    [0x2190, 0x21ff],
    [0x2500, 0x25fc],
    [0x2713, 0x2718],
    [0x2800, 0x28ff],
  ] as const
  for (const [first, last] of ranges) {
    for (let code = first; code <= last; code++) {
      const char = String.fromCodePoint(code)
      const facts = [charWidth(char), eastAsianWidth(code), /\p{M}/u.test(char)]
      expect([char, ...facts]).toEqual([char, 1, 1, false])
    }
  }
})

it.each([
  ['é', 1],
  ['\u0301', 0],
  ['名', 2],
  ['🎉', 2],
  ['◾', 2],
  ['\u11a8', 0],
])('%j takes %j', (char, cells) => {
  expect(charWidth(char)).toBe(cells)
})
