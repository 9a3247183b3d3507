import { describe, expect, it } from 'vitest'
import type { Event } from '../../../src/app/event.ts'
import type { Form } from '../../../src/app/overlay.ts'
import type { State } from '../../../src/app/state.ts'
import { ssoTokenFile } from '../../support/aws/cli-caches.ts'
import { type MemoryDashboard, openMemoryDashboard } from '../../support/state/memory-dashboard.ts'
import { SSO_CACHE, SSO_CONFIG } from '../../support/state/sso-state.ts'
import { HOUR, NOW } from '../../support/state/state.ts'

const DEV = { id: '111122223333', name: 'Dev', email: '' }
const PROD = { id: '444455556666', name: 'Prod', email: '' }

/** Opens the wizard for a session, on the field of the account. */
async function atAccount(session: string): Promise<MemoryDashboard> {
  const dashboard = openMemoryDashboard({ config: SSO_CONFIG, caches: { sso: SSO_CACHE } })
  await dashboard.press('n', ...'one role', 'enter', 'enter', 'ctrl+u', ...session, 'enter')
  return dashboard
}

function formOf({ overlay }: State): Form {
  if (overlay?.type !== 'form') throw new Error(`open is ${overlay?.type ?? 'nothing'}`)
  return overlay
}

const answer = (dashboard: MemoryDashboard, key: string) =>
  formOf(dashboard.state()).fields.find((each) => each.key === key)?.field.text
const listings = (dashboard: MemoryDashboard) =>
  dashboard.effects.filter((each) => each.type === 'list-accounts')

function list(dashboard: MemoryDashboard, roles: Readonly<Record<string, readonly string[]>>): void {
  const about = { attempt: listings(dashboard).at(-1)?.attempt ?? 0, sessionName: 'corp' }
  const events: Event[] = [
    { type: 'accounts-listed', ...about, accounts: [PROD, DEV].filter(({ id }) => id in roles) },
    ...Object.entries(roles).map(
      ([account, names]): Event => ({ type: 'roles-listed', ...about, account, roles: names }),
    ),
    { type: 'listing-ended', ...about, reason: null },
  ]
  for (const event of events) dashboard.dispatch(event)
}

describe('the wizard’s account and role', () => {
  it('are asked of the portal, once, when the account is reached and the session is signed in', async () => {
    const dashboard = await atAccount('corp')
    expect(listings(dashboard)).toEqual([
      expect.objectContaining({ session: expect.objectContaining({ ssoSession: 'corp' }) }),
    ])
    expect(dashboard.picture()).toContain('asking the portal')
    await dashboard.press('up', 'down', 'down', 'up')
    list(dashboard, { [DEV.id]: ['A', 'B'], [PROD.id]: ['A'] })
    await dashboard.press('up', 'down')
    expect(listings(dashboard)).toHaveLength(1)
  })

  it.each(['work', 'lab', 'new-one'])(
    'are not asked for %s, which nobody is signed in to',
    async (session) => {
      const dashboard = await atAccount(session)
      await dashboard.press('down', 'down', 'down', 'down')
      expect(listings(dashboard)).toEqual([])
    },
  )

  it('are offered by name, sorted as aws configure sso does, and completed', async () => {
    const dashboard = await atAccount('corp')
    list(dashboard, { [PROD.id]: ['ReadOnly', 'Admin'], [DEV.id]: ['Developer', 'Admin'] })
    expect(dashboard.picture()).toContain('111122223333 Dev  444455556666 Prod')
    await dashboard.press(...'prod', 'tab')
    expect(answer(dashboard, 'sso_account_id')).toBe(PROD.id)
    expect(dashboard.picture()).toContain('444455556666 Prod')
    await dashboard.press('enter')
    expect(dashboard.picture()).toContain('Admin  ReadOnly')
    await dashboard.press('R', 'tab')
    expect(answer(dashboard, 'sso_role_name')).toBe('ReadOnly')
  })

  it('a single one is taken unasked, and can be changed', async () => {
    const dashboard = await atAccount('corp')
    list(dashboard, { [PROD.id]: ['Admin'] })
    expect(answer(dashboard, 'sso_account_id')).toBe(PROD.id)
    await dashboard.press('enter')
    expect(answer(dashboard, 'sso_role_name')).toBe('Admin')
    await dashboard.press('ctrl+u', 'X')
    expect(answer(dashboard, 'sso_role_name')).toBe('X')
    await dashboard.press('ctrl+u')
    expect(answer(dashboard, 'sso_role_name')).toBe('')
  })

  it('the profile’s name is offered as aws configure sso makes it', async () => {
    const dashboard = await atAccount('corp')
    list(dashboard, { [PROD.id]: ['Admin'] })
    await dashboard.press('enter')
    expect(answer(dashboard, 'name')).toBe('')
    expect(dashboard.picture()).toContain('Admin-444455556666')
    await dashboard.press('enter', 'enter', 'enter', 'enter')
    expect(dashboard.files.config).toContain(
      '[profile Admin-444455556666]\nsso_session = corp\nsso_account_id = 444455556666\nsso_role_name = Admin\n',
    )
  })

  it('say why they could not be listed, and are asked for again by the next wizard', async () => {
    const dashboard = await atAccount('corp')
    const { attempt } = listings(dashboard)[0]!
    dashboard.dispatch({
      type: 'listing-ended',
      attempt,
      sessionName: 'corp',
      reason: 'The portal is closed.',
    })
    expect(dashboard.picture()).toContain('The portal is closed.')
    await dashboard.press('up', 'down')
    expect(listings(dashboard)).toHaveLength(1)
    await dashboard.press('esc', 'n', ...'one role', 'enter', 'enter', 'ctrl+u', ...'corp', 'enter')
    expect(listings(dashboard)).toHaveLength(2)
  })

  it('for a legacy profile are asked for by its start URL', async () => {
    const token = SSO_CACHE[ssoTokenFile('corp')] ?? {}
    const sso = { [ssoTokenFile('https://corp.awsapps.com/start')]: token }
    const dashboard = openMemoryDashboard({ config: SSO_CONFIG, caches: { sso } })
    await dashboard.press(
      'n',
      ...'one legacy',
      'enter',
      'enter',
      ...'https://corp.awsapps.com/start',
      'enter',
      ...'us-east-1',
      'enter',
    )
    expect(listings(dashboard)).toEqual([
      expect.objectContaining({
        session: {
          ssoSession: null,
          startUrl: 'https://corp.awsapps.com/start',
          region: 'us-east-1',
          scopes: [],
        },
      }),
    ])
  })
})

