import { afterEach, describe, expect, it } from 'vitest'
import { ssoTokenFile } from '../support/aws/cli-caches.ts'
import { type Home, makeHome, removeHomes } from '../support/files/home.ts'
import { makeSampleHome, SAMPLE_SECRETS } from '../support/files/sample-home.ts'
import { jsonOf, runInHome } from '../support/program/run-in-home.ts'

afterEach(removeHomes)

const [SECRET] = SAMPLE_SECRETS

function overriddenHome(): Home {
  return makeHome({
    config: '[profile robot]\naws_access_key_id = AKIAIOSFODNN7OVERLAP\nregion = eu-west-1\n',
    credentials: `[robot]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = ${SECRET}\n`,
  })
}

describe('a secret inside of a value', () => {
  const config = [
    '[profile a]',
    'credential_process = /opt/tool --token=hunter2 --profile x',
    'proxy_url = http://me:hunter2@proxy:8080',
    's3 =',
    '  endpoint_url = https://me:hunter2@s3.corp/x',
    'external_id = hunter2',
    '',
  ].join('\n')
  const stars = '*'.repeat(16)
  const shown = [
    `/opt/tool --token=${stars} --profile x`,
    `http://${stars}:${stars}@proxy:8080`,
    `https://${stars}:${stars}@s3.corp/x`,
  ]

  it('is masked in JSON, in settings and chain', async () => {
    const result = await runInHome(makeHome({ config }), 'show', 'a', '--json')
    expect(result.stdout.match(/hunter2/g)).toHaveLength(1)
    const { settings, chain } = jsonOf(result) as Record<string, Record<string, unknown>[]>
    expect(settings?.map((each) => [each.value, each.secret])).toEqual([
      ...shown.map((value) => [value, true]),
      ['hunter2', false],
    ])
    expect(chain?.map((each) => each.name)).toEqual(['a', '/opt/tool'])
  })

  it('is masked for people, and --reveal shows it', async () => {
    const home = makeHome({ config })
    const { stdout } = await runInHome(home, 'show', 'a')
    for (const value of shown) expect(stdout).toContain(value)
    expect(stdout.match(/hunter2/g)).toHaveLength(1)
    const revealed = await runInHome(home, 'show', 'a', '--reveal', '--json')
    expect(revealed.stdout.match(/hunter2/g)).toHaveLength(4)
  })
})

