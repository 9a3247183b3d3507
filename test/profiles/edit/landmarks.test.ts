import fc from 'fast-check'
import { expect, it } from 'vitest'
import { landmarks } from '../../../src/profiles/edit/landmarks.ts'

const found = (from: string, to: string) => landmarks([...from], [...to]).map(({ at, there }) => [at, there])

it.each<[string, string, number[][]]>([
  [
    'abc',
    'xbc',
    [
      [1, 1],
      [2, 2],
    ],
  ],
  ['', 'a', []],
  // Twice on one side is no landmark.
  ['aab', 'ab', [[2, 1]]],
  ['ab', 'abb', [[0, 0]]],
  // What was moved up is none, as more lines stand in the old order.
  [
    'abcd',
    'dabc',
    [
      [0, 1],
      [1, 2],
      [2, 3],
    ],
  ],
])('%s → %s', (from, to, wanted) => {
  expect(found(from, to)).toEqual(wanted)
})

it('as many as there are, in the same order', () => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray([...'abcdefghijkl']),
      fc.shuffledSubarray([...'abcdefghijkl']),
      (from, to) => {
        const marks = landmarks(from, to)
        for (const [nth, { at, there }] of marks.entries()) {
          expect(from[at]).toBe(to[there])
          expect(at).toBeGreaterThan(marks[nth - 1]?.at ?? -1)
          expect(there).toBeGreaterThan(marks[nth - 1]?.there ?? -1)
        }
        // Length of the longest common row that ends at each line.
        const lengths: number[] = []
        for (const [at, line] of from.entries()) {
          const place = to.indexOf(line)
          const above = lengths.filter((_, before) => to.indexOf(from[before] ?? '') < place)
          lengths[at] = place < 0 ? 0 : 1 + Math.max(0, ...above)
        }
        expect(marks).toHaveLength(Math.max(0, ...lengths))
      },
    ),
  )
})
