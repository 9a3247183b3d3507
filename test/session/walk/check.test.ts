import { describe, expect, it } from 'vitest'
import { assumeRoleCacheName, ssoRoleCacheName } from '../../../src/session/cache/role-cache.ts'
import type { WalkPorts } from '../../../src/session/ports.ts'
import { ServiceError } from '../../../src/session/service-error.ts'
import { WalkError } from '../../../src/session/walk/walk-error.ts'
import { ssoTokenFile } from '../../support/aws/cli-caches.ts'
import { checkProfile, fails } from '../../support/session/check-profile.ts'
import { memoryFolder } from '../../support/session/memory-folder.ts'
import { walkPorts } from '../../support/session/walk-ports.ts'
import { HOUR, NOW } from '../../support/state/state.ts'

const ROLE = 'arn:aws:iam::111122223333:role/R'
const OUTER = 'arn:aws:iam::111122223333:role/Outer'
const SSO = `[profile sso]
sso_session = s
sso_account_id = 111122223333
sso_role_name = Dev
[sso-session s]
sso_start_url = https://x.awsapps.com/start
sso_region = us-east-1
`
const KEYS = '[base]\naws_access_key_id = AKIABASE\naws_secret_access_key = s\n'
const iso = (at: number) => new Date(at).toISOString().replace(/\.\d+Z/, 'Z')
const token = (left: number) =>
  memoryFolder({ [ssoTokenFile('s')]: JSON.stringify({ accessToken: 'tok', expiresAt: iso(NOW + left) }) })

const nonsense = (): Promise<string> => Promise.resolve('secret!')

describe('a chain is walked to where credentials are', () => {
  it('keys', async () => {
    const { result, calls, links } = await checkProfile({ credentials: KEYS, name: 'base' })
    expect(calls).toEqual(['who is AKIABASE'])
    expect(links).toEqual(['0 running', '1 running', '1 done', '0 done'])
    expect(result).toMatchObject({ failedLink: null, error: null, identity: { arn: 'arn of AKIABASE' } })
  })

  it('keys, then a role, then a role of that', async () => {
    const config = `[profile p]\nrole_arn = ${OUTER}\nsource_profile = mid\n[profile mid]\nrole_arn = ${ROLE}\nsource_profile = base\n`
    const { calls, result } = await checkProfile({ config, credentials: KEYS })
    expect(calls).toEqual([
      `assume ${ROLE} by AKIABASE`,
      `assume ${OUTER} by of ${ROLE}`,
      `who is of ${OUTER}`,
    ])
    expect(result.expiresAt).toBe(NOW + HOUR)
  })

  it('IAM Identity Center, through its token', async () => {
    const { calls, ports } = await checkProfile({ config: SSO, name: 'sso', ports: { tokens: token(HOUR) } })
    expect(calls).toEqual(['role 111122223333/Dev by tok', 'who is of Dev'])
    const source = { ssoSession: 's', startUrl: 'https://x.awsapps.com/start', region: 'us-east-1' }
    const text = ports.roles?.read(ssoRoleCacheName('111122223333', 'Dev', source))
    expect(JSON.parse((text as { text: string }).text)).toEqual({
      ProviderType: 'sso',
      Credentials: {
        AccessKeyId: 'of Dev',
        SecretAccessKey: 'secret of of Dev',
        SessionToken: 'token',
        Expiration: iso(NOW + HOUR),
        AccountId: '111122223333',
      },
    })
  })

  it('an assumed role is cached as the AWS CLI caches it', async () => {
    const config = `[profile p]\nrole_arn = ${ROLE}\nsource_profile = base\n`
    const { ports } = await checkProfile({ config, credentials: KEYS })
    const file = ports.roles?.read(assumeRoleCacheName({ RoleArn: ROLE })) as { text: string }
    expect(JSON.parse(file.text).Credentials.Expiration).toBe(iso(NOW + HOUR).replace('Z', '+00:00'))
  })

  it.each([
    ['a process', 'credential_process = tool --x', 'run tool --x', 'of process'],
    ['the instance', `role_arn = ${ROLE}\ncredential_source = Ec2InstanceMetadata`, 'instance', `of ${ROLE}`],
    [
      'a token file',
      `role_arn = ${ROLE}\nweb_identity_token_file = /t`,
      `assume ${ROLE} by text of /t`,
      `of ${ROLE}`,
    ],
    ['nothing of its own: the instance', 'region = us-east-1', 'instance', 'of instance'],
  ])('%s', async (_, settings, call, who) => {
    const { calls } = await checkProfile({ config: `[profile p]\n${settings}\n` })
    expect(calls).toContain(call)
    expect(calls.at(-1)).toBe(`who is ${who}`)
  })
})

