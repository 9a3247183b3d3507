import { describe, expect, it } from 'vitest'
import { shownRows } from '../../../src/app/accounts/shown-rows.ts'
import type { State } from '../../../src/app/state.ts'
import { update } from '../../../src/app/update.ts'
import {
  accounts,
  DEV,
  dialogOf,
  ended,
  full,
  here,
  ids,
  NAMELESS,
  open,
  PROD,
  roles,
} from '../../support/state/corp-accounts.ts'
import { ssoState } from '../../support/state/sso-state.ts'
import { play, typed } from '../../support/state/state.ts'

describe('A', () => {
  it('asks the portal for the accounts of the session here', () => {
    const { state, effects } = update(ssoState('corp-dev'), { type: 'intent', intent: 'accounts' })
    expect(dialogOf(state).session.ssoSession).toBe('corp')
    expect(effects).toEqual([
      { type: 'list-accounts', attempt: 1, profile: 'corp-dev', session: dialogOf(state).session },
    ])
  })

  it.each([
    ['dev', 'Log in to work first: press l.'],
    ['lab', 'Log in to lab first: press l.'],
    ['keys', 'A profile of kind long-term-keys has no session to log in to.'],
  ])('on %s says why not: %s', (profile, text) => {
    const { state, effects } = update(ssoState(profile), { type: 'intent', intent: 'accounts' })
    expect([state.overlay, effects, state.notice?.text]).toEqual([null, [], text])
  })

  it('drops what was listed before and does not take what comes late of it', () => {
    const again = play(full, 'back', 'accounts')
    expect(ids(again)).toEqual([])
    for (const late of [accounts(1, DEV), roles(1, DEV.id, 'X'), ended(1)]) {
      expect(update(again, late)).toEqual({ state: again, effects: [] })
    }
    expect(ids(play(again, accounts(2, DEV)))).toEqual([DEV.id])
  })
})

describe('the list', () => {
  it('goes by the accounts’ names, the roles of each by theirs, nameless ones first', () => {
    expect(ids(full)).toEqual([
      '777788889999/Viewer',
      '111122223333/Admin',
      '111122223333/Developer',
      '444455556666/Admin',
      '444455556666/ReadOnly',
    ])
  })

  it('shows an account whose roles are not there yet', () => {
    const state = play(open, accounts(1, DEV, PROD), roles(1, PROD.id, 'Admin'))
    expect(ids(state)).toEqual(['111122223333', '444455556666/Admin'])
  })

  it('marks what has a profile, and tells profiles whose role is gone, once all is listed', () => {
    const gone = play(open, accounts(1, DEV), roles(1, DEV.id, 'Admin'))
    const rowsOf = (state: State) =>
      shownRows(state, dialogOf(state)).map(({ id, profile, isGone }) => [id, profile, isGone])
    expect(rowsOf(gone)).toEqual([['111122223333/Admin', null, false]])
    expect(rowsOf(play(gone, ended(1)))).toEqual([
      ['111122223333/Admin', null, false],
      ['111122223333/Developer', 'corp-dev', true],
    ])
    expect(rowsOf(full)).toContainEqual(['111122223333/Developer', 'corp-dev', false])
  })

  it('that broke off tells nothing gone', () => {
    const state = play(open, accounts(1, DEV), roles(1, DEV.id, 'Admin'), ended(1, 'No network.'))
    expect(ids(state)).toEqual(['111122223333/Admin'])
  })

  it.each([
    ['prod', ['444455556666/Admin', '444455556666/ReadOnly']],
    ['4444 read', ['444455556666/ReadOnly']],
    ['eu@x admin', ['444455556666/Admin']],
    ['corp-dev', ['111122223333/Developer']],
    ['nothing like it', []],
  ])('is filtered by every word of %j', (text, wanted) => {
    expect(ids(play(full, typed(text)))).toEqual(wanted)
  })

  it('keeps the cursor on its row while others come in above', () => {
    const some = play(open, accounts(1, PROD), roles(1, PROD.id, 'Admin', 'ReadOnly'), 'down')
    expect(here(some)).toBe('444455556666/ReadOnly')
    const more = play(some, accounts(1, DEV, NAMELESS), roles(1, DEV.id, 'A', 'B', 'C'))
    expect(here(more)).toBe('444455556666/ReadOnly')
    expect([...dialogOf(play(more, 'toggle')).chosen]).toEqual(['444455556666/ReadOnly'])
  })

  it('keeps it on the account while its roles come in', () => {
    const state = play(
      open,
      accounts(1, DEV, PROD),
      'down',
      roles(1, DEV.id, 'A', 'B'),
      roles(1, PROD.id, 'C', 'D'),
    )
    expect(here(state)).toBe('444455556666/C')
  })
})

it('what the portal calls accounts is known from then on', () => {
  expect([...full.accountNames]).toEqual([
    [PROD.id, 'Prod EU'],
    [DEV.id, 'Dev'],
  ])
  const renamed = play(full, 'back', 'accounts', accounts(2, { ...DEV, name: 'Development' }))
  expect(renamed.accountNames.get(DEV.id)).toBe('Development')
  expect(renamed.accountNames.get(PROD.id)).toBe('Prod EU')
})
