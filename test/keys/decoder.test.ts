import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDecoder, ESCAPE_MS, type Input, WHOLE_MS } from '../../src/keys/decoder.ts'
import { REPORTS } from '../support/arbitrary/terminal-reports.ts'

/** What comes of pieces that arrive one after the other, each so many ms after the one before; then nothing more comes. */
function decoded(...pieces: readonly (string | Uint8Array | number)[]): string[] {
  const decoder = createDecoder()
  let now = 0
  const all: Input[] = []
  const waitUntil = (then: number) => {
    for (let due = decoder.deadline(); due !== null && due <= then; due = decoder.deadline()) {
      all.push(...decoder.expire(due))
    }
    now = then
  }
  for (const piece of pieces) {
    if (typeof piece === 'number') waitUntil(now + piece)
    else all.push(...decoder.feed(typeof piece === 'string' ? Buffer.from(piece) : piece, now))
  }
  waitUntil(now + 10 * WHOLE_MS)
  return all.map((input) => (input.type === 'key' ? input.name : `paste ${input.text}`))
}

describe('keys', () => {
  it.each([
    ['j', 'j'],
    ['é', 'é'],
    ['🎉', '🎉'],
    ['\r', 'enter'],
    ['\n', 'enter'],
    ['\t', 'tab'],
    ['\u007f', 'backspace'],
    ['\b', 'backspace'],
    ['\u0003', 'ctrl+c'],
    ['\u001a', 'ctrl+z'],
    ['\u001b', 'esc'],
    ['\u001b[A', 'up'],
    ['\u001bOB', 'down'],
    ['\u001b[1;2C', 'right'],
    ['\u001b[1;5C', 'ctrl+right'],
    ['\u001b[1;3D', 'alt+left'],
    ['\u001b\u001b[D', 'alt+left'],
    ['\u001b[H', 'home'],
    ['\u001b[4~', 'end'],
    ['\u001b[3~', 'delete'],
    ['\u001b[5;5~', 'pageup'],
    ['\u001b[Z', 'shift+tab'],
    ['\u001bb', 'alt+b'],
    ['\u001bé', 'alt+é'],
    ['\u001b\u007f', 'alt+backspace'],
    ['\u001bOM', 'enter'],
    ['\u009b\u0041', 'up'],
  ])('%j is %s', (bytes, name) => {
    expect(decoded(bytes)).toEqual([name])
  })

  it('one after another in one piece are told apart', () => {
    expect(decoded('jé\u001b[B\u001b[Bk\r')).toEqual(['j', 'é', 'down', 'down', 'k', 'enter'])
    expect(decoded('\u001b\u001b')).toEqual(['esc', 'esc'])
  })
})

describe('what a terminal says of itself is no key', () => {
  it.each(REPORTS)('%s', (_, bytes) => {
    expect(decoded('j', bytes, 'k')).toEqual(['j', 'k'])
  })

  it.each(REPORTS)('%s, cut anywhere with a pause, is at most Esc', (_, given) => {
    const bytes = Buffer.from(given)
    for (let at = 1; at < bytes.length; at++) {
      for (const pause of [10, ESCAPE_MS + 10, WHOLE_MS - 10]) {
        const keys = decoded(bytes.subarray(0, at), pause, bytes.subarray(at))
        expect(keys.filter((key) => key !== 'esc')).toEqual([])
        expect(keys.length).toBeLessThanOrEqual(1)
      }
    }
  })

  it.each(REPORTS)('%s, without its end, is over after a second of quiet', (_, given) => {
    const bytes = Buffer.from(given)
    for (let at = 2; at < bytes.length; at++) {
      expect(decoded(bytes.subarray(0, at), WHOLE_MS + 1, 'k').at(-1)).toBe('k')
    }
  })
})

