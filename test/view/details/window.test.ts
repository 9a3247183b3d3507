import { describe, expect, it } from 'vitest'
import type { State } from '../../../src/app/state.ts'
import { detailWindow } from '../../../src/view/details/window.ts'
import { UNICODE } from '../../../src/view/symbols.ts'
import { linesOf, rowText } from '../../support/state/picture.ts'
import { sampleState } from '../../support/state/sample-state.ts'
import { play } from '../../support/state/state.ts'

// 23 rows, with stops at 6-9, 14-17 and 20-22.
const dev = { ...sampleState(), selected: 'dev' }
const at = (detail: number): State => ({ ...dev, focus: 'details', detail })
const CELLS = 62

/** First and last row, the row with the cursor, and the note. */
function shown(state: State, height = 8) {
  const { rows, note } = detailWindow(state, CELLS, height, UNICODE)
  const cursor = rows.findIndex((row) => row.some(({ style }) => style === 'selected'))
  const all = linesOf(detailWindow(dev, CELLS, 99, UNICODE).rows)
  const texts = linesOf(rows)
  const first = all.findIndex((_, from) => texts.every((text, nth) => text === all[from + nth]))
  return [first, rows.length, cursor < 0 ? null : first + cursor, note]
}

describe('the part on screen', () => {
  it.each<[string, State, unknown[]]>([
    ['begins at the top while the list has the keys', dev, [0, 8, null, '15 more']],
    ['shows what is above the first stop', at(0), [0, 8, 6, '15 more']],
    ['keeps the cursor at two thirds', at(4), [9, 8, 14, '60 %']],
    ['moves on with it', at(5), [10, 8, 15, '67 %']],
    ['shows all that is below the last stop', at(10), [15, 8, 22, '100 %']],
    ['takes a stop that is no more for the last one', at(99), [15, 8, 22, '100 %']],
  ])('%s', (_, state, wanted) => {
    expect(shown(state)).toEqual(wanted)
  })

  it('is everything where there is room, without a note', () => {
    expect(shown(at(4), 23)).toEqual([0, 23, 14, ''])
    expect(shown(at(0), 22)).toEqual([0, 22, 6, '1 more'])
  })

  it('keeps the first stop on screen even where what is above it takes it all', () => {
    expect(shown(at(0), 3)).toEqual([4, 3, 6, '20 %'])
  })
})

it('the line with the cursor is one bar of the full width', () => {
  const { rows } = detailWindow(at(0), CELLS, 8, UNICODE)
  expect(rows[6]).toEqual([
    { style: 'selected', text: ' dev                                                config:10 ' },
  ])
})

it('an open field is kept on screen, and is no bar', () => {
  const { rows } = detailWindow(play(at(8), 'edit'), CELLS, 8, UNICODE)
  expect(rows.flat().some(({ style }) => style === 'selected')).toBe(false)
  expect(rows.map(rowText).some((text) => text.startsWith(' sso_start_url '))).toBe(true)
})
