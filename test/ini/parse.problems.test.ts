import { expect, it } from 'vitest'
import { decode } from '../../src/ini/bytes.ts'
import { parse } from '../../src/ini/parse.ts'

const clean: Record<string, string> = {
  'an empty text': '',
  'comments before the first section': '# a\n; b\n\n[a]\n',
  'indented comments': '[a]\n  # k = v\n\t; x\n',
  'a repeated [DEFAULT]': '[DEFAULT]\na = 1\n[x]\n[DEFAULT]\nb = 2\n',
  'the same key in two sections': '[a]\nk = 1\n[b]\nk = 1\n',
  'names that differ in case': '[a]\n[A]\n',
  'an indented first setting': '[a]\n    k = v\n',
  'a byte order mark that is not at the beginning': '[a]\n\ufeffk = v\n',
  'a nested key that stands twice': '[a]\ns3 =\n  k = 1\n  k = 2\n',
}
for (const [what, text] of Object.entries(clean)) {
  it(`finds no problem in ${what}`, () => {
    expect(parse(text).problems).toEqual([])
  })
}

const line = (reason: string, line: number) => ({ type: 'unparsable-line', line, reason })
const twice = (kind: string, name: string, first: number, line: number) => ({ type: kind, line, first, name })

const broken: [string, string, object[]][] = [
  ['a byte order mark', '\ufeff[a]\nk = v\n', [{ type: 'byte-order-mark', line: 1 }]],
  ['a line without separator', '[a]\nk = v\njunk\n', [line('no-separator', 3)]],
  ['an unclosed header', '[a]\n[profile b\n', [line('no-bracket', 2)]],
  ['an unclosed header at the top, once', '[a\nk = v\n[b]\nk = v\n', [line('no-bracket', 1)]],
  [
    'keys repeated below an unclosed header, no more',
    '[a]\nk = v\n[b\nk = w\n[c]\nk = v\nk = v\n',
    [line('no-bracket', 3), { type: 'duplicate-setting', line: 7, first: 6, name: 'k' }],
  ],
  ['a header closed on the next line', '[a]\n[b\n]\n', [line('no-bracket', 2), line('no-separator', 3)]],
  ['an empty header', '[a]\n[]\n', [line('no-separator', 2)]],
  ['a setting without key', '[a]\n= v\n: v\n', [line('no-key', 2), line('no-key', 3)]],
  ['a setting before any section', '\nk = v\n[a]\n', [line('no-section', 2)]],
  ['an indented line before any section', '  k = v\n', [line('no-section', 1)]],
  ['a continuation right below a header', '[a]\n  more\n', [line('no-separator', 2)]],
  ['a line of a block without =', '[a]\ns3 =\n  k : v\n', [line('no-nested-separator', 3)]],
  [
    'a line of a block without = above one that has one',
    '[a]\ns3 =\n  k\nregion = x\n',
    [line('no-nested-separator', 3)],
  ],
  ['an indented header in a block', '[a]\ns3 =\n  [b]\n', [line('no-nested-separator', 3)]],
  ['a repeated section', '[a]\n[b]\n[a]\n', [twice('duplicate-section', 'a', 1, 3)]],
  [
    'a section repeated twice',
    '[a]\n[a]\n[a]\n',
    [twice('duplicate-section', 'a', 1, 2), twice('duplicate-section', 'a', 1, 3)],
  ],
  ['a repeated key', '[a]\nk = 1\nK : 2\n', [twice('duplicate-setting', 'k', 2, 3)]],
  [
    'a key repeated over two [DEFAULT]',
    '[DEFAULT]\nk = 1\n[DEFAULT]\nk = 2\n',
    [twice('duplicate-setting', 'k', 2, 4)],
  ],
  [
    'a key repeated over two [DEFAULT] that has come in another section meanwhile',
    '[DEFAULT]\nk = 1\n[a]\nk = 2\n[DEFAULT]\nk = 3\n[b]\nk = 4\n[DEFAULT]\nk = 5\n',
    [twice('duplicate-setting', 'k', 2, 6), twice('duplicate-setting', 'k', 2, 10)],
  ],
  [
    'a key repeated in a long section',
    `[a]\n${[...'abcdefghijklmnopqrstuvwxyz0123a'].map((key) => `${key} = 1\n`).join('')}`,
    [twice('duplicate-setting', 'a', 2, 32)],
  ],
  [
    'a line that only begins like that of the section above',
    '[a]\nk = 1\n[b]\nk\n[c]\nk = 1\n[d]\nk x\n',
    [line('no-separator', 4), line('no-separator', 8)],
  ],
  ['a vertical tab in a line of a block', '[a]\ns3 =\n  k = 1\v2\n', [line('no-nested-separator', 3)]],
  ['a page break in a line of a block', '[a]\ns3 =\n  k = 1\f\f2\n', [line('no-nested-separator', 3)]],
]
for (const [what, text, problems] of broken) {
  it(`finds ${what}`, () => {
    expect(parse(text).problems).toEqual(problems)
  })
}

it('counts the lines of such bytes by lone carriage returns, too', () => {
  expect(parse('[a]\r[b]\r\udc80 = 1\r').problems).toEqual([line('not-utf8', 3)])
})

it('finds bytes that are not UTF-8', () => {
  const bytes = Uint8Array.of(...new TextEncoder().encode('[a]\nk = v\nx = '), 0xe9, 0x0a)
  expect(parse(decode(bytes)).problems).toEqual([line('not-utf8', 3)])
})

it('tells of all kinds in the order of the lines', () => {
  const { problems } = parse('[a]\ns3 =\n  junk\n[b]\n= 1\n[a]\nk = \udce9\nk = 2\n')
  expect(problems.map((each) => each.line)).toEqual([3, 5, 6, 7, 8])
})

it('goes on after every problem', () => {
  const { sections } = parse('\ufeffx = 1\n[a]\njunk\nk = 1\nk = 2\n[a]\n= 3\nm = 4\n')
  expect(sections.map((each) => each.settings.map(({ key, value }) => `${key}=${value}`))).toEqual([
    ['k=1', 'k=2'],
    ['m=4'],
  ])
})
