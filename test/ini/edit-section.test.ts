import { describe, expect, it } from 'vitest'
import { addSection, removeSection } from '../../src/ini/edit-section.ts'
import { parse } from '../../src/ini/parse.ts'

const added = (text: string) => addSection(parse(text), 'new', [['k', 'v']]).text

const removed = (text: string, header: string) => {
  const document = parse(text)
  const section = document.sections.find((each) => each.header === header)
  if (!section) throw new Error(`no [${header}]`)
  return removeSection(document, section).text
}

describe('a new section', () => {
  it.each([
    ['in an empty file', '', '[new]\nk = v\n'],
    ['set off by a blank line', '[a]\nx = 1\n', '[a]\nx = 1\n\n[new]\nk = v\n'],
    ['set off in CRLF', '[a]\r\nx = 1\r\n', '[a]\r\nx = 1\r\n\r\n[new]\r\nk = v\r\n'],
    ['set off with lone CR', '[a]\rx = 1\r', '[a]\rx = 1\r\r[new]\rk = v\r'],
    ['no second blank line', '[a]\nx = 1\n\n', '[a]\nx = 1\n\n[new]\nk = v\n'],
    ['no second blank line in CRLF', '[a]\r\n\r\n', '[a]\r\n\r\n[new]\r\nk = v\r\n'],
    ['close to the others where they are', '[a]\n[b]\nx = 1\n', '[a]\n[b]\nx = 1\n[new]\nk = v\n'],
    ['close to the others in CRLF', '[a]\r\n[b]\r\n', '[a]\r\n[b]\r\n[new]\r\nk = v\r\n'],
    ['set off like those with a comment above', '[a]\n\n# b\n[b]\n', '[a]\n\n# b\n[b]\n\n[new]\nk = v\n'],
    [
      'set off like those with several in CRLF',
      '[a]\r\n\r\n  ; b\r\n#\r\n[b]\r\n',
      '[a]\r\n\r\n  ; b\r\n#\r\n[b]\r\n\r\n[new]\r\nk = v\r\n',
    ],
    ['close to those with a comment above', '[a]\n# b\n[b]\n', '[a]\n# b\n[b]\n[new]\nk = v\n'],
    [
      'close where a blank line stands among settings alone',
      '[a]\nx = 1\n\ny = 1\n[b]\n',
      '[a]\nx = 1\n\ny = 1\n[b]\n[new]\nk = v\n',
    ],
    ['no final newline stays none', '[a]\nx = 1', '[a]\nx = 1\n\n[new]\nk = v'],
    ['spelled like the section above', '[a]\nx=1\n', '[a]\nx=1\n\n[new]\nk=v\n'],
    ['never indented', '[a]\n  x = 1\n', '[a]\n  x = 1\n\n[new]\nk = v\n'],
    ['behind a last comment', '[a]\n# end\n', '[a]\n# end\n\n[new]\nk = v\n'],
    ['behind comments alone', '# mine\n', '# mine\n\n[new]\nk = v\n'],
    ['behind an empty value', '[a]\nx =\n', '[a]\nx =\n\n[new]\nk = v\n'],
    ['behind a byte order mark alone', '\ufeff', '\ufeff[new]\nk = v\n'],
  ])('%s', (_, given, produces) => {
    expect(added(given)).toBe(produces)
  })
})

describe('a section goes', () => {
  it.each([
    ['with its settings', '[a]\nx = 1\n[b]\ny = 1\n', 'a', '[b]\ny = 1\n'],
    ['one gap is left', '[a]\n\n[b]\nx = 1\n\n[c]\n', 'b', '[a]\n\n[c]\n'],
    ['one gap is left in CRLF', '[a]\r\n\r\n[b]\r\nx = 1\r\n\r\n[c]\r\n', 'b', '[a]\r\n\r\n[c]\r\n'],
    ['the last with the gap above it', '[a]\nx = 1\n\n[b]\ny = 1\n', 'b', '[a]\nx = 1\n'],
    ['the last in CRLF', '[a]\r\nx = 1\r\n\r\n[b]\r\ny = 1\r\n', 'b', '[a]\r\nx = 1\r\n'],
    ['the last of a tight file', '[a]\r\n[b]\r\n', 'b', '[a]\r\n'],
    ['no final newline stays none', '[a]\nx = 1\n\n[b]\ny = 1', 'b', '[a]\nx = 1'],
    ['the only one', '[a]\nx = 1\n', 'a', ''],
    ['the first with the gap below it', '[a]\nx = 1\n\n[b]\n', 'a', '[b]\n'],
    ['comments above it stay', '# a\n[a]\nx = 1\n[b]\n', 'a', '# a\n[b]\n'],
    ['comments of the next one stay', '[a]\nx = 1\n\n# b\n[b]\n', 'a', '# b\n[b]\n'],
    ['comments between its settings go', '[a]\nx = 1\n# c\ny = 1\n[b]\n', 'a', '[b]\n'],
    ['its block goes', '[a]\ns3 =\n  x = 1\n\n  y = 1\n[b]\n', 'a', '[b]\n'],
    ['the byte order mark stays', '\ufeff[a]\nx = 1\n[b]\n', 'a', '\ufeff[b]\n'],
    ['an empty one', '[a]\n[b]\n[c]\n', 'b', '[a]\n[c]\n'],
  ])('%s', (_, given, header, produces) => {
    expect(removed(given, header)).toBe(produces)
  })
})
