import { describe, expect, it } from 'vitest'
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
import { SSO_CONFIG, ssoState } from '../../support/state/sso-state.ts'
import { edited, play, typed } from '../../support/state/state.ts'

describe('Space', () => {
  it('chooses, goes on to the next, and takes it back', () => {
    const chosen = play(full, 'toggle', 'toggle')
    expect([...dialogOf(chosen).chosen]).toEqual(['777788889999/Viewer', '111122223333/Admin'])
    expect(here(chosen)).toBe('111122223333/Developer')
    expect(dialogOf(play(chosen, 'up', 'toggle')).chosen.size).toBe(1)
  })

  it('keeps what was chosen while the filter changes', () => {
    const state = play(full, 'toggle', 'filter', typed('prod'), 'accept', 'toggle', edited('kill-to-start'))
    expect([...dialogOf(state).chosen]).toEqual(['777788889999/Viewer', '444455556666/Admin'])
  })

  it('does not choose what has a profile, or what has no role yet', () => {
    const onOwn = play(full, typed('corp-dev'), 'toggle')
    expect([dialogOf(onOwn).chosen.size, onOwn.notice?.text]).toEqual([
      0,
      'Profile corp-dev already has this role.',
    ])
    expect(dialogOf(play(open, accounts(1, DEV), 'toggle')).chosen.size).toBe(0)
    expect(play(full, 'accept').notice?.text).toBe('Choose roles with Space or a first: each gets a profile.')
  })

  it('chooses a profile whose role is gone, unless it holds or serves more', () => {
    const gone = play(open, ended(1), 'toggle')
    expect([...dialogOf(gone).chosen]).toEqual(['111122223333/Developer'])
    const config = SSO_CONFIG.replace('sso_role_name = Developer', '$&\noutput = json')
    const edited = play(ssoState('corp-dev', { config }), 'accounts', ended(1), 'toggle')
    expect(dialogOf(edited).chosen.size).toBe(0)
    expect(edited.notice?.text).toBe('Profile corp-dev stays: its role is gone, but it also holds output.')
  })
})

describe('a', () => {
  it('chooses all that lacks a profile, and then none', () => {
    const all = play(full, 'toggle-all')
    expect([...dialogOf(all).chosen]).toEqual([
      '777788889999/Viewer',
      '111122223333/Admin',
      '444455556666/Admin',
      '444455556666/ReadOnly',
    ])
    expect(dialogOf(play(all, 'toggle-all')).chosen.size).toBe(0)
    expect(dialogOf(play(all, 'toggle', 'toggle-all')).chosen.size).toBe(4)
  })

  it('chooses of what is filtered only, and leaves the rest as it is', () => {
    const prod = play(full, 'toggle', 'filter', typed('prod'), 'accept', 'toggle-all')
    expect([...dialogOf(prod).chosen]).toEqual([
      '777788889999/Viewer',
      '444455556666/Admin',
      '444455556666/ReadOnly',
    ])
    expect([...dialogOf(play(prod, 'toggle-all')).chosen]).toEqual(['777788889999/Viewer'])
  })

  it('never chooses what is gone, and says so if nothing is left', () => {
    const gone = play(open, ended(1), 'toggle-all')
    expect(dialogOf(gone).chosen.size).toBe(0)
    expect(gone.notice?.text).toBe('Nothing that is shown lacks a profile.')
  })

  it('leaves accounts whose roles are not listed yet', () => {
    const some = play(open, accounts(1, DEV, NAMELESS), roles(1, NAMELESS.id, 'Viewer'), 'toggle-all')
    expect([...dialogOf(some).chosen]).toEqual(['777788889999/Viewer'])
  })
})

describe('/', () => {
  const filtering = play(full, 'filter', typed('prod'))

  it('opens the filter, Enter keeps it', () => {
    expect(dialogOf(filtering)).toMatchObject({ isFiltering: true, field: { text: 'prod' } })
    const kept = play(filtering, 'accept')
    expect(dialogOf(kept)).toMatchObject({ isFiltering: false, field: { text: 'prod' } })
    expect(ids(kept)).toEqual([`${PROD.id}/Admin`, `${PROD.id}/ReadOnly`])
  })

  it.each([
    ['open', filtering],
    ['kept', play(filtering, 'accept')],
  ])('Esc clears it while it is %s, and only then closes the list', (_, state) => {
    const cleared = play(state, 'back')
    expect(dialogOf(cleared)).toMatchObject({ isFiltering: false, field: { text: '' } })
    expect(play(cleared, 'back').overlay).toBeNull()
  })
})
