import { describe, expect, it } from 'vitest'
import type { State } from '../../src/app/state.ts'
import { keyLabel } from '../../src/keys/key-label.ts'
import { KEYMAP } from '../../src/keys/keymap.ts'
import { helpLines, helpRows } from '../../src/view/help.ts'
import { screenOf } from '../../src/view/screen.ts'
import { ASCII, UNICODE } from '../../src/view/symbols.ts'
import { linesOf, rowText, stylesOf } from '../support/state/picture.ts'
import { sampleState } from '../support/state/sample-state.ts'
import { makeState, play } from '../support/state/state.ts'

const list = sampleState()
const GROUPS = ['Move', 'Show', 'Session', 'Use', 'Change', 'Fields and dialogs', 'General', 'Symbols']
const isReadOnly = ({ setup, ...rest }: State): State => ({ ...rest, setup: { ...setup, isReadOnly: true } })

describe('in one column', () => {
  const lines = linesOf(helpRows(list, 70, UNICODE))

  it('there is a line for every row of the table, under the heading of its group', () => {
    for (const { label } of KEYMAP) expect(lines.some((line) => line.includes(label.slice(0, 50)))).toBe(true)
    expect(lines.filter((line) => GROUPS.includes(line.trim())).map((line) => line.trim())).toEqual(GROUPS)
    expect(lines.slice(5, 8)).toEqual([
      '  Ctrl-U       half a page up',
      '  Ctrl-D       half a page down',
      '  g Home       to the first',
    ])
  })

  it('it is cut where there is no room', () => {
    expect(linesOf(helpRows(list, 38, ASCII))).toContain('  /            filter by name, kind,~')
  })

  it('it says why a key means nothing now, but of those that belong to a dialog', () => {
    const text = linesOf(helpRows(isReadOnly(list), 75, UNICODE)).join('\n')
    expect(text).toContain('  X            delete it (not now: awsprof was started with --read-only)')
    expect(text).toMatch(/^ {2}n {12}skip this session and go on with the next one$/m)
    const empty = linesOf(helpRows(makeState({ isAscii: true }), 75, ASCII))
    expect(empty.find((line) => line.includes('go to the details'))).toContain('not now: there is no')
  })

  it('headings and keys stand out', () => {
    expect(helpRows(list, 70, UNICODE).slice(0, 2).map(stylesOf)).toEqual([
      [['strong', 'Move']],
      [
        ['key', '↑ k'],
        ['text', 'up'],
      ],
    ])
  })
})

describe('at 120 × 40', () => {
  const rows = screenOf(play(sampleState({ columns: 120, rows: 40 }), 'help')).overlay ?? []
  const text = linesOf(rows).join('\n')

  it('all of it is on one page', () => {
    expect(text).not.toContain('more')
    for (const group of GROUPS) expect(text).toContain(` ${group} `)
  })

  it('every key is there, with the first words of what it does', () => {
    for (const { keys, label } of KEYMAP) {
      for (const key of keys) expect(text).toContain(keyLabel(key))
      const [first = '', second = ''] = label.split(' ')
      expect(text).toContain(second.length > 3 ? second : first)
    }
  })

  it('what each symbol means is there, too', () => {
    for (const symbol of Object.values(UNICODE.status)) expect(text).toMatch(new RegExp(`${symbol} \\w`))
    expect(text).toContain('◆ in use now')
  })

  it('opposites share a line', () => {
    expect(text).toContain('↑ k ↓ j  up, down')
    expect(text).toContain('Ctrl-U Ctrl-D half a page up, down')
  })

  it('a key that means nothing now is dim', () => {
    const open = helpRows(isReadOnly(list), 118, UNICODE)
    const row = open.find((each) => rowText(each).includes('delete it')) ?? []
    expect(row.find(({ text }) => text === 'delete it')?.style).toBe('dim')
    const { overlay } = screenOf(play(isReadOnly(sampleState({ columns: 120, rows: 40 })), 'help'))
    expect(rowText(overlay?.at(-1) ?? [])).toContain('dim is not now: awsprof was started with --read-only')
  })
})

it.each([60, 80, 120, 200])('at %i columns it has as many rows as it says', (columns) => {
  expect(helpRows(list, columns - 2, UNICODE)).toHaveLength(helpLines(list, columns))
  for (const row of helpRows(list, columns - 2, UNICODE))
    expect(rowText(row).length).toBeLessThanOrEqual(columns - 2)
})