describe('show --json', () => {
  it('holds everything in order, secrets masked', async () => {
    const result = await runInHome(overriddenHome(), 'show', 'robot', '--json')
    expect([result.exitCode, result.stderr]).toEqual([0, ''])
    const shown = jsonOf(result) as Record<string, unknown>
    expect(Object.keys(shown)).toEqual([
      'name',
      'kind',
      'status',
      'expiresAt',
      'account',
      'role',
      'region',
      'ssoSession',
      'cachedUntil',
      'settings',
      'chain',
      'dependents',
      'problems',
      'refusals',
    ])
    expect(shown.settings).toEqual([
      {
        key: 'aws_access_key_id',
        value: '****************MPLE',
        file: 'credentials',
        line: 2,
        secret: true,
        overrides: [{ file: 'config', line: 2, value: '****************RLAP' }],
      },
      { key: 'region', value: 'eu-west-1', file: 'config', line: 3, secret: false, overrides: [] },
      {
        key: 'aws_secret_access_key',
        value: '****************EKEY',
        file: 'credentials',
        line: 3,
        secret: true,
        overrides: [],
      },
    ])
    expect(shown.chain).toEqual([
      {
        type: 'profile',
        name: 'robot',
        file: 'config',
        line: 1,
        status: 'unverified',
        expiresAt: null,
        detail: expect.any(String),
        problem: null,
      },
      {
        type: 'static-keys',
        name: '****************MPLE',
        file: 'credentials',
        line: 2,
        status: 'unverified',
        expiresAt: null,
        detail: expect.any(String),
        problem: null,
      },
    ])
    const problems = shown.problems as Record<string, unknown>[]
    expect(problems.length).toBeGreaterThan(0)
    for (const each of problems) {
      expect(Object.keys(each)).toEqual(['severity', 'code', 'message', 'file', 'line'])
    }
  })

  it('reveals when asked to, and only then', async () => {
    const revealed = await runInHome(overriddenHome(), 'show', 'robot', '--json', '--reveal')
    expect(revealed.stdout).toContain(SECRET)
    expect(revealed.stdout).toContain('AKIAIOSFODNN7OVERLAP')
  })

  it('goes through roles to the token, with who depends on a profile', async () => {
    const home = makeSampleHome()
    const prod = jsonOf(await runInHome(home, 'show', 'prod-admin', '--json')) as {
      chain: { type: string; name: string }[]
    }
    expect(prod.chain.map(({ type, name }) => [type, name])).toEqual([
      ['profile', 'prod-admin'],
      ['assume-role', 'arn:aws:iam::444455556666:role/path/to/AdministratorAccess'],
      ['source-profile', 'dev'],
      ['sso-role', '111122223333/ReadOnly'],
      ['sso-session', 'my-sso'],
      ['sso-token', ssoTokenFile('my-sso')],
    ])
    expect(jsonOf(await runInHome(home, 'show', 'dev', '--json'))).toMatchObject({
      dependents: ['prod-admin'],
    })
  })

  it('ends a broken chain with the link that breaks it', async () => {
    const shown = jsonOf(await runInHome(makeSampleHome(), 'show', 'loop-a', '--json'))
    expect(shown).toMatchObject({ status: 'broken', expiresAt: null })
    expect((shown as { chain: unknown[] }).chain.at(-1)).toMatchObject({
      type: 'source-profile',
      problem: { code: 'cycle', message: expect.stringContaining('loop-b') },
    })
  })

  it('tells of a damaged token', async () => {
    const home = makeSampleHome()
    home.write(`.aws/sso/cache/${ssoTokenFile('my-sso')}`, '{"accessToken": ')
    const shown = jsonOf(await runInHome(home, 'show', 'dev', '--json')) as {
      chain: unknown[]
      problems: unknown[]
    }
    expect(shown).toMatchObject({ status: 'signed-out' })
    expect(shown.chain.at(-1)).toMatchObject({ problem: { code: 'damaged-cache' } })
    expect(shown.problems).toContainEqual(
      expect.objectContaining({ code: 'damaged-cache', severity: 'warning' }),
    )
  })

  it('redacts account ids everywhere', async () => {
    const home = makeSampleHome()
    for (const name of ['prod-admin', 'dev', 'loop-a', 'legacy']) {
      const { stdout } = await runInHome(home, '--redact', 'show', name, '--json')
      expect(stdout).toMatch(/\*{8}\d{4}/)
      expect(stdout).not.toMatch(/\d{12}/)
    }
  })
})

describe('show', () => {
  it('is the same for people, without secrets and, redacted, without account ids', async () => {
    const home = makeSampleHome()
    const plain = await runInHome(home, 'show', 'prod-admin')
    expect(plain.stdout).toMatch(/^prod-admin {2}assume-role\n● valid for 5h/)
    expect(plain.stdout).toContain(`token cache ${ssoTokenFile('my-sso')}`)
    expect(plain.stdout).toMatch(/^ region +eu-west-1 +config:19$/m)
    expect((await runInHome(home, '--redact', 'show', 'prod-admin')).stdout).not.toMatch(/\d{12}/)
    const robot = await runInHome(home, 'show', 'robot')
    for (const secret of SAMPLE_SECRETS) expect(robot.stdout + robot.stderr).not.toContain(secret)
    expect((await runInHome(home, 'show', 'robot', '--reveal')).stdout).toContain(SECRET)
  })

  it('names the profile that was probably meant', async () => {
    const result = await runInHome(makeSampleHome(), 'show', 'prod-admn')
    expect([result.exitCode, result.stdout]).toEqual([2, ''])
    expect(result.stderr).toContain('there is no profile "prod-admn"; did you mean prod-admin?')
  })

  it('writes no control character, whatever a name holds', async () => {
    const name = 'red\u001b[31m\u202ename'
    const home = makeHome({ config: `[profile ${name}]\nregion = ${name}\n` })
    for (const args of [['show', name], ['show', `${name}x`], ['list'], ['lint']]) {
      const { stdout, stderr } = await runInHome(home, ...args)
      expect(stdout + stderr).toContain('red\\x1b[31m\\u202ename')
      expect(stdout + stderr).not.toMatch(/[\u001b\u202e]/)
    }
  })
})