describe('a legacy session', () => {
  const URL = 'https://corp.awsapps.com/start'
  const SESSION = { ssoSession: null, startUrl: URL, region: 'us-east-1', scopes: [] }

  it('is logged in to, and nothing is written before its roles are chosen', async () => {
    const dashboard = openMemoryDashboard({ config: SSO_CONFIG })
    await dashboard.press('n', ...'legacy', 'enter', ...URL, 'enter', ...'us-east-1', 'enter')
    expect(dashboard.effects).toMatchObject([{ type: 'log-in', session: SESSION, profile: '' }])
    dashboard.dispatch({
      type: 'login-step',
      attempt: 1,
      step: { type: 'authorized', expiresAt: NOW + HOUR },
    })
    expect(listings(dashboard)).toMatchObject([{ session: SESSION }])
    const about = { attempt: listings(dashboard)[0]?.attempt ?? 0, sessionName: URL }
    dashboard.dispatch({ type: 'accounts-listed', ...about, accounts: [DEV] })
    dashboard.dispatch({ type: 'roles-listed', ...about, account: DEV.id, roles: ['Admin'] })
    dashboard.dispatch({ type: 'listing-ended', ...about, reason: null })
    await dashboard.press('a', 'enter', 'enter', 'enter')
    expect(dashboard.files.config).toBe(SSO_CONFIG)
    await dashboard.press('enter')
    expect(dashboard.files.config.slice(SSO_CONFIG.length).trim()).toBe(
      `[profile Dev-Admin]\nsso_start_url = ${URL}\nsso_region = us-east-1\nsso_account_id = 111122223333\nsso_role_name = Admin\nregion = us-east-1`,
    )
  })

  it('in another region than was typed has the region of its start URL', async () => {
    const dashboard = openMemoryDashboard()
    await dashboard.press('n', ...'legacy', 'enter', ...URL, 'enter', ...'us-east-1', 'enter')
    dashboard.dispatch({
      type: 'login-step',
      attempt: 1,
      step: { type: 'other-region', region: 'eu-west-1' },
    })
    dashboard.dispatch({
      type: 'login-step',
      attempt: 1,
      step: { type: 'authorized', expiresAt: NOW + HOUR },
    })
    expect(listings(dashboard)).toMatchObject([{ session: { startUrl: URL, region: 'eu-west-1' } }])
  })

  it('that is signed in already needs no login', async () => {
    const sso = { [ssoTokenFile('https://old.awsapps.com/start')]: SSO_CACHE[ssoTokenFile('corp')] ?? {} }
    const dashboard = openMemoryDashboard({ config: SSO_CONFIG, caches: { sso } })
    await dashboard.press('n', ...'legacy', 'enter', ...'https://old.awsapps.com/start', 'enter')
    await dashboard.press(...'us-east-1', 'enter')
    expect(dashboard.state().overlay?.type).toBe('accounts')
    expect(dashboard.effects.filter(({ type }) => type === 'log-in')).toEqual([])
  })

  it('asks for both of its answers', async () => {
    const dashboard = openMemoryDashboard()
    await dashboard.press('n', ...'legacy', 'enter', 'down', ...'us-east-1', 'enter')
    expect(formOf(dashboard.state())).toMatchObject({ at: 0, refusal: 'SSO start URL is required.' })
  })
})
