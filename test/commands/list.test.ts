import { mkdirSync } from 'node:fs'
import { afterEach, expect, it } from 'vitest'
import { cliCacheFile, ssoToken, ssoTokenFile } from '../support/aws/cli-caches.ts'
import { makeHome, removeHomes } from '../support/files/home.ts'
import { makeSampleHome } from '../support/files/sample-home.ts'
import { jsonOf, runInHome } from '../support/program/run-in-home.ts'

afterEach(removeHomes)

it('list --json: the keys in order, absent things null, times in UTC', async () => {
  const home = makeHome({
    config: `[profile dev]
sso_session = my-sso
sso_account_id = 111122223333
sso_role_name = ReadOnly
region = us-west-2
[sso-session my-sso]
sso_start_url = https://x.awsapps.com/start
sso_region = us-east-1
sso_registration_scopes = sso:account:access
[profile role]
role_arn = arn:aws:iam::444455556666:role/team/Admin
source_profile = dev
region = eu-west-1
`,
    credentials: '[robot]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = secret\n',
    ssoCache: { [ssoTokenFile('my-sso')]: ssoToken({ expiresAt: '2999-11-23T18:00:00.250Z' }) },
    cliCache: {
      [cliCacheFile({ RoleArn: 'arn:aws:iam::444455556666:role/team/Admin' })]: {
        Credentials: { Expiration: '2999-01-02T03:04:05+00:00' },
      },
    },
  })
  const result = await runInHome(home, 'list', '--json')
  expect([result.exitCode, result.stderr]).toEqual([0, ''])
  const wanted = {
    files: { config: home.path('.aws/config'), credentials: home.path('.aws/credentials') },
    refusals: [],
    sessions: [
      {
        name: 'my-sso',
        type: 'sso-session',
        startUrl: 'https://x.awsapps.com/start',
        region: 'us-east-1',
        status: 'valid',
        expiresAt: '2999-11-23T18:00:00Z',
        profiles: ['dev', 'role'],
      },
    ],
    profiles: [
      {
        name: 'dev',
        kind: 'sso-session',
        status: 'valid',
        expiresAt: '2999-11-23T18:00:00Z',
        account: '111122223333',
        role: 'ReadOnly',
        region: 'us-west-2',
        ssoSession: 'my-sso',
        cachedUntil: null,
        problems: 0,
      },
      {
        name: 'role',
        kind: 'assume-role',
        status: 'valid',
        expiresAt: '2999-11-23T18:00:00Z',
        account: '444455556666',
        role: 'Admin',
        region: 'eu-west-1',
        ssoSession: 'my-sso',
        cachedUntil: '2999-01-02T03:04:05Z',
        problems: 0,
      },
      {
        name: 'robot',
        kind: 'long-term-keys',
        status: 'unverified',
        expiresAt: null,
        account: null,
        role: null,
        region: null,
        ssoSession: null,
        cachedUntil: null,
        problems: 2,
      },
    ],
  }
  expect(result.stdout).toBe(`${JSON.stringify(wanted, null, 2)}\n`)
})

it('list: a table for people, account ids masked with --redact', async () => {
  const home = makeSampleHome()
  const { stdout } = await runInHome(home, 'list')
  const lines = stdout.split('\n')
  expect(lines[0]).toMatch(/^ +NAME +KIND +STATUS +ACCOUNT +REGION +PROBLEMS$/)
  expect(lines.indexOf('')).toBe(9)
  expect(stdout).toMatch(/\n\n +SESSION +TYPE +STATUS +PROFILES\n/)
  expect(stdout).toMatch(/^● {2}prod-admin +assume-role +valid 5h \d+m +444455556666 +eu-west-1$/m)
  const redacted = await runInHome(home, '--redact', 'list')
  expect(redacted.stdout).toMatch(/^● {2}prod-admin .* \*{8}6666 /m)
  expect(redacted.stdout).not.toMatch(/\d{12}/)
  const ascii = await runInHome(home, '--ascii', 'list')
  expect(ascii.stdout).toMatch(/^[\n -~]*$/)
})

const SESSION = '[sso-session acme]\nsso_start_url = https://x.awsapps.com/start\nsso_region = us-east-1\n'
const LEGACY = `[profile old]
sso_start_url = https://old.awsapps.com/start
sso_region = us-east-1
sso_account_id = 111122223333
sso_role_name = ReadOnly
`

