import { describe, expect, it } from 'vitest'
import { addSection, appendSection, headerSplice, removeSection } from '../../src/ini/edit-section.ts'
import { parse } from '../../src/ini/parse.ts'
import { keyPath, setSetting } from '../../src/ini/set-setting.ts'
import { spliced } from '../../src/ini/splice.ts'

/* A new line is written as its neighbours are. Each case is one way in which a simpler rule would go wrong. */

function set(text: string, header: string, key: string, value = 'v'): string {
  const document = parse(text)
  const section = document.sections.find((each) => each.header === header)!
  const after = setSetting(document, section, keyPath(key), value)
  return typeof after === 'string' ? after : after.text
}

describe('a new setting takes over', () => {
  it.each([
    [
      'the line break next to it, not the first one',
      '[a]\nx = 1\n[b]\r\ny = 1\r\n',
      'b',
      'k',
      '[a]\nx = 1\n[b]\r\ny = 1\r\nk = v\r\n',
    ],
    [
      'the line break before it, not the one below',
      '[a]\r\nx = 1\r\n[b]\ny = 1\n',
      'a',
      'k',
      '[a]\r\nx = 1\r\nk = v\r\n[b]\ny = 1\n',
    ],
    [
      'the blanks of the section above',
      '[a]\nx=1\n[b]\n[c]\ny = 1\n',
      'b',
      'k',
      '[a]\nx=1\n[b]\nk=v\n[c]\ny = 1\n',
    ],
    [
      'those of the section below, if there is none above',
      '[a]\n[b]\ny=1\n',
      'a',
      'k',
      '[a]\nk=v\n[b]\ny=1\n',
    ],
    [
      'the column, where all have one',
      '[a]\nregion = x\nk      = y\n',
      'a',
      'abc',
      '[a]\nregion = x\nk      = y\nabc    = v\n',
    ],
    [
      'the column counted from the indentation',
      '[a]\n  region = x\n  k      = y\n',
      'a',
      'abc',
      '[a]\n  region = x\n  k      = y\n  abc    = v\n',
    ],
    [
      'one blank at least, where its key is longer than the column',
      '[a]\nab  = x\nabc = y\n',
      'a',
      'longer',
      '[a]\nab  = x\nabc = y\nlonger = v\n',
    ],
    ['no column of a single line', '[a]\nregion    = x\n', 'a', 'k', '[a]\nregion    = x\nk = v\n'],
    [
      'no column of keys that happen to be as long',
      '[a]\nab   = 1\ncd   = 2\n',
      'a',
      'k',
      '[a]\nab   = 1\ncd   = 2\nk = v\n',
    ],
    ['no column where they differ', '[a]\nab = 1\nabc   = 2\n', 'a', 'k', '[a]\nab = 1\nabc   = 2\nk = v\n'],
    ['one blank of many behind the sign', '[a]\nab =   1\n', 'a', 'k', '[a]\nab =   1\nk = v\n'],
    ['no colon, which only the AWS CLI reads', '[a]\nab: 1\n', 'a', 'k', '[a]\nab: 1\nk = v\n'],
    [
      'a block its own lines',
      '[a]\ns3 =\n  x=1\n[b]\ns3 =\n    y = 1\n',
      'b',
      's3.z',
      '[a]\ns3 =\n  x=1\n[b]\ns3 =\n    y = 1\n    z = v\n',
    ],
    [
      'a new block those of another',
      '[a]\ns3 =\n  x=1\n[b]\nk = 1\n',
      'b',
      's3.z',
      '[a]\ns3 =\n  x=1\n[b]\nk = 1\ns3 =\n  z=v\n',
    ],
    [
      'a block no column of its section',
      '[a]\nregion = x\nk      = y\n',
      'a',
      's3.z',
      '[a]\nregion = x\nk      = y\ns3     =\n    z = v\n',
    ],
    ['a block the tight sign of its section', '[a]\nk=y\n', 'a', 's3.z', '[a]\nk=y\ns3=\n    z=v\n'],
    ['a block the tabs of its section', '[a]\nk\t=\ty\n', 'a', 's3.z', '[a]\nk\t=\ty\ns3\t=\n    z\t=\tv\n'],
    [
      'the line break before it, where no line ends behind it',
      '[a]\n\r\nk = 1',
      'a',
      'x',
      '[a]\n\r\nk = 1\r\nx = v',
    ],
    [
      'the line break next to it, in a long file',
      `[a]\n[b]\r\nk = 1\r\n[c]\n${'x = 1\n'.repeat(2_000)}`,
      'b',
      'l',
      `[a]\n[b]\r\nk = 1\r\nl = v\r\n[c]\n${'x = 1\n'.repeat(2_000)}`,
    ],
  ])('%s', (_, given, header, key, wanted) => {
    expect(set(given, header, key)).toBe(wanted)
  })

  it('to empty: two blanks behind the sign stay', () => {
    expect(set('[a]\nk =  1\n', 'a', 'k', '')).toBe('[a]\nk =  \n')
  })
})

describe('a new section', () => {
  const added = (text: string, settings: [string, string][] = [['k', 'v']]) =>
    addSection(parse(text), 'new', settings).text

  it.each([
    [
      'one gap among the others is enough to be set off',
      '[a]\n[b]\n\n[c]\nx = 1\n',
      '[a]\n[b]\n\n[c]\nx = 1\n\n[new]\nk = v\n',
    ],
    [
      'what is above the first one tells nothing',
      '# c\n\n[a]\n[b]\nx = 1\n',
      '# c\n\n[a]\n[b]\nx = 1\n[new]\nk = v\n',
    ],
  ])('%s', (_, given, wanted) => {
    expect(added(given)).toBe(wanted)
  })

  it('without settings is its header', () => {
    expect(added('[a]\n', [])).toBe('[a]\n\n[new]\n')
  })

  it('has no blank behind the sign of an empty value', () => {
    expect(
      added('', [
        ['k', ''],
        ['l', 'v'],
      ]),
    ).toBe('[new]\nk =\nl = v\n')
  })

  it('takes lines with or without a line break at their end', () => {
    for (const body of ['x = 1\ny = 2', 'x = 1\ny = 2\n']) {
      expect(appendSection(parse(''), 'new', body).text).toBe('[new]\nx = 1\ny = 2\n')
    }
  })
})

it('a section in the middle without a gap above leaves the one below', () => {
  const document = parse('[a]\n[b]\nx = 1\n\n[c]\n')
  expect(removeSection(document, document.sections[1]!).text).toBe('[a]\n\n[c]\n')
})

it('another name leaves what stands around it', () => {
  const document = parse(' [ a ] # note\nk = 1\n')
  expect(spliced(document, [headerSplice(document, document.sections[0]!, 'b')]).text).toBe(
    ' [b] # note\nk = 1\n',
  )
})

it('splices come in any order', () => {
  const splices = [
    { start: 4, end: 6, text: 'EF' },
    { start: 2, end: 3, text: 'C' },
    { start: 2, end: 2, text: '+' },
    { start: 0, end: 1, text: '' },
  ]
  expect(spliced(parse('abcdefg'), splices).text).toBe('b+CdEFg')
})
