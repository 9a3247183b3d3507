import { afterEach, describe, expect, it } from 'vitest'
import { closeStandIns, openStandIn } from '../support/aws/stand-ins.ts'
import { makeHome, removeHomes } from '../support/files/home.ts'
import { runHere } from '../support/program/run-in-home.ts'

afterEach(() => {
  closeStandIns()
  removeHomes()
})

const identity = (accessKeyId: string) => ({
  accessKeyId,
  account: '111122223333',
  arn: `arn:aws:iam::111122223333:user/${accessKeyId}`,
  userId: accessKeyId,
})
const keys = (name: string, id: string) => `[${name}]\naws_access_key_id = ${id}\naws_secret_access_key = s\n`

interface Given {
  readonly config?: string
  readonly credentials?: string
  readonly env?: Readonly<Record<string, string | undefined>>
}

async function whoami({ env, ...files }: Given) {
  const standIn = await openStandIn({
    identities: [identity('AKIADEV'), identity('AKIAENV')],
    machineRole: { name: 'machine', accessKeyId: 'ASIAMACHINE' },
  })
  const home = makeHome({ ...files, env: { ...standIn.environment(), ...env } })
  const result = await runHere(['whoami', '--json'], home.env)
  return { ...result, json: JSON.parse(result.stdout) }
}

const DEV = { config: '[profile dev]\nregion = eu-west-1\n', credentials: keys('dev', 'AKIADEV') }
const ENV = { AWS_ACCESS_KEY_ID: 'AKIAENV', AWS_SECRET_ACCESS_KEY: 's' }

describe('awsprof whoami', () => {
  it('has the keys of its document', async () => {
    const { json, exitCode, stderr } = await whoami({
      ...DEV,
      env: { AWS_PROFILE: 'dev', AWS_REGION: 'us-west-1' },
    })
    expect(json).toEqual({
      source: 'profile',
      profile: 'dev',
      decidedBy: 'AWS_PROFILE',
      region: { value: 'us-west-1', from: 'AWS_REGION' },
      ok: true,
      account: '111122223333',
      arn: 'arn:aws:iam::111122223333:user/AKIADEV',
      userId: 'AKIADEV',
      error: null,
    })
    expect([exitCode, stderr]).toEqual([0, ''])
  })

  it.each<[string, Given, object]>([
    [
      'keys in the environment, before AWS_PROFILE',
      { ...DEV, env: { ...ENV, AWS_PROFILE: 'dev' } },
      {
        source: 'environment',
        profile: null,
        decidedBy: 'AWS_ACCESS_KEY_ID',
        userId: 'AKIAENV',
        region: { value: 'eu-west-1', from: 'config:2' },
      },
    ],
    [
      'AWS_DEFAULT_PROFILE',
      { ...DEV, env: { AWS_DEFAULT_PROFILE: 'dev' } },
      { source: 'profile', profile: 'dev', decidedBy: 'AWS_DEFAULT_PROFILE', userId: 'AKIADEV' },
    ],
    [
      'the default profile',
      { credentials: `# mine\n${keys('default', 'AKIADEV')}` },
      {
        source: 'profile',
        profile: 'default',
        decidedBy: 'credentials:2',
        region: { value: null, from: null },
      },
    ],
    [
      'the instance',
      { env: { AWS_EC2_METADATA_DISABLED: undefined } },
      {
        source: 'instance-metadata',
        profile: null,
        decidedBy: null,
        arn: expect.stringContaining('machine'),
      },
    ],
  ])('finds %s', async (_, given, wanted) => {
    const { json, exitCode } = await whoami(given)
    expect(json).toMatchObject({ ok: true, ...wanted })
    expect(exitCode).toBe(0)
  })

  it.each<[string, Given, object]>([
    ['nothing at all', {}, { source: 'none', decidedBy: null, error: { code: 'no-credentials' } }],
    [
      'a profile that is not there',
      { env: { AWS_PROFILE: 'nope' } },
      { source: 'profile', profile: 'nope', decidedBy: 'AWS_PROFILE', error: { code: 'no-credentials' } },
    ],
    [
      'half a pair of keys',
      { env: { AWS_ACCESS_KEY_ID: 'AKIAENV' } },
      { source: 'environment', error: { code: 'partial-keys' } },
    ],
    [
      'keys that AWS does not know',
      { env: { ...ENV, AWS_ACCESS_KEY_ID: 'AKIAGONE' } },
      { source: 'environment', arn: null, error: { code: 'InvalidClientTokenId' } },
    ],
    [
      'a file that the AWS CLI refuses, with the identity beside it',
      { config: 'x\n', env: ENV },
      { source: 'environment', userId: 'AKIAENV', error: { code: 'unparsable-line' } },
    ],
    [
      'a container that does not answer',
      { env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://127.0.0.1:9/x' } },
      {
        source: 'container',
        decidedBy: 'AWS_CONTAINER_CREDENTIALS_FULL_URI',
        error: { code: 'unreachable' },
      },
    ],
  ])('tells of %s', async (_, given, wanted) => {
    const { json, exitCode } = await whoami(given)
    expect(json).toMatchObject({ ok: false, ...wanted })
    expect(exitCode).toBe(1)
  })

  it('says that tools differ where both keys and a profile are named', async () => {
    const { stderr } = await whoami({ ...DEV, env: { ...ENV, AWS_PROFILE: 'dev' } })
    expect(stderr).toContain('the SDK for JavaScript takes the profile')
  })
})
