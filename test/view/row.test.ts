import { describe, expect, it } from 'vitest'
import { fitRow, restyle, rowWidth, span, spread } from '../../src/view/row.ts'
import { rowText } from '../support/state/picture.ts'

const row = [span('名前', 'title'), span(' abc', 'dim')]

describe('a row is cut or filled to the cells that there are', () => {
  it.each([
    [10, '名前 abc  '],
    [8, '名前 abc'],
    [7, '名前 a…'],
    [4, '名前'],
    // Half of a wide character is a blank.
    [3, '名…'],
    [2, '… '],
    [0, ''],
  ])('%i', (cells, wanted) => {
    expect(rowText(fitRow(row, cells, '…'))).toBe(wanted)
  })

  it('each piece keeps its style, the filling has its own', () => {
    expect(fitRow(row, 10, '…', 'qr')).toEqual([...row, span('  ', 'qr')])
    expect(fitRow(row, 6, '…')).toEqual([span('名前', 'title'), span(' …', 'dim')])
  })
})

describe('of two ends the right one stays whole', () => {
  const right = [span('right')]
  it.each([
    [15, '名前 abc  right'],
    [13, '名前 abcright'],
    [10, '名前…right'],
    [5, 'right'],
    [4, 'rig…'],
  ])('%i', (cells, wanted) => {
    expect(rowText(spread(row, right, cells, '…'))).toBe(wanted)
  })
})

it('restyled, a row is one piece of the same text', () => {
  expect(restyle(row, 'selected')).toEqual([span('名前 abc', 'selected')])
  expect(rowWidth(row)).toBe(8)
})