it.each([
  ['no profile', SESSION, ['acme']],
  ['one that no profile uses', `${SESSION}[profile robot]\nregion = x\n`, ['acme']],
  ['one in use', LEGACY, ['old.awsapps.com']],
  ['several', SESSION + LEGACY, ['old.awsapps.com', 'acme']],
])('every session is listed as text and as sentences: %s', async (_, config, names) => {
  const home = makeHome({ config })
  for (const group of ['session', 'account', 'none']) {
    home.write('.config/awsprof/preferences.ini', `group = ${group}\n`)
    const listed = await runInHome(home, 'list')
    const rows = listed.stdout.split('\n')
    for (const name of names) expect(rows.filter((row) => row.includes(` ${name} `))).toHaveLength(1)
    const told = (await runInHome(home, '--plain', 'list')).stdout.split('\n')
    for (const name of names)
      expect(told.filter((line) => line.startsWith(`session ${name}: signed out`))).toHaveLength(1)
  }
})

it('a session without profiles is listed, with the hint beside it on stderr', async () => {
  const { exitCode, stdout, stderr } = await runInHome(makeHome({ config: SESSION }), 'list')
  expect([exitCode, stdout]).toEqual([
    0,
    '   SESSION  TYPE         STATUS      PROFILES\n○  acme     sso-session  signed out  0\n',
  ])
  expect(stderr).toContain('awsprof populate acme')
})

it('an empty home is no error', async () => {
  const home = makeHome()
  const table = await runInHome(home, 'list')
  expect([table.exitCode, table.stdout]).toEqual([0, ''])
  expect(table.stderr).toContain('awsprof --demo')
  expect(jsonOf(await runInHome(home, 'list', '--json'))).toMatchObject({ profiles: [] })
})

it('a file that cannot be read is bad news; the other one is shown', async () => {
  const home = makeHome({ credentials: '[robot]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\n' })
  mkdirSync(home.path('.aws/config'))
  const result = await runInHome(home, 'list')
  expect(result.exitCode).toBe(1)
  expect(result.stderr).toContain(`cannot read ${home.path('.aws/config')}: it is a folder`)
  expect(result.stdout).toContain('robot')
})

it('a file that is not there is told if an option or a variable names it, and only then', async () => {
  const home = makeHome({ config: '[profile here]\n', env: { AWS_SHARED_CREDENTIALS_FILE: '~/typo' } })
  const byVariable = await runInHome(home, 'list')
  expect([byVariable.exitCode, byVariable.stderr]).toEqual([
    0,
    `awsprof: ${home.path('typo')} does not exist; AWS_SHARED_CREDENTIALS_FILE names it\n`,
  ])
  const byOption = await runInHome(makeHome(), '--config-file', '/nowhere/config', 'show', 'here')
  expect(byOption.exitCode).toBe(2)
  expect(byOption.stderr).toContain('/nowhere/config does not exist; --config-file names it\n')
  expect((await runInHome(makeHome({ config: '[profile here]\n' }), 'list')).stderr).toBe('')
})

it('reads other files if asked to', async () => {
  const home = makeHome({ config: '[profile here]\n' })
  home.write('elsewhere', '[profile there]\n')
  const byOption = await runInHome(home, '--config-file', home.path('elsewhere'), 'list', '--json')
  expect(jsonOf(byOption)).toMatchObject({ profiles: [{ name: 'there' }] })
  const byVariable = makeHome({ env: { AWS_CONFIG_FILE: home.path('elsewhere') } })
  expect(jsonOf(await runInHome(byVariable, 'list', '--json'))).toMatchObject({
    profiles: [{ name: 'there' }],
  })
})

it.each([['list'], ['show', 'keys']])(
  'paints nothing of a refused file as if it worked, and says what a status means: %s',
  async (...args) => {
    const credentials =
      '[keys]\naws_access_key_id = ASIAEXAMPLE\naws_secret_access_key = s\naws_session_token = t\nexpiration = 2100-01-01T00:00:00Z\n'
    const run = (config: string) =>
      runInHome(makeHome({ config, credentials, env: { FORCE_COLOR: '1' } }), ...args)
    const green = '\u001b[32m'
    expect((await run('[profile a]\n')).stdout).toContain(green)
    const refused = await run('[profile a]\n[profile a]\n')
    expect(refused.stdout).toContain('valid')
    expect(refused.stdout).not.toContain(green)
    expect(refused.stderr).toContain('until this is fixed; the statuses shown are what the SDKs would find\n')
  },
)

it('a file that the AWS CLI refuses is told, in JSON and on stderr, by list and show', async () => {
  const home = makeHome({ config: '[profile a]\nregion = x\n[profile a]\nnonsense\n' })
  const wanted = [
    { code: 'duplicate-section', message: expect.stringContaining('line 1'), file: 'config', line: 3 },
    { code: 'unparsable-line', message: expect.stringContaining('comment it out'), file: 'config', line: 4 },
  ]
  for (const args of [['list'], ['show', 'a']]) {
    const result = await runInHome(home, ...args, '--json')
    expect(jsonOf(result)).toMatchObject({ refusals: wanted })
    expect(result.stderr).toContain('the AWS CLI refuses the whole file')
  }
})
