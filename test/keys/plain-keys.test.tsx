import fc from 'fast-check'
import { Text, useInput } from 'ink'
import { render } from 'ink-testing-library'
import { afterEach, describe, expect, it } from 'vitest'
import { KEYMAP } from '../../src/keys/keymap.ts'
import { keyNames } from '../../src/keys/match.ts'
import { plainKey } from '../../src/keys/plain-keys.ts'
import { keyBytes } from '../support/program/key-bytes.ts'

let unmount = () => {}
afterEach(() => unmount())

/** What the dashboard hears through Ink. */
function throughInk() {
  const heard: string[] = []
  function Probe() {
    useInput((input, key) => {
      heard.push(...keyNames(input, key))
    })
    return <Text>probe</Text>
  }
  const app = render(<Probe />)
  unmount = app.unmount
  return (sent: string): string[] => {
    heard.length = 0
    app.stdin.write(sent)
    return [...heard]
  }
}

/** The names of all keys in it; null where one of them is not plain. */
function plainKeys(sent: string): string[] | null {
  const names: string[] = []
  for (let at = 0; at < sent.length; ) {
    const key = plainKey(sent, at)
    if (!key) return null
    names.push(key.name)
    at = key.end
  }
  return names
}

const bytesOf = (key: string) => keyBytes(key.replace('+', '-'))
const KEYS = [...new Set(KEYMAP.flatMap((binding) => binding.keys))]

describe('keys that come before Ink', () => {
  it('have the names that Ink gives them, one by one', () => {
    const hear = throughInk()
    const understood = KEYS.filter((key) => plainKeys(bytesOf(key)) !== null)
    for (const key of understood) expect(plainKeys(bytesOf(key))).toEqual(hear(bytesOf(key)))
    // The rest is left to Ink: an ESC may be the beginning of something longer.
    expect(KEYS.filter((key) => !understood.includes(key))).toEqual(['esc'])
  })

  it('and in any order, typed faster than they are read', () => {
    const hear = throughInk()
    const known = KEYS.filter((key) => key !== 'esc')
    const text = fc.string({
      unit: fc.integer({ min: 32, max: 126 }).map((code) => String.fromCharCode(code)),
    })
    const piece = fc.oneof(fc.constantFrom(...known).map(bytesOf), text)
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const sent = pieces.join('')
        expect(plainKeys(sent)).toEqual(hear(sent))
      }),
    )
  })

  it.each([
    '\u001b',
    'j\u001b',
    '\u001bb',
    '\u001b[200~j',
    '\u001b[1;5A',
    'é',
    '\u0000',
    '\u001b[',
    '\u001b]11;rgb',
  ])('leaves %j to Ink', (sent) => {
    expect(plainKeys(sent)).toBeNull()
  })
})
