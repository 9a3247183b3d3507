import { describe, expect, it } from 'vitest'
import { layoutOf } from '../../../src/app/layout.ts'
import type { State } from '../../../src/app/state.ts'
import { type Dialog, dialogBox } from '../../../src/view/dialogs/dialog.ts'
import { rowWidth } from '../../../src/view/row.ts'
import { UNICODE } from '../../../src/view/symbols.ts'
import { linesOf } from '../../support/state/picture.ts'
import { accountsState, loginState } from '../../support/state/portal-events.ts'
import { sampleState } from '../../support/state/sample-state.ts'
import { ssoState } from '../../support/state/sso-state.ts'
import { play, type StateOptions } from '../../support/state/state.ts'

function box(state: State) {
  const { overlay } = state
  if (!overlay || overlay.type === 'help') throw new Error('no dialog is open')
  return dialogBox(state, overlay, layoutOf(state), UNICODE)
}

const DIALOGS: Partial<Record<Dialog['type'], (size: StateOptions) => State>> = {
  menu: (size) => play(sampleState(size), 'new-profile'),
  form: (size) => play(sampleState(size), 'new-profile', 'down', 'accept'),
  confirm: (size) => play(sampleState(size), 'delete'),
  ask: (size) => play(ssoState('dev', size), 'log-out'),
  login: (size) => loginState('dev', size),
  accounts: accountsState,
}

describe('a dialog is as wide as can be read, and leaves a margin where there is room for one', () => {
  it.each<[Dialog['type'], number, number]>([
    ['menu', 200, 100],
    ['menu', 106, 100],
    ['menu', 80, 74],
    ['menu', 61, 55],
    ['menu', 60, 60],
    ['menu', 40, 40],
    ['accounts', 200, 100],
    ['ask', 200, 70],
    // What is read out from a screen must not be far apart.
    ['login', 200, 70],
    ['login', 76, 70],
    ['login', 75, 69],
    ['login', 40, 40],
  ])('%s at %i: %i', (type, columns, wanted) => {
    const { rows, width } = box(DIALOGS[type]!({ columns }))
    expect(width).toBe(wanted)
    expect(new Set(rows.map(rowWidth))).toEqual(new Set([wanted]))
  })
})

it('it is as high as it needs, and no higher than the panes', () => {
  expect(box(DIALOGS.ask!({ rows: 40 })).rows).toHaveLength(6)
  expect(box(DIALOGS.accounts!({ rows: 40 })).rows).toHaveLength(38)
  expect(box(DIALOGS.form!({ rows: 10 })).rows).toHaveLength(8)
})

it('it is framed, with a blank before every row', () => {
  expect(linesOf(box(DIALOGS.ask!({ columns: 56 })).rows)).toEqual([
    '╭─ Log out of work ────────────────────────────────────╮',
    '│ 3 profiles use this session.                         │',
    '│ The session ends for every tool on this machine.     │',
    '│                                                      │',
    '│ Enter yes   Esc no                                   │',
    '╰──────────────────────────────────────────────────────╯',
  ])
  expect(linesOf(box(DIALOGS.menu!({ columns: 56 })).rows).at(-1)).toMatch(/─ 1 of 10 ─╯$/)
})

it('what is in its title is not obeyed', () => {
  const state = DIALOGS.ask!({})
  if (state.overlay?.type !== 'ask') throw new Error('nothing is asked')
  expect(linesOf(box({ ...state, overlay: { ...state.overlay, title: 'a\u001b' } }).rows)[0]).toContain(
    '─ a\\x1b ─',
  )
})

it('the frame is that of what has the keys', () => {
  const [top] = box(DIALOGS.ask!({})).rows
  expect(top?.map(({ style }) => style)).toEqual(['border-focused', 'pane-title', 'border-focused'])
})
