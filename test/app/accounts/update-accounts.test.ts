import { describe, expect, it } from 'vitest'
import type { Accounts } from '../../../src/app/accounts/accounts.ts'
import { shownRows } from '../../../src/app/accounts/shown-rows.ts'
import type { Event } from '../../../src/app/event.ts'
import type { State } from '../../../src/app/state.ts'
import { update } from '../../../src/app/update.ts'
import { openMemoryDashboard } from '../../support/state/memory-dashboard.ts'
import { SSO_CACHE, SSO_CONFIG, ssoState } from '../../support/state/sso-state.ts'
import { edited, play, typed } from '../../support/state/state.ts'

const account = (id: string, name: string) => ({ id, name, email: `${name}@x.example`.replaceAll(' ', '') })
const accounts = (attempt: number, ...listed: ReturnType<typeof account>[]): Event => ({
  type: 'accounts-listed',
  attempt,
  sessionName: 'corp',
  accounts: listed,
})
const roles = (attempt: number, id: string, ...names: string[]): Event => ({
  type: 'roles-listed',
  attempt,
  sessionName: 'corp',
  account: id,
  roles: names,
})
const ended = (attempt: number, failure: string | null = null): Event => ({
  type: 'listing-ended',
  attempt,
  sessionName: 'corp',
  reason: failure,
})

const DEV = account('111122223333', 'Dev')
const PROD = account('444455556666', 'Prod EU')
const NAMELESS = account('777788889999', '')

const open = play(ssoState('corp-dev'), 'accounts')
const full = play(
  open,
  accounts(1, PROD, NAMELESS),
  accounts(1, DEV),
  roles(1, PROD.id, 'ReadOnly', 'Admin'),
  roles(1, NAMELESS.id, 'Viewer'),
  roles(1, DEV.id, 'Developer', 'Admin'),
  ended(1),
)

function dialogOf({ overlay }: State): Accounts {
  if (overlay?.type !== 'accounts') throw new Error(`open is ${overlay?.type ?? 'nothing'}`)
  return overlay
}
const ids = (state: State) => shownRows(state, dialogOf(state)).map(({ id }) => id)
const here = (state: State) => ids(state)[dialogOf(state).at]

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

describe('Space', () => {
  it('chooses, goes on to the next, and takes it back', () => {
    const chosen = play(full, 'toggle', 'toggle')
    expect([...dialogOf(chosen).chosen]).toEqual(['777788889999/Viewer', '111122223333/Admin'])
    expect(here(chosen)).toBe('111122223333/Developer')
    expect(dialogOf(play(chosen, 'up', 'toggle')).chosen.size).toBe(1)
  })

  it('keeps what was chosen while the filter changes', () => {
    const state = play(full, 'toggle', typed('prod'), 'toggle', edited('kill-to-start'))
    expect([...dialogOf(state).chosen]).toEqual(['777788889999/Viewer', '444455556666/Admin'])
  })

  it('does not choose what has a profile, what is gone, or what has no role yet', () => {
    const onOwn = play(full, typed('corp-dev'), 'toggle')
    expect([dialogOf(onOwn).chosen.size, onOwn.notice?.text]).toEqual([
      0,
      'Profile corp-dev already has this role.',
    ])
    const onGone = play(open, ended(1), 'toggle')
    expect(dialogOf(onGone).chosen.size).toBe(0)
    expect(onGone.notice?.text).toMatch(/no longer lists this role. Profile corp-dev is unchanged/)
    expect(dialogOf(play(open, accounts(1, DEV), 'toggle')).chosen.size).toBe(0)
    expect(play(full, 'accept').notice?.text).toBe('Choose roles with Space first: each gets a profile.')
  })
})

describe('Esc', () => {
  it('goes back from the names to the list, with what was chosen', () => {
    const named = play(full, 'toggle', 'accept')
    expect(named.overlay?.type).toBe('form')
    expect(dialogOf(play(named, 'back')).chosen.size).toBe(1)
  })
})

describe('what is written', () => {
  const dashboard = async () => {
    const opened = openMemoryDashboard({ config: SSO_CONFIG, caches: { sso: SSO_CACHE } })
    await opened.press('A')
    const attempt = opened.state().attempts
    for (const event of [
      accounts(attempt, DEV, PROD, { ...PROD, id: '999900001111' }),
      roles(attempt, DEV.id, 'Admin', 'Developer'),
      roles(attempt, PROD.id, 'Admin'),
      roles(attempt, '999900001111', 'Admin'),
      ended(attempt),
    ])
      opened.dispatch(event)
    return opened
  }
  const added = (config: string) => config.slice(SSO_CONFIG.length)

  it('is a profile for each role that was chosen, after the diff was shown', async () => {
    const opened = await dashboard()
    await opened.press(' ', 'enter')
    expect(opened.picture()).toContain('Names for 1 new profile ')
    await opened.press('enter', 'ctrl+u', 'enter')
    expect(opened.picture()).toContain('Create 1 profile ')
    expect(opened.files.config).toBe(SSO_CONFIG)
    await opened.press('enter')
    expect(added(opened.files.config).trim()).toBe(
      '[profile Dev-Admin]\nsso_session = corp\nsso_account_id = 111122223333\nsso_role_name = Admin',
    )
  })

  it('has the region that most profiles of the session have, or else the session’s', async () => {
    const opened = await dashboard()
    await opened.press(' ', 'enter', 'enter')
    expect(opened.picture()).toContain('Default client Region  us-east-1')
    await opened.press('enter', 'enter')
    expect(opened.files.config).toContain('sso_role_name = Admin\nregion = us-east-1\n')
  })

  it('takes no name twice, nor one that there is', async () => {
    const opened = await dashboard()
    // Two accounts of one name, and a template without the role.
    await opened.press(...'prod', ' ', ' ', 'enter', 'ctrl+u')
    await opened.type('dev')
    await opened.press('enter', 'enter', 'enter')
    expect([...added(opened.files.config).matchAll(/^\[profile (.*)\]$/gm)].map(([, name]) => name)).toEqual([
      'dev-2',
      'dev-3',
    ])
    expect(opened.files.config.startsWith(SSO_CONFIG.trimEnd())).toBe(true)
  })

  it('the second time only what is new can be chosen', async () => {
    const opened = await dashboard()
    await opened.press(' ', 'enter', 'enter', 'enter', 'enter', 'A')
    const attempt = opened.state().attempts
    opened.dispatch(accounts(attempt, DEV))
    opened.dispatch(roles(attempt, DEV.id, 'Admin', 'Developer', 'New'))
    const rows = shownRows(opened.state(), dialogOf(opened.state()))
    expect(rows.map(({ role, profile }) => [role, profile])).toEqual([
      ['Admin', 'Dev-Admin'],
      ['Developer', 'corp-dev'],
      ['New', null],
    ])
  })
})
