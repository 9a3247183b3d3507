import { describe, expect, it } from 'vitest'
import { isSessionKind, WIZARD_KINDS } from '../../../src/app/edit/wizard.ts'
import { type MemoryDashboard, openMemoryDashboard } from '../../support/state/memory-dashboard.ts'

const BASE = '[profile base]\nregion = eu-west-1\n'
const SECRET = 'wJalrXUtnFEMIK7MDENGbPxRfiCYSECRETTAIL'
const ROLE = 'arn:aws:iam::111122223333:role/Admin'

/** Opens the wizard for a kind by the beginning of its label. */
async function wizard(dashboard: MemoryDashboard, label: string): Promise<MemoryDashboard> {
  await dashboard.press('n', ...label, 'enter')
  return dashboard
}

/** Fills one field after another; the last Enter sends the form. */
async function answer(dashboard: MemoryDashboard, ...answers: string[]): Promise<void> {
  for (const each of answers) await dashboard.press('ctrl+u', ...each, 'enter')
}

type Row = readonly [label: string, answers: string[], config: string, credentials: string]
const PAGES: readonly Row[] = [
  [
    'IAM Identity Center, one role',
    [
      'new',
      'corp',
      'https://corp.awsapps.com/start',
      'eu-west-1',
      'sso:account:access',
      '111122223333',
      'Dev',
      'us-east-1',
      'json',
    ],
    `
[profile new]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = Dev
region = us-east-1
output = json

[sso-session corp]
sso_start_url = https://corp.awsapps.com/start
sso_region = eu-west-1
sso_registration_scopes = sso:account:access
`,
    '',
  ],
  [
    'One legacy role',
    ['new', 'https://corp.awsapps.com/start', 'eu-west-1', '111122223333', 'Dev', '', ''],
    `
[profile new]
sso_start_url = https://corp.awsapps.com/start
sso_region = eu-west-1
sso_account_id = 111122223333
sso_role_name = Dev
`,
    '',
  ],
  [
    'Short-term keys',
    ['new', 'ASIAEXAMPLE', SECRET, 'token', 'us-east-1', ''],
    '\n[profile new]\nregion = us-east-1\n',
    `[new]\naws_access_key_id = ASIAEXAMPLE\naws_secret_access_key = ${SECRET}\naws_session_token = token\n`,
  ],
  [
    'Long-term keys',
    ['new', 'AKIAEXAMPLE', SECRET, '', ''],
    '',
    `[new]\naws_access_key_id = AKIAEXAMPLE\naws_secret_access_key = ${SECRET}\n`,
  ],
  [
    'Role from another profile',
    ['new', ROLE, 'base', 'arn:aws:iam::111122223333:mfa/me', '', '', '', ''],
    `\n[profile new]\nrole_arn = ${ROLE}\nsource_profile = base\nmfa_serial = arn:aws:iam::111122223333:mfa/me\n`,
    '',
  ],
  [
    'Role of this machine',
    ['new', ROLE, 'Environment', 'me', '', 'json'],
    `\n[profile new]\nrole_arn = ${ROLE}\ncredential_source = Environment\nrole_session_name = me\noutput = json\n`,
    '',
  ],
  [
    'Web identity token',
    ['new', ROLE, '/var/run/token', '', '', ''],
    `\n[profile new]\nrole_arn = ${ROLE}\nweb_identity_token_file = /var/run/token\n`,
    '',
  ],
  [
    'External process',
    ['new', '/bin/creds --for "a b"', '', ''],
    '\n[profile new]\ncredential_process = /bin/creds --for "a b"\n',
    '',
  ],
]

describe('a profile of each kind', () => {
  it.each(PAGES)('%s', async (label, answers, config, credentials) => {
    const dashboard = await wizard(openMemoryDashboard({ config: BASE }), label)
    await answer(dashboard, ...answers)
    expect(dashboard.state().overlay).toMatchObject({ type: 'confirm' })
    expect(dashboard.picture()).not.toContain(SECRET)
    await dashboard.press('enter')
    expect(dashboard.files).toEqual({ config: BASE + config, credentials })
    expect(dashboard.state().selected).toBe('new')
  })

  it('there is a page for all of them', () => {
    expect(PAGES.map(([label]) => label).toSorted()).toEqual(
      // A session goes on with a login: see test/stories/first-run.test.ts.
      WIZARD_KINDS.filter(({ id }) => !isSessionKind(id))
        .map((each) => each.label)
        .toSorted(),
    )
  })
})

