import { expect, it } from 'vitest'
import { stringify } from '../../src/ini/document.ts'
import { parse } from '../../src/ini/parse.ts'

const headers: Record<string, [header: string, trailer: string]> = {
  '[a]': ['a', ''],
  '[ a b ]': [' a b ', ''],
  '  [a]': ['a', ''],
  '[a] # note': ['a', '# note'],
  '[a]# note': ['a', '# note'],
  '[a]\t junk ': ['a', 'junk'],
  '[a] = [b] x': ['a] = [b', 'x'],
  '[[a]]': ['[a]', ''],
  '[#]': ['#', ''],
}
for (const [line, [header, trailer]] of Object.entries(headers)) {
  it(`reads the header ${JSON.stringify(line)}`, () => {
    expect(parse(line).sections).toMatchObject([{ header, trailer, line: 1 }])
  })
}

const values: Record<string, [key: string, value: string]> = {
  'k = v': ['k', 'v'],
  'k=v': ['k', 'v'],
  'k : v': ['k', 'v'],
  'k:v=w': ['k', 'v=w'],
  'k = a = b': ['k', 'a = b'],
  'Key Word \t=\t v \t': ['key word', 'v'],
  'k =': ['k', ''],
  'k = # note': ['k', '# note'],
  'k = v # note': ['k', 'v # note'],
  'k = v ; note': ['k', 'v ; note'],
  'k = "v"': ['k', '"v"'],
  'k = v\u0085': ['k', 'v'],
  'k = v\u001c': ['k', 'v'],
  'k = v\ufeff': ['k', 'v\ufeff'],
  'k = a\u2028b': ['k', 'a\u2028b'],
  'k = [v]': ['k', '[v]'],
  'k = a\n  b': ['k', 'a\nb'],
  'k = a\n  b = c\n\td ': ['k', 'a\nb = c\nd'],
  'k = a\n\n  b': ['k', 'a\n\nb'],
  'k = a\n \t\n# note\n  b': ['k', 'a\n\nb'],
  'k = a\n# note\n  ; note\n  b\n\n': ['k', 'a\nb'],
  'k = a\n  [b]': ['k', 'a\n[b]'],
  '  k = a\n    b': ['k', 'a\nb'],
}
for (const [lines, [key, value]] of Object.entries(values)) {
  for (const lineEnd of ['\n', '\r\n', '\r']) {
    it(`reads ${JSON.stringify(lines.replaceAll('\n', lineEnd))}`, () => {
      const { sections } = parse(`[a]\n${lines}\n`.replaceAll('\n', lineEnd))
      expect(sections[0]?.settings).toMatchObject([{ key, value, nested: [] }])
    })
  }
}

const blocks: Record<string, string[]> = {
  's3 =\n  a = 1\n  B=2': ['a=1', 'B=2'],
  's3 :\n\ta = 1': ['a=1'],
  's3 =\n\n  a = 1\n\n# note\n  b = 2\n': ['a=1', 'b=2'],
  's3 =\n  a = x = y\n    b = 2': ['a=x = y', 'b=2'],
  's3 =\n  a =\n  = 1': ['a=', '=1'],
  's3 =\n  a = 1\u2028b = 2': ['a=1', 'b=2'],
}
for (const [lines, nested] of Object.entries(blocks)) {
  it(`reads the block ${JSON.stringify(lines)}`, () => {
    const [s3] = parse(`[a]\n${lines}\n`).sections[0]?.settings ?? []
    expect(s3).toMatchObject({ key: 's3', value: '' })
    expect(s3?.nested.map(({ key, value }) => `${key}=${value}`)).toEqual(nested)
  })
}

it('a line that is indented no deeper than the setting above is a setting of its own', () => {
  const { sections } = parse('[a]\n  k = 1\n  l = 2\n m = 3\n')
  expect(sections[0]?.settings.map((each) => each.key)).toEqual(['k', 'l', 'm'])
})

it('measures the depth from the last setting, not from the first', () => {
  const { sections } = parse('[a]\n    k = 1\nl = 2\n  more\n')
  expect(sections[0]?.settings.map((each) => each.value)).toEqual(['1', '2\nmore'])
})

it('tells where a setting and its value stand', () => {
  const text = '[a]\r\n  Key = v1 \r\n    v2\r\n# note\r\nl : x'
  const [key, l] = parse(text).sections[0]?.settings ?? []
  expect(key).toMatchObject({
    spelling: 'Key',
    separator: '=',
    line: 2,
    start: 5,
    keyStart: 7,
    valueStart: 13,
    valueEnd: 15,
    end: 26,
  })
  expect(key?.continuation).toEqual([{ line: 3, start: 18, end: 26, textStart: 22, textEnd: 24 }])
  expect(l).toMatchObject({
    spelling: 'l',
    separator: ':',
    line: 5,
    start: 34,
    valueStart: 38,
    end: text.length,
  })
})

it('the text of a document is its file', () => {
  expect(stringify(parse('[a]\r\n junk'))).toBe('[a]\r\n junk')
})

it('a key is read as it stands, whatever stands in its place one section earlier', () => {
  const { sections } = parse('[a]\nk = 1\nl = 2\n[b]\nkx = 3\nL : 4\n[c]\nk x = 5\nl= 6\n')
  expect(
    sections.map((each) => each.settings.map(({ spelling, key, value }) => [spelling, key, value])),
  ).toEqual([
    [
      ['k', 'k', '1'],
      ['l', 'l', '2'],
    ],
    [
      ['kx', 'kx', '3'],
      ['L', 'l', '4'],
    ],
    [
      ['k x', 'k x', '5'],
      ['l', 'l', '6'],
    ],
  ])
})

it('lines can be short, and as many as they like', () => {
  const lines = Array.from({ length: 2_000 }, (_, at) => `${at.toString(36)}=${at % 7}`)
  const [section] = parse(`[a]\n${lines.join('\n')}`).sections
  expect(section?.settings.map(({ key, value }) => `${key}=${value}`)).toEqual(lines)
  expect(section?.settings.map((each) => each.line)).toEqual(lines.map((_, at) => at + 2))
})

it('nor is what follows searched for the = that a line of a block lacks', () => {
  const many = 1_000_000
  const { problems } = parse(`[a]\ns3 =\n${'  k\n'.repeat(many)}`)
  expect(problems).toHaveLength(many)
})
