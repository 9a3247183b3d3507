import fc from 'fast-check'
import { expect, it } from 'vitest'
import { jsonText } from '../../src/text/json-text.ts'

it.each([
  ['a\u001b[31m\u007f\u0085\u009b', '"a\\u001b[31m\\u007f\\u0085\\u009b"'],
  ['\u202e\u2066\u200b\ufeff\u2028', '"\\u202e\\u2066\\u200b\\ufeff\\u2028"'],
  ['\u{e0001}', '"\\udb40\\udc01"'],
  ['\udc80', '"\\udc80"'],
  ['naïve–名前 😀', '"naïve–名前 😀"'],
])('%j', (text, json) => {
  expect(jsonText(text)).toBe(json)
})

it('keeps its lines, and the data', () => {
  expect(jsonText({ a: ['\u202e\n'] }, 2)).toBe('{\n  "a": [\n    "\\u202e\\n"\n  ]\n}')
  fc.assert(
    fc.property(fc.jsonValue(), fc.string({ unit: 'binary' }), (value, text) => {
      const json = jsonText({ value, text }, 2)
      expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify({ value, text })))
      expect(json).not.toMatch(/[^\n\P{Cc}]|\p{Cf}/u)
    }),
  )
})