describe('the questions', () => {
  it('about an sso-session that exists are not asked', async () => {
    const config =
      '[sso-session corp]\nsso_start_url = https://corp.awsapps.com/start\nsso_region = eu-west-1\n'
    const dashboard = await wizard(openMemoryDashboard({ config }), 'IAM Identity Center, one role')
    expect(dashboard.picture()).not.toContain('SSO start URL')
    await answer(dashboard, 'new', 'corp', '111122223333', 'Dev', '', '')
    await dashboard.press('enter')
    expect(dashboard.files.config).toBe(
      `${config}\n[profile new]\nsso_session = corp\nsso_account_id = 111122223333\nsso_role_name = Dev\n`,
    )
  })

  it('that need an answer are gone back to', async () => {
    const dashboard = await wizard(openMemoryDashboard(), 'External process')
    await answer(dashboard, 'new', '', '', '')
    expect(dashboard.state().overlay).toMatchObject({ at: 1, refusal: 'Credential process is required.' })
  })

  it('do not go on from a name that is taken', async () => {
    const dashboard = await wizard(openMemoryDashboard({ config: BASE }), 'External process')
    await dashboard.press(...'base', 'enter')
    expect(dashboard.picture()).toContain('profile base already exists')
    expect(dashboard.state().overlay).toMatchObject({ at: 0 })
    // Tab does, but then the form is not sent.
    await dashboard.press('down', ...'/bin/x', 'enter', 'enter', 'enter')
    expect(dashboard.state().overlay).toMatchObject({ type: 'form', at: 0 })
    expect(dashboard.picture()).toContain('/bin/x')
  })

  it('hold an answer that cannot work once', async () => {
    const dashboard = await wizard(openMemoryDashboard(), 'External process')
    await dashboard.press(...'new', 'enter', ...'/bin/x', 'enter', ...'moon', 'enter')
    expect(dashboard.state().overlay).toMatchObject({ at: 2 })
    expect(dashboard.picture()).toContain('Enter again takes it')
    await dashboard.press('1', 'enter')
    expect(dashboard.state().overlay).toMatchObject({ at: 2 })
    await dashboard.press('enter')
    expect(dashboard.state().overlay).toMatchObject({ at: 3 })
    await dashboard.press('enter')
    expect(dashboard.picture()).toContain('region must be an AWS region')
    await dashboard.press('enter')
    expect(dashboard.files.config).toContain('region = moon1\n')
  })

  it('can be gone through in any order; Esc in the diff comes back', async () => {
    const dashboard = await wizard(openMemoryDashboard(), 'External process')
    await dashboard.press('down', ...'/bin/x', 'up', ...'new', 'enter', 'enter', 'enter', 'enter')
    expect(dashboard.state().overlay?.type).toBe('confirm')
    await dashboard.press('esc')
    expect(dashboard.state().overlay).toMatchObject({ type: 'form', at: 3 })
    expect(dashboard.files.config).toBe('')
  })

  it('are completed by Tab where the answers are known', async () => {
    const dashboard = await wizard(
      openMemoryDashboard({ config: `${BASE}credential_process = x\n` }),
      'Role from another profile',
    )
    await dashboard.press(...'new', 'enter', ...ROLE, 'enter', 'b', 'tab')
    expect(dashboard.picture()).toMatch(/Source profile \* +base/)
    await dashboard.press('tab')
    expect(dashboard.state().overlay).toMatchObject({ at: 3 })
  })

  it('what lint would call an error is told before it is written', async () => {
    const dashboard = await wizard(openMemoryDashboard({ config: BASE }), 'Role from another profile')
    await answer(dashboard, 'new', ROLE, 'nobody', '', '', '', '', '')
    expect(dashboard.picture()).toMatch(/nobody[\s\S]*Write this\?/)
    expect(dashboard.state().overlay).toMatchObject({ notes: [expect.stringMatching(/nobody/)] })
  })

  it('long-term keys come with AWS’s advice against them', async () => {
    const dashboard = await wizard(openMemoryDashboard(), 'Long-term keys')
    await answer(dashboard, 'new', 'AKIAEXAMPLE', SECRET, '', '')
    expect(dashboard.picture()).toContain('Long-term keys never expire')
  })
})

