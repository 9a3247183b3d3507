import { afterAll, afterEach, expect, it } from 'vitest'
import { closeStandIns, openStandIn } from '../support/aws/stand-ins.ts'
import { makeHome, removeHomes } from '../support/files/home.ts'
import { startDashboard } from '../support/program/dashboard.ts'
import { stopTerminals } from '../support/program/terminal.ts'

afterEach(stopTerminals)
afterAll(() => {
  closeStandIns()
  removeHomes()
})

const ACCOUNTS = [
  { id: '111122223333', name: 'Dev', email: 'dev@x.example', roles: ['Admin', 'ReadOnly'] },
  { id: '444455556666', name: 'Prod', email: 'prod@x.example', roles: ['ReadOnly'] },
]

const SESSION = `[sso-session acme]
sso_start_url = https://acme.awsapps.com/start
sso_region = us-east-1
sso_registration_scopes = sso:account:access
`
const profile = (name: string, account: string, role: string) => `
[profile ${name}]
sso_session = acme
sso_account_id = ${account}
sso_role_name = ${role}
region = eu-west-1
`

it('from a start URL and an empty home to profiles that work, by keys alone', async () => {
  const standIn = await openStandIn({ accounts: ACCOUNTS, autoApproveMs: 0 })
  const home = makeHome({ env: { ...standIn.environment() } })
  const terminal = startDashboard(home, { cols: 120, rows: 45 })
  await terminal.waitFor('Press n to create one')
  terminal.press('n')
  await terminal.waitFor('▸IAM Identity Center ')
  terminal.press('enter')
  await terminal.waitFor('SSO start URL')
  terminal.press('enter')
  terminal.type('https://acme.awsapps.com/start')
  await terminal.waitFor('SSO session name *         acme')
  terminal.press('enter')
  terminal.type('us-east-1')
  terminal.press('enter', 'enter')
  await terminal.waitFor('Write this?')
  terminal.press('enter')

  // The login is approved at once; then the portal lists what there is.
  await terminal.waitFor('Accounts of acme', { timeoutMs: 20_000 })
  await terminal.waitFor(/Dev .*ReadOnly[\s\S]*Prod .*ReadOnly/)
  await terminal.waitFor(/▾ ● acme/)
  expect(terminal.text()).toContain('0 profiles · 1 session')
  expect(home.read('.aws/config')).toBe(SESSION)
  terminal.press('space', 'down', 'space', 'enter')
  await terminal.waitFor('Names for 2 new profiles')
  terminal.press('enter', 'ctrl-u')
  terminal.type('eu-west-1')
  terminal.press('enter')
  await terminal.waitFor('Write this?')
  terminal.press('enter')
  await terminal.waitFor('2 profiles created.  C checks all')
  expect(home.read('.aws/config')).toBe(
    SESSION +
      profile('Dev-Admin', '111122223333', 'Admin') +
      profile('Prod-ReadOnly', '444455556666', 'ReadOnly'),
  )

  terminal.press('C')
  await terminal.waitFor(/Dev-Admin.*✓/)
  await terminal.waitFor(/Prod-ReadOnly.*✓/)
})

it('the same without an sso-session: nothing is written until roles are chosen', async () => {
  const standIn = await openStandIn({ accounts: ACCOUNTS, autoApproveMs: 0 })
  const home = makeHome({ env: { ...standIn.environment() } })
  const terminal = startDashboard(home, { cols: 120, rows: 45 })
  await terminal.waitFor('Press n to create one')
  terminal.press('n')
  await terminal.waitFor('▸IAM Identity Center ')
  terminal.type('legacy')
  await terminal.waitFor('▸IAM Identity Center, legacy ')
  terminal.press('enter')
  await terminal.waitFor('SSO start URL')
  terminal.type('https://acme.awsapps.com/start')
  terminal.press('enter')
  terminal.type('us-east-1')
  terminal.press('enter')
  await terminal.waitFor('Accounts of https://acme.awsapps.com/start', { timeoutMs: 20_000 })
  await terminal.waitFor(/Dev .*ReadOnly[\s\S]*Prod .*ReadOnly/)
  expect(home.exists('.aws/config')).toBe(false)
  terminal.press('a', 'enter')
  await terminal.waitFor(/Names for 3 new profiles[\s\S]*Prod-ReadOnly/)
  terminal.press('enter', 'enter')
  await terminal.waitFor('Write this?')
  terminal.press('enter')
  await terminal.waitFor('3 profiles created.')
  const legacy = (name: string, account: string, role: string) =>
    profile(name, account, role)
      .replace('sso_session = acme', 'sso_start_url = https://acme.awsapps.com/start\nsso_region = us-east-1')
      .replace('eu-west-1', 'us-east-1')
  expect(home.read('.aws/config').trim()).toBe(
    [
      legacy('Dev-Admin', '111122223333', 'Admin'),
      legacy('Dev-ReadOnly', '111122223333', 'ReadOnly'),
      legacy('Prod-ReadOnly', '444455556666', 'ReadOnly'),
    ]
      .join('')
      .trim(),
  )
})
