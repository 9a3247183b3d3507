import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LineChange, lineChanges } from '../../../src/profiles/edit/line-changes.ts'
import { textLines } from '../../../src/profiles/edit/text-lines.ts'

function applied(from: readonly string[], changes: readonly LineChange[]): string[] {
  const result: (readonly string[])[] = []
  let at = 0
  for (const { start, end, lines } of changes) {
    result.push(from.slice(at, start), lines)
    at = end
  }
  return [...result, from.slice(at)].flat()
}

/** Hundreds of lines, some of which repeat. */
const arbitraryLines = (maxLength: number) =>
  fc.array(
    fc.oneof(
      fc.constantFrom('', 'x'),
      fc.nat(maxLength).map((nth) => `[${nth}]`),
    ),
    { maxLength, size: 'max' },
  )

const sections = (many: number, lines: (nth: number) => string[]) =>
  Array.from({ length: many }, (_, nth) => [`[profile p${nth}]`, ...lines(nth)]).flat()

it.each([
  ['a\nb', ['a\n', 'b']],
  ['a\r\nb\rc\n\r\n', ['a\r\n', 'b\r', 'c\n', '\r\n']],
  ['', []],
])('lines of a text: %j', (text, lines) => {
  expect(textLines(text)).toEqual(lines)
})

it.each([4, 40, 700])('changes make the one of the other, and do not touch: up to %i lines', (most) => {
  fc.assert(
    fc.property(arbitraryLines(most), arbitraryLines(most), (from, to) => {
      const changes = lineChanges(from, to)
      expect(applied(from, changes)).toEqual(to)
      for (const [nth, { start, end, lines }] of changes.entries()) {
        expect(end - start + lines.length).toBeGreaterThan(0)
        expect(start).toBeGreaterThan(changes[nth - 1]?.end ?? -1)
      }
    }),
    { numRuns: most > 100 ? 20 : 500 },
  )
})

describe('of very many changes each is one by itself', () => {
  const MANY = 10_000
  const old = sections(MANY, () => ['source_profile = a'])
  const at = (nth: number) => 2 * nth + 1
  it.each<[string, string[], (nth: number) => LineChange]>([
    [
      'a line in each section',
      sections(MANY, () => ['source_profile = b']),
      (nth) => ({ start: at(nth), end: at(nth) + 1, lines: ['source_profile = b'] }),
    ],
    [
      'a line more in each',
      sections(MANY, () => ['# note', 'source_profile = a']),
      (nth) => ({ start: at(nth), end: at(nth), lines: ['# note'] }),
    ],
    [
      'a line fewer in each',
      sections(MANY, () => []),
      (nth) => ({ start: at(nth), end: at(nth) + 1, lines: [] }),
    ],
  ])('%s', (_, now, change) => {
    expect(lineChanges(old, now)).toEqual(Array.from({ length: MANY }, (_each, nth) => change(nth)))
  })

  it('and what has no line in common is replaced', () => {
    const all = Array.from({ length: MANY }, () => 'x')
    const others = Array.from({ length: MANY }, () => 'y')
    expect(lineChanges(all, others)).toEqual([{ start: 0, end: MANY, lines: others }])
  })
})
