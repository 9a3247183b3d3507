import { expect, it } from 'vitest'
import { isBlank, skipBlanks, trimEnd } from '../../src/ini/blank.ts'

/** Every character for which Python 3's `str.isspace` is true. */
const PYTHON_BLANKS = [
  0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1c, 0x1d, 0x1e, 0x1f, 0x20, 0x85, 0xa0, 0x1680, 0x2000, 0x2001, 0x2002,
  0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200a, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000,
]

it('blanks are those of Python, among all characters', () => {
  const found = Array.from({ length: 0x10000 }, (_, code) => code).filter(isBlank)
  expect(found).toEqual(PYTHON_BLANKS)
})

it('skips and trims within its bounds', () => {
  expect(skipBlanks(' \t x ', 0, 5)).toBe(3)
  expect(skipBlanks('   x', 1, 2)).toBe(2)
  expect(trimEnd(' x \t', 0, 4)).toBe(2)
  expect(trimEnd('x   ', 2, 3)).toBe(2)
})
