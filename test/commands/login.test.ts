import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, statSync, symlinkSync } from 'node:fs'
import { dirname } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { StandIn } from '../../src/demo/stand-in.ts'
import type { WorldOptions } from '../../src/demo/world.ts'
import { ssoToken, ssoTokenFile } from '../support/aws/cli-caches.ts'
import { closeStandIns, openStandIn } from '../support/aws/stand-ins.ts'
import { type Home, makeHome, removeHomes } from '../support/files/home.ts'
import { programFile, type RunResult, runProgram } from '../support/program/run.ts'
import { runInHome } from '../support/program/run-in-home.ts'
import { SSO_CONFIG } from '../support/state/sso-state.ts'
import { HOUR, MINUTE } from '../support/state/state.ts'

// These tests mostly wait for the service's polling interval, so they run at once.
afterAll(() => {
  closeStandIns()
  removeHomes()
})

const EXTRA = `[profile broken]
sso_session = nowhere
sso_account_id = 111122223333
sso_role_name = Dev
[sso-session unused]
sso_start_url = https://unused.awsapps.com/start
sso_region = us-east-1
`

interface Given {
  readonly standIn: StandIn
  readonly home: Home
  run(...args: string[]): Promise<RunResult>
}

async function given(
  world: WorldOptions = { autoApproveMs: 0 },
  env: Record<string, string> = {},
): Promise<Given> {
  const standIn = await openStandIn(world)
  const home = makeHome({ config: SSO_CONFIG + EXTRA, env: { ...standIn.environment(), ...env } })
  return { standIn, home, run: (...args) => runInHome(home, ...args) }
}

const cacheOf = (session: string) => `.aws/sso/cache/${ssoTokenFile(session)}`
const tokenIn = (home: Home, session: string) =>
  JSON.parse(home.read(cacheOf(session))) as Record<string, string>

