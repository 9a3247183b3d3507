import { describe, expect, it } from 'vitest'
import { shownRows } from '../../../src/app/accounts/shown-rows.ts'
import { accounts, DEV, dialogOf, ended, full, open, PROD, roles } from '../../support/state/corp-accounts.ts'
import { openMemoryDashboard } from '../../support/state/memory-dashboard.ts'
import { overlayOf } from '../../support/state/overlay.ts'
import { SSO_CACHE, SSO_CONFIG } from '../../support/state/sso-state.ts'
import { edited, play, typed } from '../../support/state/state.ts'

describe('Esc', () => {
  it('goes back from the names to the list, with what was chosen', () => {
    const named = play(full, 'toggle', 'accept')
    expect(named.overlay?.type).toBe('form')
    expect(dialogOf(play(named, 'back')).chosen.size).toBe(1)
    const again = play(named, typed('-x'), 'back', 'accept')
    expect(overlayOf(again, 'form').fields[0]?.field.text).toBe('{account}-{role}-x')
  })
})

describe('what populate refuses', () => {
  const names = play(full, 'toggle', 'accept', edited('kill-to-start'))

  it('a word that no template knows is not taken', () => {
    const wrong = play(names, typed('{acount}-{role}'), 'accept')
    expect(overlayOf(wrong, 'form').at).toBe(0)
    expect(overlayOf(play(names, typed('{accountId}'), 'accept'), 'form').at).toBe(1)
  })

  it('nor is a region that cannot be one', () => {
    const region = play(names, typed('x'), 'accept', edited('kill-to-start'), typed('Ireland'), 'accept')
    expect(region.overlay?.type).toBe('form')
    const right = play(region, edited('kill-to-start'), typed('eu-west-1'), 'accept')
    expect(right.overlay?.type).toBe('confirm')
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

  it('takes no name twice, nor one that there is, and says so', async () => {
    const opened = await dashboard()
    // Two accounts of one name, and a template without the role.
    await opened.press('/', ...'prod', 'enter', 'a', 'enter', 'ctrl+u')
    await opened.type('dev')
    expect(opened.picture()).toContain('✗ dev  444455556666 Prod EU · Admin: a profile has this name')
    await opened.press('enter', 'enter')
    expect(opened.picture()).toContain('dev: there is a profile of that name')
    expect(opened.state().overlay?.type).toBe('form')
    await opened.press('up', 'ctrl+u')
    await opened.type('prod-admin')
    await opened.press('enter', 'enter')
    expect(overlayOf(opened.state(), 'confirm').notes).toEqual([
      'prod-admin: 444455556666/Admin gets that name, too; 999900001111/Admin gets none.',
    ])
    await opened.press('enter')
    expect([...added(opened.files.config).matchAll(/^\[profile (.*)\]$/gm)].map(([, name]) => name)).toEqual([
      'prod-admin',
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

  it('is one change that u undoes, with what is gone taken away', async () => {
    const opened = openMemoryDashboard({ config: SSO_CONFIG, caches: { sso: SSO_CACHE } })
    await opened.press('A')
    for (const event of [accounts(1, DEV), roles(1, DEV.id, 'Admin'), ended(1)]) opened.dispatch(event)
    await opened.press('a', 'j', ' ', 'enter')
    expect(opened.picture()).toContain('- corp-dev')
    await opened.press('enter', 'enter')
    expect(opened.picture()).toContain('Create 1 profile, take away 1 profile')
    await opened.press('enter')
    expect(opened.state().notice?.text).toContain('1 profile created, 1 profile taken away.')
    expect(opened.files.config).toContain('[profile Dev-Admin]')
    expect(opened.files.config).not.toContain('[profile corp-dev]')
    await opened.press('u', 'enter')
    expect(opened.files.config).toBe(SSO_CONFIG)
  })

  it('asks for no names if all that was chosen is gone', () => {
    const asked = play(open, ended(1), 'toggle', 'accept')
    expect(overlayOf(asked, 'confirm').title).toBe('Take away 1 profile')
    expect(dialogOf(play(asked, 'back')).chosen.size).toBe(1)
  })
})
