import { describe, expect, it } from 'vitest'
import type { State } from '../../src/app/state.ts'
import { helpLines } from '../../src/view/help.ts'
import type { Row } from '../../src/view/row.ts'
import { allRows, screenOf } from '../../src/view/screen.ts'
import { linesOf, pictureOf, rowText, stylesOf } from '../support/state/picture.ts'
import { loginState } from '../support/state/portal-events.ts'
import { sampleState } from '../support/state/sample-state.ts'
import { makeState, play, typed } from '../support/state/state.ts'

const sample = sampleState()
const border = (rows: readonly Row[], at: number) => rowText(rows.at(at) ?? []).replace(/─{2,}/, '─')
const noticed = (state: State, text: string, columns: number) =>
  play(state, { type: 'resized', columns, rows: 24 }, { type: 'noticed', tone: 'warning', text })

describe('the list is titled with what it shows', () => {
  it.each([
    ['all, in the order of the files', sample, '╭─ Profiles ─╮'],
    ['in another order', play(sample, 'sort', 'sort'), '╭─ Profiles  sorted by name ─╮'],
    ['what needs attention', play(sample, 'attention'), '╭─ Profiles  ! attention only ─╮'],
    ['what a filter leaves', play(sample, 'filter', typed('a\u202e')), '╭─ Profiles  /a\\u202e ─╮'],
    [
      'all three',
      play(sample, 'sort', 'sort', 'attention', 'filter', typed('dev')),
      '╭─ Profiles  ! attention only  /dev  sorted by name ─╮',
    ],
  ])('%s', (_, state, wanted) => {
    expect(border(screenOf(state).list, 0)).toBe(wanted)
  })

  it('each in its style', () => {
    const [top] = screenOf(play(sample, 'sort', 'sort', 'attention', 'filter', typed('dev'))).list
    expect(stylesOf(top ?? []).slice(1, -1)).toEqual([
      ['pane-title', 'Profiles'],
      ['warning', '! attention only'],
      ['info', '/dev'],
      ['dim', 'sorted by name'],
    ])
  })

  it('and with where one is', () => {
    expect(border(screenOf(sample).list, -1)).toBe('╰─ 1/10 ─╯')
  })
})

describe('the details are titled with the profile', () => {
  it.each([
    ['by its name', sample, '╭─ default ─╮'],
    ['escaped', makeState({ config: '[profile "a\u001b"]\n' }), '╭─ a\\x1b ─╮'],
    ['or not at all', makeState(), '╭─ Details ─╮'],
  ])('%s', (_, state, wanted) => {
    expect(border(screenOf(state).details, 0)).toBe(wanted)
  })

  it('and with how much is out of sight', () => {
    const small = play(sample, { type: 'resized', columns: 80, rows: 24 })
    expect(border(screenOf(small).details, -1)).toBe('╰─ 1 more ─╯')
  })
})

it.each([
  ['the list', sample, ['border-focused', 'border']],
  ['the details', play(sample, 'open-details'), ['border', 'border-focused']],
])('the frame around %s shows that the keys go there', (_, state, wanted) => {
  const { list, details } = screenOf(state)
  expect([list[1]?.[0]?.style, details[1]?.[0]?.style]).toEqual(wanted)
})

describe('a banner takes the rows that it needs, three at most', () => {
  const text = 'this concerns all of the profiles, one and all'
  it.each([
    [80, [' this concerns all of the profiles, one and all']],
    [48, [' this concerns all of the profiles, one and all']],
    [47, [' this concerns all of the profiles, one and', ' all']],
    [40, [' this concerns all of the profiles, one', ' and all']],
  ])('at %i', (columns, wanted) => {
    const { banner } = screenOf(noticed(sample, text, columns))
    expect(linesOf(banner)).toEqual(wanted)
    expect(stylesOf(banner[0] ?? [])[0]?.[0]).toBe('warning')
  })

  it('and is cut after those; nothing in it is obeyed', () => {
    const { banner } = screenOf(
      noticed(sample, `${text}, \u001b[31mwhatever they are called, and by whom they were written down`, 40),
    )
    expect(linesOf(banner)).toEqual([
      ' this concerns all of the profiles, one',
      ' and all, \\x1b[31mwhatever they are',
      ' called, and by whom they were written …',
    ])
  })
})

describe('the help', () => {
  const small = play(sample, { type: 'resized', columns: 60, rows: 24 }, 'help')
  const rows = helpLines(small, 60)
  const notes = (...steps: Parameters<typeof play>[1][]) =>
    border(screenOf(play(small, ...steps)).overlay ?? [], -1)

  it('tells how much is below', () => {
    expect([notes(), notes('down'), notes('last')]).toEqual([
      `╰─ ${rows - 20} more ─╯`,
      `╰─ ${rows - 21} more ─╯`,
      '╰─ end ─╯',
    ])
    expect(border(screenOf(play(small, { type: 'resized', columns: 60, rows: 130 })).overlay ?? [], -1)).toBe(
      '╰─╯',
    )
  })

  it('covers both panes', () => {
    const { overlay } = screenOf(play(sample, 'help'))
    expect(overlay?.map((row) => rowText(row).length)).toEqual(Array(38).fill(120))
    expect(border(overlay ?? [], 0)).toBe('╭─ Keys ─╮')
  })
})

describe('where nothing fits, one is asked for more room', () => {
  it.each([
    [39, 9, ['awsprof needs 40 x 10 cells; this', 'terminal has 39 x 9. Enlarge it, or', 'press q to quit.']],
    [12, 3, ['awsprof', 'needs 40 x', '10 cells;']],
    [100, 9, ['awsprof needs 40 x 10 cells; this terminal has 100 x 9. Enlarge it, or press q to quit.']],
  ])('%i × %i', (columns, rows, wanted) => {
    const picture = allRows(screenOf(sampleState({ columns, rows })))
    expect(linesOf(picture).filter(Boolean)).toEqual(wanted)
    expect(picture).toHaveLength(rows)
  })

  it('at 40 × 10 everything is there', () => {
    expect(pictureOf(sampleState({ columns: 40, rows: 10 }))[0]).toMatch(/^ awsprof /)
  })
})

it('account ids are masked in the panes and in what lies over them, where that was asked for', () => {
  const ids = /111122223333|444455556666/
  for (const state of [sampleState({ isRedacted: true }), loginState('dev', { isRedacted: true })]) {
    const picture = pictureOf({ ...state, selected: 'dev' }).join('\n')
    expect(picture).not.toMatch(ids)
    expect(picture).toContain('********3333')
  }
})

it('without Unicode the banner, the panes and the footer are in ASCII', () => {
  const ascii = play(sampleState({ isAscii: true }), { type: 'noticed', tone: 'info', text: 'a → b' })
  const { title, banner, list, details, footer } = screenOf(ascii)
  for (const row of [title, ...banner, ...list, ...details, footer]) expect(rowText(row)).toMatch(/^[ -~]*$/)
  expect(linesOf(banner)).toEqual([' a > b'])
})
