import { describe, expect, it } from 'vitest'
import { WIZARD_KINDS } from '../../../src/app/edit/wizard.ts'
import { type Desk, openDesk } from '../../support/desk.ts'

const BASE = '[profile base]\nregion = eu-west-1\n'
const SECRET = 'wJalrXUtnFEMIK7MDENGbPxRfiCYSECRETTAIL'
const ROLE = 'arn:aws:iam::111122223333:role/Admin'

/** Opens the wizard for a kind by the beginning of its label. */
async function wizard(desk: Desk, label: string): Promise<Desk> {
  await desk.press('n', ...label, 'enter')
  return desk
}

/** Fills one field after another; the last Enter sends the form. */
async function answer(desk: Desk, ...answers: string[]): Promise<void> {
  for (const each of answers) await desk.press('ctrl+u', ...each, 'enter')
}

type Row = readonly [label: string, answers: string[], config: string, credentials: string]
const PAGES: readonly Row[] = [
  [
    'IAM Identity Center',
    [
      'corp',
      'https://corp.awsapps.com/start',
      'eu-west-1',
      'sso:account:access',
      '111122223333',
      'Dev',
      'us-east-1',
      'json',
      'new',
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
    'IAM Identity Center, legacy',
    ['https://corp.awsapps.com/start', 'eu-west-1', '111122223333', 'Dev', '', '', 'new'],
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
    const desk = await wizard(openDesk({ config: BASE }), label)
    await answer(desk, ...answers)
    expect(desk.state().overlay).toMatchObject({ type: 'confirm' })
    expect(desk.picture()).not.toContain(SECRET)
    await desk.press('enter')
    expect(desk.files).toEqual({ config: BASE + config, credentials })
    expect(desk.state().selected).toBe('new')
  })

  it('there is a page for all of them', () => {
    expect(PAGES.map(([label]) => label).toSorted()).toEqual(
      WIZARD_KINDS.map((each) => each.label).toSorted(),
    )
  })
})

describe('the questions', () => {
  it('about an sso-session that exists are not asked', async () => {
    const config =
      '[sso-session corp]\nsso_start_url = https://corp.awsapps.com/start\nsso_region = eu-west-1\n'
    const desk = await wizard(openDesk({ config }), 'IAM Identity Center')
    expect(desk.picture()).not.toContain('SSO start URL')
    await answer(desk, 'corp', '111122223333', 'Dev', '', '', 'new')
    await desk.press('enter')
    expect(desk.files.config).toBe(
      `${config}\n[profile new]\nsso_session = corp\nsso_account_id = 111122223333\nsso_role_name = Dev\n`,
    )
  })

  it('that need an answer are gone back to', async () => {
    const desk = await wizard(openDesk(), 'External process')
    await answer(desk, 'new', '', '', '')
    expect(desk.state().overlay).toMatchObject({ at: 1, refusal: 'Credential process is needed.' })
  })

  it('keep what was typed when the answer is refused', async () => {
    const desk = await wizard(openDesk({ config: BASE }), 'External process')
    await answer(desk, 'base', '/bin/x', '', '')
    expect(desk.picture()).toContain('profile base already exists')
    expect(desk.picture()).toContain('/bin/x')
  })

  it('can be gone through in any order; Esc in the diff comes back', async () => {
    const desk = await wizard(openDesk(), 'External process')
    await desk.press('down', ...'/bin/x', 'up', ...'new', 'enter', 'enter', 'enter', 'enter')
    expect(desk.state().overlay?.type).toBe('confirm')
    await desk.press('esc')
    expect(desk.state().overlay).toMatchObject({ type: 'form', at: 3 })
    expect(desk.files.config).toBe('')
  })

  it('are completed by Tab where the answers are known', async () => {
    const desk = await wizard(
      openDesk({ config: `${BASE}credential_process = x\n` }),
      'Role from another profile',
    )
    await desk.press(...'new', 'enter', ...ROLE, 'enter', 'b', 'tab')
    expect(desk.picture()).toMatch(/Source profile +base/)
    await desk.press('tab')
    expect(desk.state().overlay).toMatchObject({ at: 3 })
  })

  it('long-term keys come with AWS’s advice against them', async () => {
    const desk = await wizard(openDesk(), 'Long-term keys')
    await answer(desk, 'new', 'AKIAEXAMPLE', SECRET, '', '')
    expect(desk.picture()).toContain('Long-term keys never expire')
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
    const desk = await wizard(openDesk(), 'Short-term keys')
    desk.paste(text)
    const { overlay } = desk.state()
    const values = overlay?.type === 'form' ? overlay.fields.map((each) => each.field.text) : []
    expect(values.slice(1, 4)).toEqual(KEYS)
    for (const part of [secret, token]) expect(desk.picture()).not.toContain(part)
  })

  it('with the name of the snippet and the region', async () => {
    const desk = await wizard(openDesk(), 'Short-term keys')
    desk.paste(`[profile dev]\naws_access_key_id=${id}\nregion=eu-west-1`)
    const { overlay } = desk.state()
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
    const desk = await wizard(openDesk(), 'Long-term keys')
    desk.paste(`export AWS_ACCESS_KEY_ID=${id}\nexport AWS_SESSION_TOKEN=${token}`)
    expect(desk.picture()).toContain('A session token came along')
  })

  it('any other text is typed into the field', async () => {
    const desk = await wizard(openDesk(), 'Short-term keys')
    desk.paste('my\nname')
    const { overlay } = desk.state()
    expect(overlay?.type === 'form' && overlay.fields[0]?.field.text).toBe('my name')
  })
})
