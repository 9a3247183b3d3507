import { describe, expect, it } from 'vitest'
import { afterSet } from '../support/files/edit-document.ts'

type Row = readonly [what: string, given: string, key: string, value: string, produces: string]

const CHANGED: readonly Row[] = [
  ['spaces around =', '[a]\nk = 1\n', 'k', '2', '[a]\nk = 2\n'],
  ['no spaces', '[a]\nk=1\n', 'k', '2', '[a]\nk=2\n'],
  ['a space on one side', '[a]\nk= 1\nl =1\n', 'k', '2', '[a]\nk= 2\nl =1\n'],
  ['tabs', '[a]\nk\t=\t1\n', 'k', '2', '[a]\nk\t=\t2\n'],
  ['aligned', '[a]\nk      = 1\nlonger = 2\n', 'k', '3', '[a]\nk      = 3\nlonger = 2\n'],
  ['a colon', '[a]\nk: 1\n', 'k', '2', '[a]\nk: 2\n'],
  ['CRLF', '[a]\r\nk = 1\r\nl = 2\r\n', 'k', '3', '[a]\r\nk = 3\r\nl = 2\r\n'],
  ['lone CR', '[a]\rk = 1\rl = 2\r', 'k', '3', '[a]\rk = 3\rl = 2\r'],
  ['mixed line ends', '[a]\r\nk = 1\nl = 2\r', 'k', '3', '[a]\r\nk = 3\nl = 2\r'],
  ['no final newline', '[a]\nk = 1', 'k', '2', '[a]\nk = 2'],
  ['a byte order mark', '\ufeff[a]\nk = 1\n', 'k', '2', '\ufeff[a]\nk = 2\n'],
  ['indented', '[a]\n  k = 1\n  l = 2\n', 'l', '3', '[a]\n  k = 1\n  l = 3\n'],
  ['blanks behind the value', '[a]\nk = 1  \t\n', 'k', '2', '[a]\nk = 2  \t\n'],
  ['another case of the key', '[a]\nRegion = x\n', 'region', 'y', '[a]\nRegion = y\n'],
  ['a header with a note', '[a] # note\nk = 1\n', 'k', '2', '[a] # note\nk = 2\n'],
  ['a value with = in it', '[a]\nk = b=c\n', 'k', 'd=e', '[a]\nk = d=e\n'],
  ['a value that looks like a section', '[a]\nk = [b]\n', 'k', '[c]', '[a]\nk = [c]\n'],
  ['the last of a repeated key', '[a]\nk = 1\nk = 2\n', 'k', '3', '[a]\nk = 1\nk = 3\n'],
  ['a key that begins another one', '[a]\nkk = 1\nk = 2\n', 'k', '3', '[a]\nkk = 1\nk = 3\n'],
  ['with comments around it', '[a]\n# b\nk = 1\n; c\n', 'k', '2', '[a]\n# b\nk = 2\n; c\n'],
  ['with junk around it', '[a]\njunk\nk = 1\n= x\n', 'k', '2', '[a]\njunk\nk = 2\n= x\n'],
  ['the same key elsewhere', '[a]\nk = 1\n[b]\nk = 1\n', 'k', '2', '[a]\nk = 2\n[b]\nk = 1\n'],
  ['a commented one above', '[a]\n#k = 1\nk = 2\n', 'k', '3', '[a]\n#k = 1\nk = 3\n'],
  ['not UTF-8 around it', '[a]\nx = \udcff\nk = 1\n', 'k', '2', '[a]\nx = \udcff\nk = 2\n'],
  [
    'with a key of its block by that name',
    '[a]\ns3 =\n  k = 1\nk = 2\n',
    'k',
    '3',
    '[a]\ns3 =\n  k = 1\nk = 3\n',
  ],
]

const EMPTY: readonly Row[] = [
  ['an empty value', '[a]\nk =\n', 'k', '1', '[a]\nk = 1\n'],
  ['one with a blank behind', '[a]\nk = \n', 'k', '1', '[a]\nk = 1\n'],
  ['one without blanks', '[a]\nk=\n', 'k', '1', '[a]\nk=1\n'],
  ['one with two blanks behind', '[a]\nk=  \n', 'k', '1', '[a]\nk=  1\n'],
  ['at the end of the file', '[a]\nk =', 'k', '1', '[a]\nk = 1'],
  ['to empty', '[a]\nk = 1\n', 'k', '', '[a]\nk =\n'],
  ['to empty, odd blanks stay', '[a]\nk=  1\n', 'k', '', '[a]\nk=  \n'],
  ['a new empty one', '[a]\nk = 1\n', 'l', '', '[a]\nk = 1\nl =\n'],
]

