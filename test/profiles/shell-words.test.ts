import { expect, it } from 'vitest'
import { shellWord, shellWords } from '../../src/profiles/shell-words.ts'

// What Python 3's shlex.split gives for the same texts.
const words: Record<string, string[] | null> = {
  '': [],
  ' \t\r\n': [],
  'a b': ['a', 'b'],
  ' a \t b\n': ['a', 'b'],
  '"a b" c': ['a b', 'c'],
  "'a b' c": ['a b', 'c'],
  'a"b c"d': ['ab cd'],
  '""': [''],
  "a ''": ['a', ''],
  'a\\ b': ['a b'],
  'a\\nb': ['anb'],
  '"a\\"b"': ['a"b'],
  '"a\\nb"': ['a\\nb'],
  '"a\\\\b"': ['a\\b'],
  "'a\\'": ['a\\'],
  "'a\"b'": ['a"b'],
  '"it\'s"': ["it's"],
  'a # b': ['a', '#', 'b'],
  'a;b|c > d': ['a;b|c', '>', 'd'],
  '$HOME ~ *': ['$HOME', '~', '*'],
  'a\u00a0b': ['a\u00a0b'],
  'a\u0085b\fc': ['a\u0085b\fc'],
  '"a': null,
  "a 'b": null,
  'a\\': null,
  '"a\\': null,
}
for (const [text, expected] of Object.entries(words)) {
  it(`splits ${JSON.stringify(text)}`, () => {
    expect(shellWords(text)).toEqual(expected)
  })
}

it.each([
  ['dev', 'dev'],
  ['a/b_c.d:e@f%g+h=i-j', 'a/b_c.d:e@f%g+h=i-j'],
  ['', "''"],
  ['my dev', "'my dev'"],
  [' dev', "' dev'"],
  ['dev ', "'dev '"],
  ['$HOME', "'$HOME'"],
  ["it's", "'it'\\''s'"],
  ['~', "'~'"],
])('writes %j as one word', (text, word) => {
  expect(shellWord(text)).toBe(word)
  expect(shellWords(word)).toEqual([text])
})
