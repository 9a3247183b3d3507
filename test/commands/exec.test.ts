import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, describe, expect, it } from 'vitest'
import { createSampleHome, type SampleHome } from '../../src/demo/sample-home.ts'
import { sampleWorld } from '../../src/demo/sample-world.ts'
import { closeStandIns, openStandIn } from '../support/aws/stand-ins.ts'
import { makeHome, removeHomes } from '../support/files/home.ts'
import { programFile, runProgram } from '../support/program/run.ts'
import { runHere } from '../support/program/run-in-home.ts'

const samples: SampleHome[] = []
afterEach(() => {
  closeStandIns()
  removeHomes()
  for (const each of samples.splice(0)) each.remove()
})

const KEYS = '[keys]\naws_access_key_id = AKIAEXAMPLE\naws_secret_access_key = s3cret\nregion = eu-west-1\n'
const withKeys = (env: Readonly<Record<string, string>> = {}) => makeHome({ credentials: KEYS, env })

/** The variables of a program that `exec` starts. */
async function variablesIn(env: Readonly<Record<string, string>>, ...options: string[]) {
  const print = 'process.stdout.write(JSON.stringify(process.env))'
  const { stdout, exitCode, stderr } = await runProgram(
    ['exec', ...options, '--', process.execPath, '-e', print],
    { env },
  )
  expect([exitCode, stderr]).toEqual([0, ''])
  return JSON.parse(stdout) as Record<string, string>
}

async function sampleEnv() {
  const now = Date.now()
  const standIn = await openStandIn(sampleWorld(now))
  const home = createSampleHome({ now, path: process.env.PATH ?? '' })
  samples.push(home)
  return { standIn, env: { ...home.environment, ...standIn.environment() } }
}

describe('awsprof exec', () => {
  it('gives long-term keys and the region, and takes away what would win', async () => {
    const { env } = withKeys({
      AWS_PROFILE: 'x',
      AWS_DEFAULT_PROFILE: 'y',
      AWS_SESSION_TOKEN: 'stale',
      AWS_CREDENTIAL_EXPIRATION: 'stale',
      AWS_REGION: 'us-east-1',
      AWSPROF_PICK_FILE: '/nowhere',
      OTHER: 'stays',
    })
    const found = await variablesIn(env, 'keys')
    expect(
      Object.fromEntries(Object.entries(found).filter(([name]) => /^AWS_|^AWSPROF|OTHER/.test(name))),
    ).toEqual({
      AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 's3cret',
      AWS_REGION: 'eu-west-1',
      AWS_DEFAULT_REGION: 'eu-west-1',
      AWS_EC2_METADATA_DISABLED: 'true',
      OTHER: 'stays',
    })
  })

  it('gives a role with its token and expiry, and another region', async () => {
    const { env, standIn } = await sampleEnv()
    const found = await variablesIn(env, 'dev', '--region', 'ap-south-1')
    expect(found).toMatchObject({
      AWS_SESSION_TOKEN: expect.stringMatching(/./),
      AWS_CREDENTIAL_EXPIRATION: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      AWS_REGION: 'ap-south-1',
      AWS_DEFAULT_REGION: 'ap-south-1',
    })
    expect((await variablesIn(env, 'dev')).AWS_ACCESS_KEY_ID).toBe(found.AWS_ACCESS_KEY_ID)
    expect(standIn.count('GetRoleCredentials')).toBe(1)
  })

  it.each([
    [['sh', '-c', 'exit 7'], 7, ''],
    [['sh', '-c', 'kill -9 $$'], 137, ''],
    [['no-such-command'], 127, 'awsprof: command not found: no-such-command\n'],
    [['/etc'], 126, 'awsprof: permission denied: /etc\n'],
    [['sh', '-c', 'echo "$@" >&2', 'x', '-a', '--json', '--', '--help'], 0, '-a --json -- --help\n'],
  ])('%j', async (command, exitCode, stderr) => {
    const result = await runProgram(['exec', 'keys', '--', ...command], { env: withKeys().env })
    expect(result).toEqual({ exitCode, stdout: '', stderr })
  })

  it('passes standard input and output through', async () => {
    const result = await runProgram(['exec', 'keys', '--', 'cat'], { env: withKeys().env, input: 'a\0b' })
    expect(result).toEqual({ exitCode: 0, stdout: 'a\0b', stderr: '' })
  })

  it.each(['SIGTERM', 'SIGINT', 'SIGUSR1', 'SIGHUP'] as const)('passes %s on', async (signal) => {
    const wait = 'setInterval(() => {}, 1000); console.log("ready")'
    const answer = `process.on(${JSON.stringify(signal)}, () => process.exit(5)); ${wait}`
    const child = spawn(
      process.execPath,
      [programFile, 'exec', 'keys', '--', process.execPath, '-e', answer],
      {
        env: withKeys().env,
        detached: true,
      },
    )
    await once(child.stdout, 'data')
    child.kill(signal)
    expect(await once(child, 'exit')).toEqual([5, null])
  })

  it.each([
    [['nope', '--', 'true'], 2, 'there is no profile "nope"'],
    [['keys'], 2, 'missing required argument'],
    [['keys', '--region', 'a b', '--', 'true'], 2, '--region must be'],
    [['keys', '--mfa-code', '12', '--', 'true'], 2, '--mfa-code must have six digits'],
    [['keys', '--role-arn', 'x', '--', 'true'], 2, '--role-arn must be the ARN'],
    [['none', '--', 'sh', '-c', 'touch "$HOME/started"'], 1, 'metadata'],
  ])('%j does not start the command', async (args, exitCode, stderr) => {
    const home = makeHome({ credentials: KEYS, config: '[profile none]\nregion = x\n' })
    expect(await runHere(['exec', ...args], home.env)).toMatchObject({
      exitCode,
      stdout: '',
      stderr: expect.stringContaining(stderr),
    })
    expect(home.exists('started')).toBe(false)
  })
})