const NOTES: readonly Row[] = [
  ['# moves above', '[a]\nk = 1 # why\n', 'k', '2', '[a]\n# why\nk = 2\n'],
  ['; moves above', '[a]\nk = 1 ; why\n', 'k', '2', '[a]\n; why\nk = 2\n'],
  ['behind a tab', '[a]\nk = 1\t# why\n', 'k', '2', '[a]\n# why\nk = 2\n'],
  ['the first sign counts', '[a]\nk = 1 # a ; b # c\n', 'k', '2', '[a]\n# a ; b # c\nk = 2\n'],
  ['in CRLF', '[a]\r\nk = 1 # why\r\n', 'k', '2', '[a]\r\n# why\r\nk = 2\r\n'],
  ['in the last line', '[a]\nk = 1 # why', 'k', '2', '[a]\n# why\nk = 2'],
  ['a value that is nothing but a note', '[a]\nk = # why\n', 'k', '2', '[a]\n# why\nk = 2\n'],
  ['though not right behind the =', '[a]\nk =#1\n', 'k', '2', '[a]\nk =2\n'],
  ['those of further lines, too', '[a]\nk = 1 # one\n  2 ; two\n', 'k', '3', '[a]\n# one\n; two\nk = 3\n'],
  ['a # without a blank is part of the value', '[a]\nk = 1#no\n', 'k', '2', '[a]\nk = 2\n'],
  [
    'inside of a block it moves to column 0, where all read a comment',
    '[a]\ns3 =\n  k = 1 # why\n  l = 2\n',
    's3.k',
    '2',
    '[a]\ns3 =\n# why\n  k = 2\n  l = 2\n',
  ],
]

const SEVERAL_LINES: readonly Row[] = [
  ['all lines are replaced', '[a]\nk = 1\n  2\n  3\nl = 4\n', 'k', '5', '[a]\nk = 5\nl = 4\n'],
  ['comments between them stay', '[a]\nk = 1\n# c\n  2\nl = 4\n', 'k', '5', '[a]\nk = 5\n# c\nl = 4\n'],
  ['blank lines between them stay', '[a]\nk = 1\n\n  2\n', 'k', '5', '[a]\nk = 5\n\n'],
  ['lines with = are part of it too', '[a]\nk = 1\n  x = 2\n', 'k', '5', '[a]\nk = 5\n'],
]

const NEW: readonly Row[] = [
  ['behind the last', '[a]\nk = 1\n', 'l', '2', '[a]\nk = 1\nl = 2\n'],
  ['no final newline stays none', '[a]\nk = 1', 'l', '2', '[a]\nk = 1\nl = 2'],
  ['in an empty section', '[a]\n', 'k', '1', '[a]\nk = 1\n'],
  ['in an empty section at the end', '[a]', 'k', '1', '[a]\nk = 1'],
  [
    'before the blank line of the next section',
    '[a]\nk = 1\n\n[b]\n',
    'l',
    '2',
    '[a]\nk = 1\nl = 2\n\n[b]\n',
  ],
  [
    'before the comment of the next section',
    '[a]\nk = 1\n\n# b: it\n[b]\n',
    'l',
    '2',
    '[a]\nk = 1\nl = 2\n\n# b: it\n[b]\n',
  ],
  ['without spaces, like its neighbours', '[a]\nk=1\n', 'l', '2', '[a]\nk=1\nl=2\n'],
  ['indented like them', '[a]\n  k = 1\n', 'l', '2', '[a]\n  k = 1\n  l = 2\n'],
  ['with tabs like them', '[a]\nk\t=\t1\n', 'l', '2', '[a]\nk\t=\t1\nl\t=\t2\n'],
  [
    'aligned with them',
    '[a]\nk      = 1\nlonger = 2\n',
    'mid',
    '3',
    '[a]\nk      = 1\nlonger = 2\nmid    = 3\n',
  ],
  ['too long to be aligned', '[a]\nk  = 1\nkk = 2\n', 'longer', '3', '[a]\nk  = 1\nkk = 2\nlonger = 3\n'],
  ['with = where they have colons', '[a]\nk: 1\n', 'l', '2', '[a]\nk: 1\nl = 2\n'],
  ['in CRLF', '[a]\r\nk = 1\r\n', 'l', '2', '[a]\r\nk = 1\r\nl = 2\r\n'],
  ['with lone CR', '[a]\rk = 1\r', 'l', '2', '[a]\rk = 1\rl = 2\r'],
  ['behind a block', '[a]\ns3 =\n  x = 1\n', 'k', '2', '[a]\ns3 =\n  x = 1\nk = 2\n'],
  ['behind a value of several lines', '[a]\nk = 1\n  2\n', 'l', '3', '[a]\nk = 1\n  2\nl = 3\n'],
  ['though the block has that key', '[a]\ns3 =\n  k = 1\n', 'k', '2', '[a]\ns3 =\n  k = 1\nk = 2\n'],
  ['behind a byte order mark', '\ufeff[a]\n', 'k', '1', '\ufeff[a]\nk = 1\n'],
  ['like the next section where there is none', '[a]\n[b]\nx=1\n', 'k', '1', '[a]\nk=1\n[b]\nx=1\n'],
]

