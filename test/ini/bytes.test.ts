import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decode, encode, hasEscapedByte } from '../../src/ini/bytes.ts'
import { parse } from '../../src/ini/parse.ts'
import { arbitraryConfigText } from '../support/arbitrary/config-text.ts'
import { arbitraryBytes } from '../support/arbitrary/words.ts'

const roundtrip = (bytes: Uint8Array) => encode(parse(decode(bytes)).text)
const bytesOf = (text: string) => new TextEncoder().encode(text)

const files: Record<string, Uint8Array> = {
  'an empty file': bytesOf(''),
  'CRLF line ends': bytesOf('[default]\r\nregion = x\r\n'),
  'mixed line ends': bytesOf('[default]\r\nregion = x\n\routput = json\r'),
  'tabs and blanks at line ends': bytesOf('[default] \t\n\tregion\t=\tx \t\n'),
  'a byte order mark': Uint8Array.of(0xef, 0xbb, 0xbf, 0x5b, 0x61, 0x5d),
  'two byte order marks': Uint8Array.of(0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf),
  NUL: bytesOf('[a]\0\nk = \0\n'),
  'a UTF-8 text of all lengths': bytesOf('[profile ñ]\nk = 名前 🎉\n'),
  'a latin-1 byte': Uint8Array.of(0x6b, 0x3d, 0xe9, 0x0a),
  'a sequence that is cut short': Uint8Array.of(0x6b, 0x3d, 0xf0, 0x9f, 0x8e),
  'an encoded surrogate': Uint8Array.of(0xed, 0xb2, 0x80),
  'an overlong slash': Uint8Array.of(0xc0, 0xaf),
  'UTF-16': Uint8Array.of(0xff, 0xfe, 0x5b, 0x00, 0x61, 0x00, 0x5d, 0x00),
  'no newline at the end': bytesOf('[default]\nregion = x'),
}

for (const [what, bytes] of Object.entries(files)) {
  it(`gives back every byte of ${what}`, () => {
    expect(roundtrip(bytes)).toEqual(bytes)
  })
}

it('reads all other characters beside a byte that is not UTF-8', () => {
  const text = 'a\u0080é\u07ff\u0800名\uffff\u{10000}🎉\u{10ffff}'
  const stray = Uint8Array.of(0xff)
  const bytes = Buffer.concat([stray, bytesOf(text), stray, stray, bytesOf(text)])
  expect(decode(bytes)).toBe(`\udcff${text}\udcff\udcff${text}`)
})

it('gives back every byte of a file of 20 MB', () => {
  const part = bytesOf('[profile x]\nregion = eu-west-1 # é\ns3 =\n  a = 1\n')
  const bytes = new Uint8Array(20 * 2 ** 20)
  for (let at = 0; at < bytes.length; at += part.length) {
    bytes.set(part.subarray(0, bytes.length - at), at)
  }
  bytes[12345] = 0xff
  expect(Buffer.compare(roundtrip(bytes), bytes)).toBe(0)
})

it('gives back every byte of any file', () => {
  fc.assert(
    fc.property(arbitraryBytes, (bytes) => {
      expect(roundtrip(bytes)).toEqual(bytes)
    }),
  )
})

it('gives back every byte of a config file with stray bytes in it', () => {
  const stray = fc.tuple(fc.nat(), fc.integer({ min: 0x80, max: 0xff }))
  fc.assert(
    fc.property(arbitraryConfigText, fc.array(stray, { maxLength: 4 }), (text, strays) => {
      const bytes = bytesOf(text)
      for (const [at, byte] of strays) if (bytes.length > 0) bytes[at % bytes.length] = byte
      expect(roundtrip(bytes)).toEqual(bytes)
    }),
  )
})

it('tells text that stands for stray bytes from valid text', () => {
  expect(hasEscapedByte(decode(Uint8Array.of(0x61, 0xe9)))).toBe(true)
  expect(hasEscapedByte('é 名前 🎉 \u{1f480}')).toBe(false)
})

it('replaces lone surrogates that stand for no byte, as any encoder does', () => {
  expect(encode('a\ud800b')).toEqual(bytesOf('a\ufffdb'))
})
