import { describe, expect, it } from 'vitest'
import type { State } from '../../../src/app/state.ts'
import { accountsRows } from '../../../src/view/dialogs/accounts.ts'
import { ASCII, UNICODE } from '../../../src/view/symbols.ts'
import { overlayOf } from '../../support/state/overlay.ts'
import { linesOf, stylesOf } from '../../support/state/picture.ts'
import { accountsState, listingEnded } from '../../support/state/portal-events.ts'
import { SSO_CONFIG, ssoState } from '../../support/state/sso-state.ts'
import { play, typed } from '../../support/state/state.ts'

const state = accountsState()
const body = (of: State, cells = 70, height = 9) =>
  accountsRows(of, overlayOf(of, 'accounts'), cells, height, UNICODE)
const lines = (...of: Parameters<typeof body>) => linesOf(body(...of).rows)

it('how far the listing is, what is listed around the cursor, and the keys', () => {
  const { title, rows, note } = body(state)
  expect([title, note]).toEqual(['Accounts of corp', '3 of 42'])
  expect(linesOf(rows)).toEqual([
    '',
    '41 accounts, roles of 1 listed …   1 chosen',
    '  100000000000  Account 00        …',
    '◉ 111122223333  Account 00        Admin',
    '✓ 111122223333  Account 00        Developer           corp-dev',
    '  100000000001  Account 01        …',
    '  100000000002  Account 02        …',
    '',
    'Space choose   a all shown   / filter   Enter go on   Esc close',
  ])
})

describe('where it is narrow, the profile goes and the name gives way, as a role that cannot be read cannot be chosen', () => {
  it.each([
    [94, '✓ 111122223333  Account 00               Developer                   corp-dev'],
    [64, '✓ 111122223333  Account 00      Developer        corp-dev'],
    [63, '✓ 111122223333  Account 00         Developer'],
    [46, '✓ 111122223333  Account 00  Developer'],
    [36, '✓ 111122223333  Accou…  Developer'],
    [34, '✓ 111122223333  Accou…  Develop…'],
  ])('%i', (cells, wanted) => {
    expect(lines(state, cells)[4]).toBe(wanted)
  })
})

describe('what stands below the field tells', () => {
  it('how many there are once all are listed', () => {
    expect(lines(play(state, listingEnded(null)))[1]).toBe('41 accounts   1 chosen')
  })

  it('why it failed, wrapped, at the cost of rows', () => {
    const failed = play(state, listingEnded('The session has ended at the portal\u001b: log in again.'))
    const { rows } = body(failed, 40)
    expect(linesOf(rows).slice(1, 4)).toEqual([
      '41 accounts   1 chosen',
      'The session has ended at the',
      'portal\\x1b: log in again.',
    ])
    expect(rows).toHaveLength(9)
    expect(rows[2]?.[0]?.style).toBe('error')
  })
})

it('filtered, it keeps its height', () => {
  const filtering = play(state, 'filter', typed('dev'))
  const wanted = [
    '/ dev',
    '41 accounts, roles of 1 listed …   1 chosen',
    '✓ 111122223333  Account 00        Developer           corp-dev',
    '',
    '',
    '',
    '',
    '',
  ]
  expect(lines(filtering)).toEqual([...wanted, 'Enter keep the filter   Esc clear'])
  expect(lines(play(filtering, 'accept'))).toEqual([
    ...wanted,
    'Space choose   a all shown   / filter   Enter go on   Esc clear',
  ])
  expect(body(play(state, typed('nowhere'))).note).toBe('')
})

it('the last row stands last', () => {
  const end = { ...state, overlay: { ...overlayOf(state, 'accounts'), at: 41 } }
  expect(lines(end)[6]).toBe('  100000000039  Account 39        …')
})

it('the marks have their styles, the row with the cursor is a bar', () => {
  const up = play(state, 'up')
  const { rows } = body(up)
  expect(rows.slice(1, 4).map(stylesOf)).toEqual([
    [
      ['dim', '41 accounts, roles of 1 listed …'],
      ['info', '1 chosen'],
    ],
    [
      ['dim', '100000000000'],
      ['text', 'Account 00'],
      ['text', '…'],
    ],
    [['selected', '◉ 111122223333  Account 00        Admin']],
  ])
  expect(stylesOf(rows[4] ?? [])).toEqual([
    ['valid', '✓'],
    ['dim', '111122223333'],
    ['text', 'Account 00'],
    ['text', 'Developer'],
    ['dim', 'corp-dev'],
  ])
  expect(stylesOf(body(state).rows[3] ?? [])[0]).toEqual(['info', '◉'])
})

it('without Unicode the marks are others', () => {
  const ascii = accountsRows(state, overlayOf(state, 'accounts'), 70, 9, ASCII)
  expect(
    linesOf(ascii.rows)
      .slice(2, 5)
      .map((line) => line[0]),
  ).toEqual([' ', '*', '+'])
})

it('a profile whose role is gone says so, in the style of a warning', () => {
  const config = `${SSO_CONFIG}[profile former]\nsso_session = corp\nsso_account_id = 999988887777\nsso_role_name = Gone\n`
  const open = play(
    ssoState('corp-dev', { config }),
    'accounts',
    { type: 'accounts-listed', attempt: 1, sessionName: 'corp', accounts: [] },
    listingEnded(null),
    'down',
  )
  const gone = body(play(open, 'up')).rows.flatMap(stylesOf)
  expect(gone).toContainEqual(['warning', 'former (gone)'])
  expect(gone).toContainEqual(['warning', '2 gone'])
  expect(lines(play(open, 'toggle'))[3]).toBe(
    '◉ 999988887777                    Gone                former (gone)',
  )
})

it('nothing that the portal says is obeyed', () => {
  const evil = '\u001b[31m\u202e'
  const open = play(
    ssoState('corp-dev'),
    'accounts',
    {
      type: 'accounts-listed',
      attempt: 1,
      sessionName: 'corp',
      accounts: [{ id: evil, name: evil, email: evil }],
    },
    { type: 'roles-listed', attempt: 1, sessionName: 'corp', account: evil, roles: [evil] },
  )
  expect(lines(open, 94).join('\n')).not.toMatch(/[\u001b\u202e]/)
  expect(lines(open, 94)[2]).toContain('\\x1b[31m\\u202')
})