const NESTED: readonly Row[] = [
  ['changed', '[a]\ns3 =\n  k = 1\n  l = 2\n', 's3.k', '3', '[a]\ns3 =\n  k = 3\n  l = 2\n'],
  ['the block in capitals', '[a]\nS3 =\n  k = 1\n', 's3.k', '3', '[a]\nS3 =\n  k = 3\n'],
  ['the key as spelled', '[a]\ns3 =\n  K = 1\n', 's3.k', '2', '[a]\ns3 =\n  K = 1\n  k = 2\n'],
  ['added', '[a]\ns3 =\n  k = 1\nx = 1\n', 's3.l', '2', '[a]\ns3 =\n  k = 1\n  l = 2\nx = 1\n'],
  ['added with tabs', '[a]\ns3 =\n\tk = 1\n', 's3.l', '2', '[a]\ns3 =\n\tk = 1\n\tl = 2\n'],
  ['added to the last line', '[a]\ns3 =\n  k = 1', 's3.l', '2', '[a]\ns3 =\n  k = 1\n  l = 2'],
  ['a new block', '[a]\nx = 1\n', 's3.k', '2', '[a]\nx = 1\ns3 =\n    k = 2\n'],
  ['a new block in an empty section', '[a]\n', 's3.k', '2', '[a]\ns3 =\n    k = 2\n'],
  ['a new block in CRLF', '[a]\r\nx=1\r\n', 's3.k', '2', '[a]\r\nx=1\r\ns3=\r\n    k=2\r\n'],
  ['into an empty block', '[a]\ns3 =\nx = 1\n', 's3.k', '2', '[a]\ns3 =\n    k = 2\nx = 1\n'],
  ['into an empty block at the end', '[a]\ns3 =', 's3.k', '2', '[a]\ns3 =\n    k = 2'],
  [
    'like another block of the file',
    '[a]\nx = 1\n[b]\ns3 =\n  k=1\n',
    's3.k',
    '2',
    '[a]\nx = 1\ns3 =\n  k=2\n[b]\ns3 =\n  k=1\n',
  ],
  [
    'a block that begins with a comment',
    '[a]\ns3 =\n  # c\n  k = 1\n',
    's3.k',
    '2',
    '[a]\ns3 =\n  # c\n  k = 2\n',
  ],
  [
    'a block with a blank line inside',
    '[a]\ns3 =\n  k = 1\n\n  l = 2\nx = 1\n',
    's3.m',
    '3',
    '[a]\ns3 =\n  k = 1\n\n  l = 2\n  m = 3\nx = 1\n',
  ],
  [
    'with a top-level key of that name behind it',
    '[a]\ns3 =\n  k = 1\nl = 2\n',
    's3.l',
    '3',
    '[a]\ns3 =\n  k = 1\n  l = 3\nl = 2\n',
  ],
  ['an indented section', '[a]\n  s3 =\n    k = 1\n', 's3.l', '2', '[a]\n  s3 =\n    k = 1\n    l = 2\n'],
]

const TABLES: readonly (readonly [string, readonly Row[]])[] = [
  ['a changed line keeps all but its value', CHANGED],
  ['empty values', EMPTY],
  ['an inline note moves to a line of its own', NOTES],
  ['a value of several lines', SEVERAL_LINES],
  ['a new line is written like its neighbours', NEW],
  ['nested settings', NESTED],
]

describe.each(TABLES)('%s', (_, rows) => {
  it.each(rows)('%s', (_, given, key, value, produces) => {
    expect(afterSet(given, key, value)).toBe(produces)
  })
})

it.each([
  ['a block is not overwritten by a plain value', '[a]\ns3 =\n  k = 1\n', 's3', 'is-a-block'],
  ['a plain value does not become a block', '[a]\ns3 = x\n', 's3.k', 'is-no-block'],
])('%s', (_, given, key, refusal) => {
  expect(afterSet(given, key, 'v')).toBe(refusal)
})
