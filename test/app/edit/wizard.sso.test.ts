import { describe, expect, it } from 'vitest'
import type { Event } from '../../../src/app/event.ts'
import type { Form } from '../../../src/app/overlay.ts'
import type { State } from '../../../src/app/state.ts'
import { ssoTokenFile } from '../../support/aws/cli-caches.ts'
import { type Desk, openDesk } from '../../support/state/memory-dashboard.ts'
import { SSO_CACHE, SSO_CONFIG } from '../../support/state/sso-state.ts'

const DEV = { id: '111122223333', name: 'Dev', email: '' }
const PROD = { id: '444455556666', name: 'Prod', email: '' }

/** Opens the wizard for a session, on the field of the account. */
async function atAccount(session: string): Promise<Desk> {
  const desk = openDesk({ config: SSO_CONFIG, caches: { sso: SSO_CACHE } })
  await desk.press('n', ...'IAM Identity Center', 'enter', 'ctrl+u', ...session, 'enter')
  return desk
}

function formOf({ overlay }: State): Form {
  if (overlay?.type !== 'form') throw new Error(`open is ${overlay?.type ?? 'nothing'}`)
  return overlay
}

const answer = (desk: Desk, key: string) =>
  formOf(desk.state()).fields.find((each) => each.key === key)?.field.text
const listings = (desk: Desk) => desk.effects.filter((each) => each.type === 'list-accounts')

function list(desk: Desk, roles: Readonly<Record<string, readonly string[]>>): void {
  const about = { attempt: listings(desk).at(-1)?.attempt ?? 0, sessionName: 'corp' }
  const events: Event[] = [
    { type: 'accounts-listed', ...about, accounts: [PROD, DEV].filter(({ id }) => id in roles) },
    ...Object.entries(roles).map(
      ([account, names]): Event => ({ type: 'roles-listed', ...about, account, roles: names }),
    ),
    { type: 'listing-ended', ...about, reason: null },
  ]
  for (const event of events) desk.dispatch(event)
}

describe('the wizard’s account and role', () => {
  it('are asked of the portal, once, when the account is reached and the session is signed in', async () => {
    const desk = await atAccount('corp')
    expect(listings(desk)).toEqual([
      expect.objectContaining({ session: expect.objectContaining({ ssoSession: 'corp' }) }),
    ])
    expect(desk.picture()).toContain('asking the portal')
    await desk.press('up', 'down', 'down', 'up')
    list(desk, { [DEV.id]: ['A', 'B'], [PROD.id]: ['A'] })
    await desk.press('up', 'down')
    expect(listings(desk)).toHaveLength(1)
  })

  it.each(['work', 'lab', 'new-one'])(
    'are not asked for %s, which nobody is signed in to',
    async (session) => {
      const desk = await atAccount(session)
      await desk.press('down', 'down', 'down', 'down')
      expect(listings(desk)).toEqual([])
    },
  )

  it('are offered by name, sorted as aws configure sso does, and completed', async () => {
    const desk = await atAccount('corp')
    list(desk, { [PROD.id]: ['ReadOnly', 'Admin'], [DEV.id]: ['Developer', 'Admin'] })
    expect(desk.picture()).toContain('111122223333 Dev  444455556666 Prod')
    await desk.press(...'prod', 'tab')
    expect(answer(desk, 'sso_account_id')).toBe(PROD.id)
    expect(desk.picture()).toContain('444455556666 Prod')
    await desk.press('enter')
    expect(desk.picture()).toContain('Admin  ReadOnly')
    await desk.press('R', 'tab')
    expect(answer(desk, 'sso_role_name')).toBe('ReadOnly')
  })

  it('a single one is taken unasked, and can be changed', async () => {
    const desk = await atAccount('corp')
    list(desk, { [PROD.id]: ['Admin'] })
    expect(answer(desk, 'sso_account_id')).toBe(PROD.id)
    await desk.press('enter')
    expect(answer(desk, 'sso_role_name')).toBe('Admin')
    await desk.press('ctrl+u', 'X')
    expect(answer(desk, 'sso_role_name')).toBe('X')
    await desk.press('ctrl+u')
    expect(answer(desk, 'sso_role_name')).toBe('')
  })

  it('the profile’s name is offered as aws configure sso makes it', async () => {
    const desk = await atAccount('corp')
    list(desk, { [PROD.id]: ['Admin'] })
    await desk.press('enter', 'enter', 'enter', 'enter', 'tab')
    expect(answer(desk, 'name')).toBe('Admin-444455556666')
    await desk.press('enter', 'enter')
    expect(desk.files.config).toContain(
      '[profile Admin-444455556666]\nsso_session = corp\nsso_account_id = 444455556666\nsso_role_name = Admin\n',
    )
  })

  it('say why they could not be listed, and are asked for again by the next wizard', async () => {
    const desk = await atAccount('corp')
    const { attempt } = listings(desk)[0]!
    desk.dispatch({ type: 'listing-ended', attempt, sessionName: 'corp', reason: 'The portal is closed.' })
    expect(desk.picture()).toContain('The portal is closed.')
    await desk.press('up', 'down')
    expect(listings(desk)).toHaveLength(1)
    await desk.press('esc', 'n', ...'IAM Identity Center', 'enter', 'ctrl+u', ...'corp', 'enter')
    expect(listings(desk)).toHaveLength(2)
  })

  it('for a legacy profile are asked for by its start URL', async () => {
    const token = SSO_CACHE[ssoTokenFile('corp')] ?? {}
    const sso = { [ssoTokenFile('https://corp.awsapps.com/start')]: token }
    const desk = openDesk({ config: SSO_CONFIG, caches: { sso } })
    await desk.press(
      'n',
      ...'legacy',
      'enter',
      ...'https://corp.awsapps.com/start',
      'enter',
      ...'us-east-1',
      'enter',
    )
    expect(listings(desk)).toEqual([
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
