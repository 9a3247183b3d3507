import { describe, expect, it } from 'vitest'
import { pane } from '../../src/view/pane.ts'
import { span } from '../../src/view/row.ts'
import { ASCII, UNICODE } from '../../src/view/symbols.ts'
import { rowText } from '../support/state/picture.ts'

const frame = { title: [span('Title', 'pane-title')], note: '1/9', width: 16, height: 4, isFocused: false }
const rows = [span('one'), span('a line that is far too long'), span('hidden')].map((each) => [each])
const drawn = (change: Partial<typeof frame>, symbols = UNICODE) =>
  pane({ ...frame, ...change }, rows, symbols).map(rowText)

it('what does not fit is cut, downwards without a word', () => {
  expect(drawn({})).toEqual(['╭─ Title ──────╮', '│one           │', '│a line that i…│', '╰──────── 1/9 ─╯'])
})

it('what is missing is blank', () => {
  expect(pane({ ...frame, note: '' }, [], UNICODE).map(rowText)).toEqual([
    '╭─ Title ──────╮',
    '│              │',
    '│              │',
    '╰──────────────╯',
  ])
})

it('is drawn without Unicode too', () => {
  expect(drawn({}, ASCII)).toEqual([
    '+- Title ------+',
    '|one           |',
    '|a line that i~|',
    '+-------- 1/9 -+',
  ])
})

it('a long title and a long note leave the corners alone', () => {
  const [top, , , bottom] = drawn({ title: [span('名前名前名前名前')], note: 'far too long for this' })
  expect([top, bottom]).toEqual(['╭─ 名前名前…  ─╮', '╰─ far too l… ─╯'])
})

describe('the border tells where the keys go', () => {
  it.each([
    [true, 'border-focused'],
    [false, 'border'],
  ] as const)('focused: %s', (isFocused, style) => {
    const picture = pane({ ...frame, isFocused }, rows, UNICODE)
    const edges = picture.flatMap((row) => [row[0], row.at(-1)]).map((each) => each?.style)
    expect(edges).toEqual(Array(8).fill(style))
    expect(picture[0]?.[1]).toEqual(span('Title', 'pane-title'))
    expect(picture[3]?.[1]).toEqual(span(' 1/9 ', 'dim'))
  })
})