describe('cached role credentials cut the walk short', () => {
  const cached = (left: number) => ({
    Credentials: {
      AccessKeyId: 'cached',
      SecretAccessKey: 's',
      SessionToken: 't',
      Expiration: iso(NOW + left),
    },
  })
  const source = { ssoSession: 's', startUrl: '', region: '' }
  const roles = (left: number) =>
    memoryFolder({ [ssoRoleCacheName('111122223333', 'Dev', source)]: JSON.stringify(cached(left)) })

  it('even when the session is gone', async () => {
    const { calls, links } = await checkProfile({ config: SSO, name: 'sso', ports: { roles: roles(HOUR) } })
    expect(calls).toEqual(['who is cached'])
    expect(links).toContain('1 done from the cache')
  })

  it('but not with less than 15 minutes left, nor without a cache', async () => {
    for (const folder of [roles(14 * 60_000), null]) {
      const { calls } = await checkProfile({
        config: SSO,
        name: 'sso',
        ports: { roles: folder, tokens: token(HOUR) },
      })
      expect(calls[0]).toBe('role 111122223333/Dev by tok')
    }
  })

  it('a cache that cannot be written does no harm', async () => {
    const folder = {
      ...memoryFolder(),
      write: () => {
        throw new Error('read-only')
      },
    }
    const { result } = await checkProfile({
      config: SSO,
      name: 'sso',
      ports: { roles: folder, tokens: token(HOUR) },
    })
    expect(result.error).toBeNull()
  })
})

describe('the failed link', () => {
  const sts = (change: Partial<WalkPorts['sts']>) => ({ ...walkPorts().sts, ...change })

  it.each([
    ['no token', SSO, 'sso', {}, 3, 'signed-out', 'awsprof login sso'],
    ['an expired token', SSO, 'sso', { tokens: token(-1000) }, 3, 'token-expired', 'awsprof login sso'],
    [
      'a cycle',
      `[profile p]\nrole_arn = ${ROLE}\nsource_profile = q\n[profile q]\nrole_arn = ${ROLE}\nsource_profile = p\n`,
      'p',
      {},
      4,
      'cycle',
      null,
    ],
    [
      'a missing source',
      `[profile p]\nrole_arn = ${ROLE}\nsource_profile = gone\n`,
      'p',
      {},
      2,
      'missing-source-profile',
      null,
    ],
    [
      'a process that fails',
      '[profile p]\ncredential_process = x\n',
      'p',
      { runProcess: fails(new WalkError('process-failed', 'x failed.')) },
      1,
      'process-failed',
      null,
    ],
    [
      'a process that prints nonsense',
      '[profile p]\ncredential_process = x\n',
      'p',
      { runProcess: nonsense },
      1,
      'process-output',
      'run the command by hand and see what it prints',
    ],
  ] as const)('%s', async (_, config, name, ports, index, code, hint) => {
    const { result } = await checkProfile({ config, name, ports })
    expect(result).toMatchObject({ failedLink: index, identity: null, error: { code } })
    expect(result.error?.hint).toBe(hint)
    expect(result.error?.message).not.toContain('secret!')
  })

  it('is the role’s own if it cannot be assumed', async () => {
    const config = `[profile p]\nrole_arn = ${ROLE}\nsource_profile = base\n`
    const denied = new ServiceError('AccessDenied', 'User is not authorized to perform: sts:AssumeRole', {
      status: 403,
      requestId: 'r-1',
    })
    const { result } = await checkProfile({
      config,
      credentials: KEYS,
      ports: { sts: sts({ assumeRole: fails(denied) }) },
    })
    expect(result.failedLink).toBe(1)
    expect(result.error?.message).toMatch(/trust policy/)
    expect(result.error?.raw).toContain('r-1')
  })

  it('is the keys’ if STS rejects them', async () => {
    const unknown = new ServiceError('InvalidClientTokenId', 'no', { status: 403 })
    const { result } = await checkProfile({
      credentials: KEYS,
      name: 'base',
      ports: { sts: sts({ callerIdentity: fails(unknown) }) },
    })
    expect(result).toMatchObject({ failedLink: 1, error: { code: 'InvalidClientTokenId' } })
  })

  it('is the role’s if the account is not the one that the profile names', async () => {
    const config = `[profile p]\nrole_arn = ${ROLE.replace('111122223333', '999999999999')}\nsource_profile = base\n`
    const { result } = await checkProfile({ config, credentials: KEYS })
    expect(result).toMatchObject({ failedLink: 1, error: { code: 'wrong-account' } })
  })
})