describe('a key that is cut', () => {
  it.each(['\u001b[C', '\u001bOD', '\u001b[5~', '\u001b[1;5D', 'é', '🎉'])(
    '%j is that key, or Esc',
    (text) => {
      const bytes = Buffer.from(text)
      const [whole] = decoded(text)
      for (let at = 1; at < bytes.length; at++) {
        const cut = (pause: number) => decoded(bytes.subarray(0, at), pause, bytes.subarray(at))
        expect(cut(ESCAPE_MS - 1)).toEqual([whole])
        for (const pause of [ESCAPE_MS, 300, WHOLE_MS - 1])
          expect([[whole], ['esc']]).toContainEqual(cut(pause))
      }
    },
  )

  it('is dropped after a second', () => {
    expect(decoded('\u001b[', WHOLE_MS, 'j')).toEqual(['j'])
    expect(decoded(Buffer.from([0xc3]), WHOLE_MS, 'j')).toEqual(['j'])
  })

  it('Esc, and a letter after a moment, are two', () => {
    expect(decoded('\u001b', ESCAPE_MS, 'l')).toEqual(['esc', 'l'])
    expect(decoded('\u001b', ESCAPE_MS, 'X')).toEqual(['esc', 'X'])
  })
})

describe('a paste', () => {
  it('is text, whatever it holds', () => {
    expect(decoded('\u001b[200~X\r\u001b[Ay\u001b[201~j')).toEqual(['paste X\r\u001b[Ay', 'j'])
  })

  it('may be cut anywhere', () => {
    const bytes = Buffer.from('\u001b[200~é名\u001b[201~')
    for (let at = 1; at < bytes.length; at++) {
      const cut = decoded(bytes.subarray(0, at), at === 1 ? 10 : 900, bytes.subarray(at))
      expect(cut).toEqual(['paste é名'])
    }
  })

  it('without its end ends after a second of quiet', () => {
    expect(decoded('\u001b[200~one', 900, ' two', WHOLE_MS, 'j')).toEqual(['paste one two', 'j'])
  })

  it('is given out once, whatever begins behind it', () => {
    expect(decoded('\u001b[200~one\u001b[201~\u001b[')).toEqual(['paste one'])
  })

  it('gives way to Ctrl-C', () => {
    expect(decoded('\u001b[200~one\u0003')).toEqual(['ctrl+c'])
  })

  it('of any size keeps what a field could hold', () => {
    const [text = ''] = decoded(`\u001b[200~${'x'.repeat(3 << 20)}\u001b[201~`)
    expect(text.length).toBeLessThanOrEqual((1 << 20) + 20)
  })
})

it('Ctrl-C gets through, whatever has begun', () => {
  for (const begun of [
    '\u001b',
    '\u001b[',
    '\u001b[1;',
    '\u001bO',
    '\u001b]11;rgb',
    '\u001bP',
    '\u001b[M ',
    '\u001b_x',
  ]) {
    expect(decoded(begun, '\u0003')).toEqual(['ctrl+c'])
  }
})

const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 40 }),
  fc
    .array(
      fc.constantFrom(
        ...REPORTS.map(([, each]) => each),
        'jX',
        '\u001b',
        '\u001b[',
        '\u001b[200~',
        '\u001b[201~',
        '\u0003',
      ),
      {
        maxLength: 6,
      },
    )
    .map((all) => Uint8Array.from(Buffer.concat(all.map((each) => Buffer.from(each))))),
)

describe('any bytes', () => {
  it('cut anywhere, a moment apart, give what they give in one piece', () => {
    fc.assert(
      fc.property(
        bytes,
        fc.array(fc.nat(39), { maxLength: 6 }),
        fc.nat(ESCAPE_MS - 1),
        (all, cuts, pause) => {
          // Each place once: between two cuts at one place nothing would arrive, for twice the pause.
          const inside = [...new Set(cuts)].filter((at) => at > 0 && at < all.length)
          const places = [0, ...inside.sort((a, b) => a - b), all.length]
          const pieces = places.slice(1).flatMap((end, at) => [all.subarray(places[at], end), pause])
          expect(decoded(...pieces)).toEqual(decoded(all))
        },
      ),
    )
  })

  it('leave nothing behind after a second of quiet', () => {
    fc.assert(
      fc.property(bytes, (all) => {
        expect(decoded(all, WHOLE_MS, 'j').at(-1)).toBe('j')
      }),
    )
  })
})