describe.concurrent('awsprof login', () => {
  it('shows address and code on stderr, waits, and writes the token', async () => {
    const { standIn, home } = await given()
    const { exitCode, stdout, stderr } = await runProgram(['login', 'dev'], { env: home.env })
    expect([exitCode, stdout]).toEqual([0, ''])
    expect(stderr).toMatch(
      new RegExp(
        `^Open {3}${standIn.url}/device\\nCode {3}(\\S{4}-\\S{4}) {3}\\(\\d+m left\\)\\nor {5}${standIn.url}/device\\?user_code=\\1\\n` +
          'Waiting for approval; press Ctrl-C to cancel\\.\\nLogged in to work for \\d+h( \\d+m)?\\.\\n$',
      ),
    )
    const token = tokenIn(home, 'work')
    expect(Object.keys(token)).toEqual([
      'startUrl',
      'region',
      'accessToken',
      'expiresAt',
      'clientId',
      'clientSecret',
      'registrationExpiresAt',
      'refreshToken',
    ])
    expect(standIn.world.accessTokens.has(token.accessToken!)).toBe(true)
    expect(statSync(home.path(cacheOf('work'))).mode & 0o777).toBe(0o600)
    for (const secret of ['accessToken', 'refreshToken', 'clientSecret'])
      expect(stderr).not.toContain(token[secret])
  })

  it.each<[string, string[], string | null, Record<string, string>]>([
    ['the profile named', ['corp-dev'], 'corp', {}],
    ['a role’s source', ['deploy'], 'work', {}],
    ['a legacy profile', ['old'], 'https://old.awsapps.com/start', {}],
    ['the session named', ['--sso-session', 'lab'], 'lab', {}],
    ['a session that no profile uses', ['--sso-session', 'unused'], 'unused', {}],
    ['the profile of the environment', [], 'work', { AWS_PROFILE: 'ops' }],
  ])('logs in to the session of %s', async (_, args, session, env) => {
    const { home, run } = await given({ autoApproveMs: 0 }, env)
    expect(await run('login', ...args)).toMatchObject({ exitCode: 0 })
    expect(home.exists(cacheOf(session ?? ''))).toBe(true)
  })

  it('--json tells each step in a line of its own', async () => {
    const { standIn, run } = await given()
    standIn.script('CreateToken', { error: { code: 'AuthorizationPendingException' } })
    const { exitCode, stdout, stderr } = await run('login', 'dev', '--json')
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
    expect([exitCode, stderr, lines]).toEqual([
      0,
      '',
      [
        {
          event: 'code',
          verificationUri: `${standIn.url}/device`,
          verificationUriComplete: expect.stringContaining(`${standIn.url}/device?user_code=`),
          userCode: expect.stringMatching(/^\S{4}-\S{4}$/),
          expiresAt: time,
        },
        { event: 'authorized', expiresAt: time },
      ],
    ])
    expect(Object.keys(lines[0])).toEqual([
      'event',
      'verificationUri',
      'verificationUriComplete',
      'userCode',
      'expiresAt',
    ])
  })

  it.each([
    ['AccessDeniedException', 'access_denied'],
    ['ExpiredTokenException', 'expired_token'],
    ['InvalidGrantException', 'invalid_grant'],
  ])('exits 1 on %s, with a sentence or the error', async (code, oauth) => {
    const { standIn, home, run } = await given({})
    standIn.always('CreateToken', { error: { code } })
    const plain = await run('login', 'dev')
    expect([plain.exitCode, plain.stdout]).toEqual([1, ''])
    expect(plain.stderr).toMatch(/\nawsprof: [^\n]+\.\n$/)
    const json = await run('login', 'dev', '--json')
    expect(json.exitCode).toBe(1)
    expect(JSON.parse(json.stdout.trimEnd().split('\n').at(-1)!)).toEqual({
      event: 'failed',
      error: { code: oauth, message: expect.any(String) },
    })
    expect(home.exists(cacheOf('work'))).toBe(false)
  })

  it.each([0, -1, null, 'soon', 1e300])(
    'takes no token that expires in %s s, and asks once',
    async (expiresIn) => {
      const { standIn, home, run } = await given()
      standIn.always('CreateToken', { json: { accessToken: 'a', refreshToken: 'r', expiresIn } })
      const { exitCode, stderr } = await run('login', 'dev')
      expect([exitCode, standIn.count('CreateToken')]).toEqual([1, 1])
      expect(stderr).toMatch(
        /\nawsprof: IAM Identity Center sent (a token that has already expired|an answer with an invalid time)\. Try again\.\n$/,
      )
      expect(home.exists(cacheOf('work'))).toBe(false)
    },
  )

  it.each([
    [
      'a folder',
      (path: string) => mkdirSync(path, { recursive: true }),
      'is a folder, which is never written',
    ],
    [
      'a symlink to nowhere',
      (path: string) => {
        mkdirSync(dirname(path), { recursive: true })
        symlinkSync('/nowhere/at/all.json', path)
      },
      'its folder is missing',
    ],
  ])(
    'finds that the token’s file cannot be written before there is a code: %s',
    async (_, prepare, reason) => {
      const { standIn, home, run } = await given()
      prepare(home.path(cacheOf('work')))
      const { exitCode, stderr } = await run('login', 'dev')
      expect([exitCode, standIn.count()]).toEqual([1, 0])
      expect(stderr).toContain(reason)
      expect(stderr).toContain(home.path(cacheOf('work')))
    },
  )

  it('keeps trying if the service fails for a while, and says so', async () => {
    const { standIn, run } = await given()
    standIn.script('CreateToken', { raw: { status: 503 } })
    const { exitCode, stderr } = await run('login', 'dev')
    expect(exitCode).toBe(0)
    expect(stderr).toContain('answered with HTTP 503; still trying')
  })

  it('shows what the service says as text', async () => {
    const { standIn, run } = await given()
    const evil = '\u001b]0;title\u0007\u202e'
    standIn.script('StartDeviceAuthorization', {
      json: { deviceCode: 'd', userCode: evil, verificationUri: evil, expiresIn: 60, interval: 1 },
    })
    standIn.script('CreateToken', { error: { code: 'Odd', message: evil } })
    const { exitCode, stderr } = await run('login', 'dev')
    expect(exitCode).toBe(1)
    expect(stderr).not.toMatch(/[\u001b\u0007\u202e]/)
    expect(stderr).toContain('\\x1b]0;title\\x07\\u202e')
  })

  describe('with a token that is still good', () => {
    const signedIn = async (left: number) => {
      const given_ = await given()
      const token = ssoToken({ expiresAt: new Date(Date.now() + left), accessToken: 'still-good' })
      given_.home.write(cacheOf('work'), JSON.stringify(token))
      return given_
    }

    it('says so and sends nothing', async () => {
      const { standIn, home, run } = await signedIn(2 * HOUR + MINUTE)
      const { exitCode, stdout, stderr } = await run('login', 'dev')
      expect([exitCode, stdout, stderr]).toEqual([
        0,
        '',
        'awsprof: work is still logged in for 2h; --force logs in again\n',
      ])
      expect([standIn.count(), tokenIn(home, 'work').accessToken]).toEqual([0, 'still-good'])
      expect(JSON.parse((await run('login', 'dev', '--json')).stdout)).toMatchObject({ event: 'authorized' })
    })

    it('of a session that no profile uses', async () => {
      const { home, standIn, run } = await signedIn(0)
      home.write(cacheOf('unused'), JSON.stringify(ssoToken({ expiresAt: new Date(Date.now() + HOUR) })))
      expect((await run('login', '--sso-session', 'unused')).stderr).toContain('is still logged in')
      expect(standIn.count()).toBe(0)
    })

    it('logs in again with --force', async () => {
      const { home, run } = await signedIn(2 * HOUR)
      expect((await run('login', 'dev', '--force')).exitCode).toBe(0)
      expect(tokenIn(home, 'work').accessToken).not.toBe('still-good')
    })

    it('logs in again if hardly any time is left', async () => {
      const { home, run } = await signedIn(5 * MINUTE)
      expect((await run('login', 'dev')).exitCode).toBe(0)
      expect(tokenIn(home, 'work').accessToken).not.toBe('still-good')
    })
  })

  it.each<[string, string[], RegExp]>([
    ['a profile that there is not', ['nobody'], /there is no profile "nobody"/],
    ['a session that there is not', ['--sso-session', 'nowhere'], /there is no sso-session nowhere/],
    ['an unknown profile for a session', ['nobody', '--sso-session', 'work'], /there is no profile "nobody"/],
    ['a profile without a session', ['keys'], /profile keys does not use IAM Identity Center/],
    ['a profile whose session is missing', ['broken'], /nowhere/],
    [
      'no profile at all, and several sessions',
      [],
      /no profile is active; name a session: awsprof login --sso-session corp, awsprof login --sso-session work, .*awsprof login old/,
    ],
    ['two profiles', ['dev', 'ops'], /too many arguments/],
  ])('exits 2 for %s', async (_, args, said) => {
    const { standIn, run } = await given()
    const { exitCode, stdout, stderr } = await run('login', ...args)
    expect([exitCode, stdout, standIn.count()]).toEqual([2, '', 0])
    expect(stderr).toMatch(said)
  })

  it.each([
    [
      'an sso-session',
      '[sso-session corp]\nsso_start_url = https://corp.awsapps.com/start\nsso_region = us-east-1\n',
    ],
    [
      'a legacy one',
      '[profile old]\nsso_start_url = https://old.awsapps.com/start\nsso_region = us-east-1\nsso_account_id = 111122223333\nsso_role_name = Dev\n',
    ],
  ])('without a name and an active profile takes the only session: %s', async (_, config) => {
    const standIn = await openStandIn({ autoApproveMs: 0 })
    const home = makeHome({ config, env: standIn.environment() })
    expect(await runInHome(home, 'login')).toMatchObject({
      exitCode: 0,
      stderr: expect.stringContaining('Logged in to'),
    })
    expect((await runInHome(home, 'logout')).exitCode).toBe(0)
  })

  it('without a name, a session or an active profile says so', async () => {
    const { exitCode, stderr } = await runInHome(makeHome(), 'login')
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('there is no profile "default"')])
  })

  it.each([
    [{ AWS_ENDPOINT_URL: 'http://127.0.0.1:1' }, 'IAM Identity Center at 127.0.0.1:1: connection refused'],
    [
      { HTTPS_PROXY: 'http://127.0.0.1:1', AWS_ENDPOINT_URL: undefined },
      'IAM Identity Center at oidc.us-east-1.amazonaws.com: ',
    ],
  ])('names the host that it tried, and what to check: %j', async (env, said) => {
    const home = makeHome({ config: SSO_CONFIG, env })
    const { exitCode, stderr } = await runInHome(home, 'login', '--sso-session', 'corp')
    expect(exitCode).toBe(1)
    expect(stderr).toContain(said)
    expect(stderr).toMatch(/Check sso_region, the proxy .* and the network/)
  })

  it('says in JSON, too, that --read-only writes nothing', async () => {
    const { run } = await given()
    const { exitCode, stdout } = await run('--read-only', 'login', 'dev', '--json')
    expect(exitCode).toBe(1)
    expect(JSON.parse(stdout)).toEqual({
      event: 'failed',
      error: { code: 'read-only', message: 'nothing is written with --read-only' },
    })
  })

  it('writes nothing with --read-only', async () => {
    const { standIn, run } = await given()
    for (const command of ['login', 'logout']) {
      expect(await run('--read-only', command, 'dev')).toMatchObject({
        exitCode: 1,
        stderr: 'awsprof: nothing is written with --read-only\n',
      })
    }
    expect(standIn.count()).toBe(0)
  })

  it('Ctrl-C gives up: 130, and no token', async () => {
    const { standIn, home } = await given({})
    const child = spawn(process.execPath, [programFile, 'login', 'dev'], { env: home.env, stdio: 'ignore' })
    await expect.poll(() => standIn.count('CreateToken'), { timeout: 15_000 }).toBeGreaterThan(0)
    child.kill('SIGINT')
    expect(await once(child, 'exit')).toEqual([130, null])
    expect(home.exists(cacheOf('work'))).toBe(false)
  })

  it('says what is wrong with the CA bundle', async () => {
    const { run } = await given({}, { AWS_CA_BUNDLE: '/nowhere/ca.pem' })
    const { exitCode, stderr } = await run('login', 'dev')
    expect([exitCode, stderr]).toEqual([
      1,
      'awsprof: The login could not be completed: the CA bundle /nowhere/ca.pem does not exist.\n',
    ])
  })
})

