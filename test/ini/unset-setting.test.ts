import { expect, it } from 'vitest'
import { afterUnset } from '../support/files/edit-document.ts'

it.each([
  ['its line', '[a]\nk = 1\nl = 2\n', 'k', '[a]\nl = 2\n'],
  ['the last line', '[a]\nk = 1\nl = 2', 'l', '[a]\nk = 1\n'],
  ['the only one: the section stays', '[a]\nk = 1\n', 'k', '[a]\n'],
  ['whatever its case', '[a]\nRegion = x\n', 'region', '[a]\n'],
  ['in CRLF', '[a]\r\nk = 1\r\nl = 2\r\n', 'k', '[a]\r\nl = 2\r\n'],
  ['with lone CR', '[a]\rk = 1\rl = 2\r', 'k', '[a]\rl = 2\r'],
  ['with its inline note', '[a]\nk = 1 # why\n', 'k', '[a]\n'],
  ['comments around it stay', '[a]\n# b\nk = 1\n# c\n', 'k', '[a]\n# b\n# c\n'],
  ['all lines of a value', '[a]\nk = 1\n  2\n  3\nl = 4\n', 'k', '[a]\nl = 4\n'],
  ['comments between those lines stay', '[a]\nk = 1\n# c\n  2\nl = 4\n', 'k', '[a]\n# c\nl = 4\n'],
  ['the one that counts of a repeated key', '[a]\nk = 1\nk = 2\n', 'k', '[a]\nk = 1\n'],
  ['a whole block', '[a]\ns3 =\n  k = 1\n  l = 2\nx = 1\n', 's3', '[a]\nx = 1\n'],
  ['one of a block', '[a]\ns3 =\n  k = 1\n  l = 2\n', 's3.k', '[a]\ns3 =\n  l = 2\n'],
  ['the last of a block takes the block along', '[a]\ns3 =\n  k = 1\nx = 1\n', 's3.k', '[a]\nx = 1\n'],
  ['an empty one', '[a]\nk =\n', 'k', '[a]\n'],
  ['behind a byte order mark', '\ufeff[a]\nk = 1\n', 'k', '\ufeff[a]\n'],
])('takes away %s', (_, given, key, produces) => {
  expect(afterUnset(given, key)).toBe(produces)
})

it.each([
  ['an unknown key', '[a]\nk = 1\n', 'l'],
  ['one that is commented out', '[a]\n# k = 1\n', 'k'],
  ['one of another section', '[a]\n[b]\nk = 1\n', 'k'],
  ['one of a block, asked for without it', '[a]\ns3 =\n  k = 1\n', 'k'],
  ['an unknown one of a block', '[a]\ns3 =\n  k = 1\n', 's3.l'],
  ['one inside of a plain value', '[a]\ns3 = x\n', 's3.k'],
])('says that there is none: %s', (_, given, key) => {
  expect(afterUnset(given, key)).toBeNull()
})
