import { describe, expect, it } from 'vitest'
import { layOver } from '../../../src/view/dialogs/lay-over.ts'
import { span } from '../../../src/view/row.ts'
import { rowText } from '../../support/state/picture.ts'

const picture = ['abcdefghij', '名前名前名', 'klmnopqrst', 'uvwxyz0123'].map((text) => [
  span(text.slice(0, 3), 'dim'),
  span(text.slice(3), 'text'),
])
const over = (box: string[], cells: number) =>
  layOver(
    picture,
    box.map((text) => [span(text, 'title')]),
    cells,
    10,
  )

describe('a box lies in the middle', () => {
  it.each([
    ['with room around', ['####', '####'], 4, ['abcdefghij', '名 #### 名', 'klm####rst', 'uvwxyz0123']],
    ['of an odd size', ['###'], 3, ['abcdefghij', '名 ###前名', 'klmnopqrst', 'uvwxyz0123']],
    ['over everything', Array(4).fill('##########'), 10, Array(4).fill('##########')],
  ])('%s', (_, box, cells, wanted) => {
    expect(over(box, cells).map(rowText)).toEqual(wanted)
  })
})

it('what is left keeps its styles', () => {
  expect(over(['####', '####', '####'], 4)[0]).toEqual([
    span('abc', 'dim'),
    span('####', 'title'),
    span('hij', 'text'),
  ])
})