const KEYS = ['ASIAEXAMPLE', 'abc/DEF+ghi=', 'IQoJ/x+=='] as const
const [id, secret, token] = KEYS

describe('pasting fills the fields', () => {
  it.each([
    [
      'export lines of bash',
      `export AWS_ACCESS_KEY_ID="${id}"\nexport AWS_SECRET_ACCESS_KEY="${secret}"\nexport AWS_SESSION_TOKEN="${token}"\n`,
    ],
    [
      'all on one line',
      `export AWS_ACCESS_KEY_ID=${id}; export AWS_SECRET_ACCESS_KEY='${secret}' && export AWS_SESSION_TOKEN=${token}`,
    ],
    [
      'without quotes',
      `export AWS_ACCESS_KEY_ID=${id}\rexport AWS_SECRET_ACCESS_KEY=${secret}\rexport AWS_SESSION_TOKEN=${token}`,
    ],
    [
      'fish',
      `set -gx AWS_ACCESS_KEY_ID "${id}";\nset -gx AWS_SECRET_ACCESS_KEY '${secret}';\nset -gx AWS_SESSION_TOKEN ${token};\n`,
    ],
    [
      'fish, exported otherwise',
      `set -x AWS_ACCESS_KEY_ID ${id}\nset -Ux AWS_SECRET_ACCESS_KEY ${secret}\nset -gx AWS_SESSION_TOKEN ${token}`,
    ],
    [
      'PowerShell',
      `$Env:AWS_ACCESS_KEY_ID="${id}"\r\n$env:AWS_SECRET_ACCESS_KEY = '${secret}'\r\n$Env:AWS_SESSION_TOKEN="${token}"\r\n`,
    ],
    [
      'cmd',
      `SET AWS_ACCESS_KEY_ID=${id}\r\nset "AWS_SECRET_ACCESS_KEY=${secret}"\r\nSET AWS_SESSION_TOKEN=${token}`,
    ],
    [
      'the snippet for the credentials file',
      `[111122223333_Admin]\naws_access_key_id = ${id}\naws_secret_access_key=${secret}\naws_session_token = ${token}\n`,
    ],
    [
      'JSON of sts assume-role',
      JSON.stringify({
        Credentials: {
          AccessKeyId: id,
          SecretAccessKey: secret,
          SessionToken: token,
          Expiration: '2026-01-01T00:00:00Z',
        },
        AssumedRoleUser: { Arn: 'arn:aws:sts::1:assumed-role/a/b' },
      }),
    ],
    [
      'the same, indented',
      JSON.stringify(
        { Credentials: { AccessKeyId: id, SecretAccessKey: secret, SessionToken: token } },
        null,
        4,
      ),
    ],
    [
      'JSON of a credential process',
      JSON.stringify({ Version: 1, AccessKeyId: id, SecretAccessKey: secret, SessionToken: token }),
    ],
  ])('%s', async (_, text) => {
    const dashboard = await wizard(openMemoryDashboard(), 'Short-term keys')
    dashboard.paste(text)
    const { overlay } = dashboard.state()
    const values = overlay?.type === 'form' ? overlay.fields.map((each) => each.field.text) : []
    expect(values.slice(1, 4)).toEqual(KEYS)
    for (const part of [secret, token]) expect(dashboard.picture()).not.toContain(part)
  })

  it('with the name of the snippet and the region', async () => {
    const dashboard = await wizard(openMemoryDashboard(), 'Short-term keys')
    dashboard.paste(`[profile dev]\naws_access_key_id=${id}\nregion=eu-west-1`)
    const { overlay } = dashboard.state()
    expect(overlay?.type === 'form' && overlay.fields.map((each) => each.field.text)).toEqual([
      'dev',
      id,
      '',
      '',
      'eu-west-1',
      '',
    ])
  })

  it('says when a token came along for which there is no place', async () => {
    const dashboard = await wizard(openMemoryDashboard(), 'Long-term keys')
    dashboard.paste(`export AWS_ACCESS_KEY_ID=${id}\nexport AWS_SESSION_TOKEN=${token}`)
    expect(dashboard.picture()).toContain('The pasted text has a session token')
  })

  it('any other text is typed into the field', async () => {
    const dashboard = await wizard(openMemoryDashboard(), 'Short-term keys')
    dashboard.paste('my\nname')
    const { overlay } = dashboard.state()
    expect(overlay?.type === 'form' && overlay.fields[0]?.field.text).toBe('my name')
  })
})
