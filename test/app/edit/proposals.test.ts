import { describe, expect, it } from 'vitest'
import { openMemoryDashboard } from '../../support/state/memory-dashboard.ts'

const URL = 'https://acme.awsapps.com/start'
const ROLE = 'arn:aws:iam::111122223333:role/team/Admin'

/** The row of a label on the screen, without the label, after these keys in the form of a kind. */
async function shown(kind: string, keys: readonly string[], label: string, config = ''): Promise<string> {
  const dashboard = openMemoryDashboard({ config })
  await dashboard.press('n', ...kind, 'enter', ...keys)
  const row = new RegExp(`│ ${label} \\*? *([^ │]*) *│`).exec(dashboard.picture())
  return row?.[1] ?? 'no such row'
}

describe('the name of a new profile is proposed', () => {
  it.each([
    ['Role from', ['down'], 'role'],
    ['Role from', ['down', ...ROLE], 'Admin-111122223333'],
    ['Role of this', ['down', ...'arn:aws:iam::nonsense'], 'role'],
    ['External', ['down', ...'"a b"'], 'process'],
    ['External', ['down', ...'/usr/bin/saml2aws.exe --x'], 'saml2aws'],
    ['Short-term', ['down'], 'temporary'],
    ['Long-term', ['down'], 'keys'],
    ['one legacy', ['down', ...URL], 'acme'],
    ['one legacy', ['down', ...URL, 'down', 'down', ...'111122223333', 'down', ...'Dev'], 'Dev-111122223333'],
  ])('%s %s', async (kind, keys, name) => {
    expect(await shown(kind, keys, 'Profile name')).toBe(name)
  })

  it('and is free', async () => {
    const config = '[profile keys]\nregion = eu-west-1\n[profile keys-2]\nregion = eu-west-1\n'
    expect(await shown('Long-term', ['down'], 'Profile name', config)).toBe('keys-3')
  })

  it('until one is typed', async () => {
    expect(await shown('Long-term', [...'mine', 'down'], 'Profile name')).toBe('mine')
  })
})

it('no part of a secret is proposed', async () => {
  const dashboard = openMemoryDashboard()
  await dashboard.press('n', ...'External', 'enter', 'down')
  dashboard.paste('X+pdo9Q0uebrcLOfvgGbL/4mGuh6twAVbENP5IG6')
  expect(dashboard.picture()).toMatch(/Profile name \* +process/)
})

describe('a new session', () => {
  it('takes its name from the start URL', async () => {
    const name = 'SSO session name'
    expect(await shown('start URL', ['down'], name)).toBe('sso')
    expect(await shown('start URL', ['down', ...URL], name)).toBe('acme')
    const taken = `[sso-session acme]\nsso_start_url = ${URL}\nsso_region = eu-west-1\n`
    expect(await shown('start URL', ['down', ...URL], name, taken)).toBe('acme-2')
  })

  it('takes its region from a start URL that tells it', async () => {
    const url = 'https://ssoins-1234.portal.eu-west-1.app.aws'
    expect(await shown('start URL', ['down', ...url], 'SSO region')).toBe('eu-west-1')
    expect(await shown('start URL', ['down', ...URL], 'SSO region')).toBe('')
  })
})

it('what is proposed is written where nothing was typed', async () => {
  const dashboard = openMemoryDashboard()
  await dashboard.press(
    'n',
    ...'External',
    'enter',
    'enter',
    ...'/bin/creds',
    'enter',
    'enter',
    'enter',
    'enter',
  )
  expect(dashboard.files.config).toBe('\n[profile creds]\ncredential_process = /bin/creds\n'.trimStart())
})

it('what other profiles have is offered, but nothing that holds a secret', async () => {
  const config =
    '[profile a]\ncredential_process = helper --password hunter2hunter2\n[profile b]\ncredential_process = plain-helper\n'
  const dashboard = openMemoryDashboard({ config })
  await dashboard.press('n', ...'External', 'enter', 'down')
  expect(dashboard.picture()).toMatch(/│ +plain-helper +│/)
  expect(dashboard.picture()).not.toContain('hunter2')
})