describe('MFA', () => {
  const config = `[profile p]\nrole_arn = ${ROLE}\nsource_profile = base\nmfa_serial = arn:mfa\n`

  it('the user is asked for the code, which is sent along', async () => {
    const { calls } = await checkProfile({ config, credentials: KEYS })
    expect(calls.slice(0, 2)).toEqual(['code of arn:mfa', `assume ${ROLE} by AKIABASE with 123456`])
  })

  it('the check says so if there is nobody to ask', async () => {
    const mfaCode = async () => {
      throw new WalkError('mfa-required', 'A code is wanted.', 'awsprof check p')
    }
    const { result } = await checkProfile({ config, credentials: KEYS, ports: { mfaCode } })
    expect(result).toMatchObject({ failedLink: 1, error: { code: 'mfa-required', hint: 'awsprof check p' } })
  })

  it('another code is asked for if STS accepts each only once', async () => {
    let tries = 0
    const assumeRole: WalkPorts['sts']['assumeRole'] = async (args, source, signal) => {
      if (++tries === 1)
        throw new ServiceError(
          'AccessDenied',
          'MultiFactorAuthentication failed with invalid MFA one time pass code.',
          { status: 403 },
        )
      return walkPorts().sts.assumeRole(args, source, signal)
    }
    const { result, calls } = await checkProfile({
      config,
      credentials: KEYS,
      ports: { sts: { ...walkPorts().sts, assumeRole } },
    })
    expect(result.failedLink).not.toBe(1)
    expect(calls.filter((each) => each === 'code of arn:mfa')).toHaveLength(2)
  })
})

describe('a key with a character that none has is to blame, not the network', () => {
  it.each([
    [
      'a curly quote',
      'aws_access_key_id = “AKIABASE”\naws_secret_access_key = s\n',
      /access key ID contains U\+201C, a curly quote/,
    ],
    [
      'a blank without width',
      'aws_access_key_id = AKIABASE\naws_secret_access_key = s\u200b\n',
      /secret access key contains U\+200B/,
    ],
    [
      'an ellipsis',
      'aws_access_key_id = ASIA\naws_secret_access_key = s\naws_session_token = a…b\n',
      /session token contains U\+2026/,
    ],
    [
      'NUL',
      'aws_access_key_id = AKIABASE\naws_secret_access_key = a\0b\n',
      /secret access key contains U\+0000, NUL/,
    ],
  ])('%s', async (_, keys, message) => {
    const { calls, result } = await checkProfile({ credentials: `[base]\n${keys}`, name: 'base' })
    expect(calls).toEqual([])
    expect(result).toMatchObject({ failedLink: 1, error: { code: 'bad-value', hint: 'awsprof lint' } })
    expect(result.error?.message).toMatch(message)
  })

  it('in a source, before the role is asked for', async () => {
    const config = `[profile p]\nrole_arn = ${ROLE}\nsource_profile = base\n`
    const credentials = '[base]\naws_access_key_id = AKIA\naws_secret_access_key = s\u200b\n'
    const { calls, result } = await checkProfile({ config, credentials })
    expect([calls, result.failedLink, result.error?.code]).toEqual([[], 3, 'bad-value'])
  })
})

describe('a value at which the AWS CLI stops makes a check red, beside the identity', () => {
  const checked = async (config: string, variables: Record<string, string> = {}) => {
    const { result } = await checkProfile({
      config: `[profile base]\n${config}`,
      credentials: KEYS,
      name: 'base',
      ports: { variables },
    })
    expect(result.identity?.arn).toBe('arn of AKIABASE')
    return result.error
  }

  it.each([
    [
      'retry_mode = legacy\n',
      {},
      /^retry_mode must be one of standard, adaptive: until then every aws command fails/,
    ],
    ['output =\n', {}, /^output is empty, so every aws command fails/],
    ['output =\n  a = b\n', {}, /^output takes a plain value/],
    ['s3 =\nmax_queue_size = 1\n', {}, /^s3 must be a block/],
    [
      'retry_mode = standard\n',
      { AWS_RETRY_MODE: 'legacy' },
      /^AWS_RETRY_MODE must be one of standard, adaptive/,
    ],
    ['', { AWS_CA_BUNDLE: '' }, /^AWS_CA_BUNDLE is empty/],
  ])('%j with %j', async (config, variables, message) => {
    expect(await checked(config, variables)).toMatchObject({
      code: 'bad-value',
      message: expect.stringMatching(message),
    })
  })

  it.each([
    ['retry_mode = legacy\n', { AWS_RETRY_MODE: 'standard' }],
    ['output =\n  a = b\n', { AWS_DEFAULT_OUTPUT: 'json' }],
    ['region =\n  a = b\n', { AWS_REGION: 'us-east-1' }],
    ['s3 = x\napi_versions = y\n', {}],
    ['sdk_ua_app_id =\ncli_pager =\nuse_fips_endpoint = untrue\n', {}],
    ['metadata_service_timeout = -1\n', {}],
    ['credential_source = anywhere\n', {}],
  ])('but not %j with %j', async (config, variables) => {
    expect(await checked(config, variables)).toBeNull()
  })
})
