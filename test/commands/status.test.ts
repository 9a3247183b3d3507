import { afterAll, describe, expect, it } from 'vitest'
import { type HomeOptions, makeHome, removeHomes } from '../support/files/home.ts'
import { programFile, runProgram } from '../support/program/run.ts'
import { jsonOf, runHere, runInHome } from '../support/program/run-in-home.ts'

afterAll(removeHomes)

const KEYS = 'aws_access_key_id = ASIAEXAMPLE\naws_secret_access_key = s\naws_session_token = t\n'
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000 + 30_000).toISOString()

const home = (change: HomeOptions = {}) =>
  makeHome({
    config:
      '[profile dev]\nregion = eu-west-1\n[profile loop]\nrole_arn = arn:aws:iam::111122223333:role/x\nsource_profile = loop\n',
    credentials: `[dev]\n${KEYS}x_security_token_expires = ${inHours(5)}\n[old]\n${KEYS}x_security_token_expires = 2020-01-01T00:00:00Z\n[plain]\naws_access_key_id = AKIAEXAMPLE\naws_secret_access_key = s\n`,
    ...change,
  })

const ENV = { AWS_PROFILE: 'plain', AWS_ACCESS_KEY_ID: 'ASIAENV', AWS_SECRET_ACCESS_KEY: 's' }
const TOKEN = { ...ENV, AWS_SESSION_TOKEN: 't' }

describe('awsprof status where credentials in the environment win', () => {
  it.each([
    [ENV, [], 0, 'environment · unverified\n'],
    [ENV, ['--plain'], 0, 'environment: unverified\n'],
    [{ ...TOKEN, AWS_CREDENTIAL_EXPIRATION: inHours(5) }, [], 0, 'environment ● 5h\n'],
    [{ ...TOKEN, AWS_CREDENTIAL_EXPIRATION: inHours(0.1) }, [], 0, 'environment ◐ 6m\n'],
    [
      { ...TOKEN, AWS_CREDENTIAL_EXPIRATION: '2020-01-01T00:00:00Z' },
      [],
      1,
      expect.stringMatching(/^environment ○ expired \d+d\n$/),
    ],
    [{ ...TOKEN, AWS_CREDENTIAL_EXPIRATION: 'soon' }, [], 0, 'environment · unverified\n'],
    [{ ...ENV, AWS_SECRET_ACCESS_KEY: '' }, [], 1, 'environment ✗ broken\n'],
    [{ AWS_WEB_IDENTITY_TOKEN_FILE: '/t', AWS_ROLE_ARN: 'arn' }, [], 0, 'environment · unverified\n'],
    [{ AWS_PROFILE: 'loop', AWS_WEB_IDENTITY_TOKEN_FILE: '/t' }, [], 1, 'loop ✗ broken\n'],
    [
      { ...ENV, AWS_PROFILE: 'dev' },
      ['--format', '{profile}|{status}|{left}|{account}|{region}|'],
      0,
      'environment|unverified|||eu-west-1|\n',
    ],
    [{ ...ENV, AWS_REGION: 'us-west-1' }, ['--format', '{region}'], 0, 'us-west-1\n'],
    [ENV, ['dev'], 0, 'dev ● 5h\n'],
  ])('%j %j', async (env, args, exitCode, stdout) => {
    expect(await runInHome(home({ env }), 'status', ...args)).toEqual({ exitCode, stdout, stderr: '' })
  })

  it('is broken where AWS_PROFILE names no profile, since the AWS CLI fails first', async () => {
    expect(await runInHome(home({ env: { ...ENV, AWS_PROFILE: 'nope' } }), 'status')).toEqual({
      exitCode: 1,
      stdout: 'environment ✗ broken\n',
      stderr: 'awsprof: AWS_PROFILE is nope, but there is no such profile\n',
    })
  })

  it.each([
    [ENV, { kind: 'long-term-keys', status: 'unverified', expiresAt: null, region: null }],
    [
      { ...TOKEN, AWS_PROFILE: 'dev', AWS_CREDENTIAL_EXPIRATION: '2999-01-02T03:04:05+00:00' },
      { kind: 'short-term-keys', status: 'valid', expiresAt: '2999-01-02T03:04:05Z', region: 'eu-west-1' },
    ],
  ])('as JSON has the keys of an entry: %j', async (env, wanted) => {
    const nothing = { account: null, role: null, ssoSession: null, cachedUntil: null, problems: 0 }
    const at = home({ env })
    const json = jsonOf(await runInHome(at, 'status', '--json'))
    expect(json).toEqual({ name: null, ...nothing, ...wanted })
    expect(Object.keys(Object(json))).toEqual(
      Object.keys(Object(jsonOf(await runInHome(at, 'status', 'dev', '--json')))),
    )
  })
})

