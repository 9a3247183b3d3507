import { expect, it } from 'vitest'
import { problem } from '../../../src/profiles/problem.ts'
import { problemRows } from '../../../src/view/details/problems.ts'
import { ASCII, UNICODE } from '../../../src/view/symbols.ts'
import { linesOf, rowText, stylesOf } from '../../support/state/picture.ts'

const problems = [
  problem('cycle', { file: 'config', line: 25 }, 'The source profiles go round in a circle.'),
  problem('no-region', { file: 'credentials', line: null }, 'No region \u202e.'),
  problem('long-term-keys', { file: null, line: null }, 'Keys.'),
]

it('each has its code, its place and its sentence, wrapped', () => {
  const { rows, stops } = problemRows(problems, 36, UNICODE)
  expect(linesOf(rows)).toEqual([
    ' ✗ cycle                  config:25',
    '   The source profiles go round in',
    '   a circle.',
    ' ! no-region            credentials',
    '   No region \\u202e.',
    ' · long-term-keys',
    '   Keys.',
  ])
  expect(stops).toEqual([0, 3, 5])
})

it('the severity is to be seen', () => {
  const { rows, stops } = problemRows(problems, 36, UNICODE)
  expect(stops.map((at) => stylesOf(rows[at] ?? []))).toEqual([
    [
      ['error', '✗ cycle'],
      ['origin', 'config:25'],
    ],
    [
      ['warning', '! no-region'],
      ['origin', 'credentials'],
    ],
    [['hint', '· long-term-keys']],
  ])
  expect(stylesOf(rows[1] ?? [])).toEqual([['dim', 'The source profiles go round in']])
})

it('without Unicode too', () => {
  expect(problemRows(problems, 36, ASCII).rows.map((row) => rowText(row).slice(0, 4).trimEnd())).toEqual([
    ' x c',
    '   T',
    '   a',
    ' ! n',
    '   N',
    ' . l',
    '   K',
  ])
})