const ROLE = 'arn:aws:iam::111122223333:role/Audit'
const IDENTITY = {
  accessKeyId: 'AKIAEXAMPLE',
  account: '111122223333',
  arn: 'arn:aws:iam::111122223333:user/u',
  userId: 'U',
}

describe('one role more', () => {
  it('is assumed with what the profile gives, once, and kept apart from that of another profile', async () => {
    const standIn = await openStandIn({
      identities: [IDENTITY],
      roles: [{ arn: ROLE, trusts: [IDENTITY.arn] }],
    })
    const other = KEYS.replace('[keys]', '[other:keys]')
    const home = makeHome({ credentials: KEYS + other, env: standIn.environment() })
    const first = await variablesIn(home.env, 'keys', '--role-arn', ROLE)
    expect(first.AWS_ACCESS_KEY_ID).toMatch(/^ASIA/)
    expect(await variablesIn(home.env, 'keys', '--role-arn', ROLE)).toMatchObject({
      AWS_ACCESS_KEY_ID: first.AWS_ACCESS_KEY_ID,
    })
    const exported = await runHere(['export', 'other:keys', '--role-arn', ROLE, '--format', 'json'], home.env)
    expect(JSON.parse(exported.stdout).AccessKeyId).not.toBe(first.AWS_ACCESS_KEY_ID)
    const asked = standIn.requests.filter(({ operation }) => operation === 'AssumeRole')
    expect(asked.map(({ params }) => params.RoleSessionName)).toEqual([
      'awsprof-keys',
      expect.stringMatching(/^awsprof-other-keys-[0-9a-f]{8}$/),
    ])
  })
})

describe('--mfa-code', () => {
  const MFA = `[profile role]\nrole_arn = ${ROLE}\nsource_profile = keys\nmfa_serial = arn:aws:iam::111122223333:mfa/u\n`
  const open = async () => {
    const roles = [{ arn: ROLE, trusts: [IDENTITY.arn], needsMfa: true }]
    const standIn = await openStandIn({ identities: [IDENTITY], roles })
    return { standIn, env: makeHome({ config: MFA, credentials: KEYS, env: standIn.environment() }).env }
  }

  it.each([
    ['check', ['check', 'role', '--mfa-code', '123456']],
    ['export', ['export', 'role', '--mfa-code', '123456']],
  ])('of %s answers the device', async (_, args) => {
    const { env, standIn } = await open()
    expect(await runHere(args, env)).toMatchObject({ exitCode: 0, stderr: '' })
    expect(standIn.requests.find(({ operation }) => operation === 'AssumeRole')?.params.TokenCode).toBe(
      '123456',
    )
  })

  it('that is wrong is told as what STS says, where there is nobody to ask for another', async () => {
    const { env } = await open()
    const { exitCode, stdout } = await runHere(['check', 'role', '--mfa-code', '000000', '--json'], env)
    expect(exitCode).toBe(1)
    expect(JSON.parse(stdout).results[0].error).toMatchObject({
      code: 'AccessDenied',
      message: 'The MFA code was wrong or has already been used.',
    })
  })
})