describe('awsprof status', () => {
  it('{account} is the id; {accountName} the name that a portal gave, else the id', async () => {
    const role = (account: string) => `role_arn = arn:aws:iam::${account}:role/x\nsource_profile = dev\n`
    const at = home({ config: `[profile a]\n${role('111122223333')}[profile b]\n${role('444455556666')}` })
    at.write('.cache/awsprof/accounts.json', '{"names":{"111122223333":"Acme Dev"}}')
    const words = async (name: string) =>
      (await runInHome(at, 'status', name, '--format', '{account}|{accountId}|{accountName}')).stdout
    expect(await words('a')).toBe('111122223333|111122223333|Acme Dev\n')
    expect(await words('b')).toBe('444455556666|444455556666|444455556666\n')
  })

  it.each([
    [['dev'], 0, 'dev ● 5h\n'],
    [['dev', '--ascii'], 0, 'dev * 5h\n'],
    [['old'], 1, expect.stringMatching(/^old ○ expired \d+d\n$/)],
    [['loop'], 1, 'loop ✗ broken\n'],
    [['plain'], 0, 'plain · unverified\n'],
    [
      ['dev', '--format', '[{profile}|{symbol}|{status}|{left}|{account}|{region}]'],
      0,
      '[dev|●|valid|5h||eu-west-1]\n',
    ],
    [['old', '--format', '{left}.'], 1, '.\n'],
  ])('%j', async (args, exitCode, stdout) => {
    expect(await runInHome(home(), 'status', ...args)).toEqual({ exitCode, stdout, stderr: '' })
  })

  it.each([
    [{ AWS_PROFILE: 'old' }, 'old'],
    [{ AWS_DEFAULT_PROFILE: 'plain' }, 'plain'],
  ])('of the profile that %j chooses', async (env, name) => {
    expect((await runInHome(home({ env }), 'status', '--format', '{profile}')).stdout).toBe(`${name}\n`)
  })

  it('is as JSON the entry of list', async () => {
    const at = home()
    const listed = jsonOf(await runInHome(at, 'list', '--json'))
    const { profiles } = listed as { profiles: { name: string }[] }
    const status = await runInHome(at, 'status', 'loop', '--json')
    expect(status.exitCode).toBe(1)
    expect(jsonOf(status)).toEqual(profiles.find(({ name }) => name === 'loop'))
  })

  it.each([
    [['nope'], 'there is no profile "nope"'],
    [['dev', '--format', '{arn}'], '--format knows no {arn}'],
    [
      ['dev', '--format', '{account-id}'],
      '{profile} {symbol} {status} {left} {account} {accountId} {accountName} {region}',
    ],
    [['dev', '--format', '{constructor}'], '--format knows no {constructor}'],
  ])('%j is wrong usage', async (args, stderr) => {
    expect(await runInHome(home(), 'status', ...args)).toMatchObject({
      exitCode: 2,
      stdout: '',
      stderr: expect.stringContaining(stderr),
    })
  })

  it('needs a mending where the AWS CLI refuses the file', async () => {
    const at = home({ config: '[profile dev]\nregion = a\nregion = b\n' })
    expect(await runInHome(at, 'status', 'dev')).toMatchObject({
      exitCode: 1,
      stdout: 'dev ✗ config:3 duplicate-setting\n',
      stderr: expect.stringContaining('the statuses shown are what the SDKs would find'),
    })
    expect((await runInHome(at, 'status', 'dev', '--plain')).stdout).toMatch(
      /^dev: valid.*, but the AWS CLI stops at config:3 duplicate-setting\n$/,
    )
    expect((await runInHome(at, 'status', 'dev', '--format', '{symbol} {status}')).stdout).toBe('✗ valid\n')
    expect(jsonOf({ ...(await runInHome(at, 'status', 'dev', '--json')) })).toMatchObject({ status: 'valid' })
  })

  it('needs a mending where a value stops every command of the AWS CLI', async () => {
    const at = home({ config: '[profile dev]\noutput = jsn\n' })
    expect(await runInHome(at, 'status', 'dev')).toMatchObject({
      exitCode: 1,
      stdout: 'dev ✗ config:2 bad-value\n',
    })
  })

  it('shows no control character of a name', async () => {
    const at = home({ config: '[profile "a\u001b[31m"]\n' })
    expect((await runHere(['status', 'a\u001b[31m', '--format', '{profile}'], at.env)).stdout).toBe(
      'a\\x1b[31m\n',
    )
  })

  it('is the same from the program itself', async () => {
    expect(programFile).toMatch(/dist/)
    expect(await runProgram(['status', 'dev'], { env: home().env })).toMatchObject({ stdout: 'dev ● 5h\n' })
  })
})