describe.concurrent('awsprof logout', () => {
  const signedIn = async (env: Record<string, string> = {}) => {
    const opened = await given(
      { accessTokens: { 'of-work': Date.now() + HOUR, 'of-unused': Date.now() + HOUR } },
      env,
    )
    for (const session of ['work', 'unused', 'foreign']) {
      const token = ssoToken({ expiresAt: new Date(Date.now() + HOUR), accessToken: `of-${session}` })
      opened.home.write(cacheOf(session), JSON.stringify(token))
    }
    return opened
  }

  it('ends one session, and no other', async () => {
    const { standIn, home, run } = await signedIn()
    expect(await runProgram(['logout', 'deploy'], { env: home.env })).toEqual({
      exitCode: 0,
      stdout: '',
      stderr: 'awsprof: logged out of work\n',
    })
    expect([...standIn.world.accessTokens.keys()]).toEqual(['of-unused'])
    expect(['work', 'unused', 'foreign'].map((each) => home.exists(cacheOf(each)))).toEqual([
      false,
      true,
      true,
    ])
    expect((await run('logout', '--sso-session', 'work')).stderr).toBe('awsprof: work was not logged in\n')
  })

  it.each([[['--all', '--sso-session', 'work']], [['dev', '--all']]])(
    'takes no session beside --all: %j',
    async (args) => {
      const { run } = await signedIn()
      const { exitCode, stderr } = await run('logout', ...args)
      expect([exitCode, stderr]).toEqual([2, 'awsprof: --all is for every session: name none beside it\n'])
    },
  )

  it('--all ends every session, those without a profile and those that no file names too, as aws sso logout does', async () => {
    const { standIn, home, run } = await signedIn()
    home.write('.aws/cli/cache/sso.json', '{"ProviderType": "sso", "Credentials": {}}')
    home.write('.aws/cli/cache/assumed.json', '{"Credentials": {}}')
    home.write('.aws/sso/cache/registration.json', '{"clientId": "c"}')
    const { exitCode, stderr } = await run('logout', '--all')
    expect(exitCode).toBe(0)
    expect(stderr).toContain('logged out of work\n')
    expect(stderr).toContain('logged out of unused\n')
    expect(stderr).toContain('lab was not logged in\n')
    expect(stderr).toContain('logged out of https://example.awsapps.com/start\n')
    expect(standIn.world.accessTokens.size).toBe(0)
    expect(standIn.count('Logout')).toBe(3)
    expect(home.exists(cacheOf('foreign'))).toBe(false)
    expect(home.exists('.aws/cli/cache/sso.json')).toBe(false)
    expect(home.exists('.aws/cli/cache/assumed.json')).toBe(true)
    expect(home.exists('.aws/sso/cache/registration.json')).toBe(true)
  })

  it('without a network says that the server was not told', async () => {
    const { standIn, home, run } = await signedIn()
    standIn.close()
    const { exitCode, stderr } = await run('logout', 'dev')
    expect(exitCode).toBe(1)
    expect(stderr).toMatch(
      /^awsprof: The token of work is gone here, but IAM Identity Center was not told: .*refused/,
    )
    expect(home.exists(cacheOf('work'))).toBe(false)
  })

  it('says why it could not', async () => {
    const { run } = await signedIn({ AWS_CA_BUNDLE: '/nowhere/ca.pem' })
    const { exitCode, stderr } = await run('logout', 'dev')
    expect([exitCode, stderr]).toEqual([
      1,
      'awsprof: could not log out of work: the CA bundle /nowhere/ca.pem does not exist\n',
    ])
  })

  it.each([[['nobody']], [['keys']], [['--sso-session', 'nowhere']]])('exits 2 for %j', async (args) => {
    const { standIn, run } = await signedIn()
    expect(await run('logout', ...args)).toMatchObject({ exitCode: 2, stdout: '' })
    expect(standIn.count()).toBe(0)
  })
})
