import { describe, expect, it } from 'vitest'
import { loginCacheName } from '../../../src/session/cache/login-cache.ts'
import { assumeRoleCacheName, ssoRoleCacheName } from '../../../src/session/cache/role-cache.ts'
import { ServiceError } from '../../../src/session/service-error.ts'
import { ssoTokenFile } from '../../support/aws/cli-caches.ts'
import { type CheckInput, checkProfile, fails } from '../../support/session/check-profile.ts'
import { loginCache } from '../../support/session/login-cache.ts'
import { memoryFolder } from '../../support/session/memory-folder.ts'
import { LEGACY_PROFILE, SSO_PROFILE, START_URL } from '../../support/session/sso-profile.ts'
import { keysOf, walkPorts } from '../../support/session/walk-ports.ts'
import { HOUR, NOW } from '../../support/state/state.ts'

const ROLE = 'arn:aws:iam::111122223333:role/R'
const KEYS = '[base]\naws_access_key_id = AKIABASE\naws_secret_access_key = s\n'
const USER = 'arn:aws:iam::111122223333:user/me'
const ASSUMED = `[profile p]\nrole_arn = ${ROLE}\nsource_profile = base\n`
const WEB = `[profile p]\nrole_arn = ${ROLE}\nweb_identity_token_file = /t\nrole_session_name = me\n`
const iso = (at: number) => new Date(at).toISOString()
const token = (key: string) =>
  memoryFolder({ [ssoTokenFile(key)]: JSON.stringify({ accessToken: 'tok', expiresAt: iso(NOW + HOUR) }) })
const roleCached = (name: string) =>
  memoryFolder({
    [name]: JSON.stringify({
      Credentials: { AccessKeyId: 'cached', SecretAccessKey: 's', Expiration: iso(NOW + HOUR) },
    }),
  })
const login = memoryFolder({ [loginCacheName(USER)]: loginCache(HOUR) })
const from = (source: string) => `[profile p]\nrole_arn = ${ROLE}\ncredential_source = ${source}\n`

/** The calls of onLink, in order, and the keys that STS is asked about. */
const walks: [what: string, asked: CheckInput, links: string, who: string][] = [
  ['keys', { credentials: KEYS.replace('base', 'p') }, '0> 1> 1. 0.', 'AKIABASE'],
  ['a role', { config: ASSUMED, credentials: KEYS }, '0> 1> 2> 3> 3. 2. 1. 0.', `of ${ROLE}`],
  [
    'a cached role, whose source is not asked',
    {
      config: ASSUMED,
      credentials: KEYS,
      ports: { roles: roleCached(assumeRoleCacheName({ RoleArn: ROLE })) },
    },
    '0> 1> 1. from the cache 0.',
    'cached',
  ],
  ['a session', { config: SSO_PROFILE, ports: { tokens: token('s') } }, '0> 1> 2> 3> 3. 2. 1. 0.', 'of Dev'],
  [
    'a legacy session',
    { config: LEGACY_PROFILE, ports: { tokens: token(START_URL) } },
    '0> 1> 2> 2. 1. 0.',
    'of Dev',
  ],
  [
    'a cached role of a legacy session',
    {
      config: LEGACY_PROFILE,
      ports: {
        roles: roleCached(
          ssoRoleCacheName('111122223333', 'Dev', { ssoSession: null, startUrl: START_URL, region: '' }),
        ),
      },
    },
    '0> 1> 1. from the cache 0.',
    'cached',
  ],
  ['a process', { config: '[profile p]\ncredential_process = x\n' }, '0> 1> 1. 0.', 'of process'],
  [
    'aws login',
    { config: `[profile p]\nlogin_session = ${USER}\n`, ports: { logins: login } },
    '0> 1> 1. 0.',
    'ASIAOLD',
  ],
  ['a web identity', { config: WEB }, '0> 1> 2> 2. 1. 0.', `of ${ROLE}`],
  [
    'a cached web identity, whose token is not read',
    {
      config: WEB,
      ports: {
        roles: roleCached(assumeRoleCacheName({ RoleArn: ROLE, RoleSessionName: 'me' })),
        readFile: fails(new Error('must not be read')),
      },
    },
    '0> 1> 1. from the cache 0.',
    'cached',
  ],
  ['the instance', { config: from('Ec2InstanceMetadata') }, '0> 1> 2> 2. 1. 0.', `of ${ROLE}`],
  [
    'the container',
    { config: from('EcsContainer'), ports: { container: async () => keysOf('of container') } },
    '0> 1> 2> 2. 1. 0.',
    `of ${ROLE}`,
  ],
  [
    'the environment',
    { config: from('Environment'), ports: { environmentKeys: () => keysOf('of environment', null) } },
    '0> 1> 2> 2. 1. 0.',
    `of ${ROLE}`,
  ],
  [
    'no credentials, in a container',
    { config: '[profile p]\n', ports: { container: async () => keysOf('of container') } },
    '0> 0> 0. from the container 0.',
    'of container',
  ],
  [
    'no credentials, on an instance',
    { config: '[profile p]\n' },
    '0> 0> 0. from the instance 0.',
    'of instance',
  ],
]

const shortly = (links: readonly string[]) =>
  links.map((each) => each.replace(' running', '>').replace(' done', '.')).join(' ')

describe('each link is reported as it is started and done', () => {
  it.each(walks)('%s', async (_, asked, links, who) => {
    const told = await checkProfile(asked)
    expect(told.result.error).toBeNull()
    expect(shortly(told.links)).toBe(links)
    expect(told.calls.at(-1)).toBe(`who is ${who}`)
  })

  it('without a cache, nothing is looked up', async () => {
    for (const config of [ASSUMED, WEB]) {
      const { links } = await checkProfile({ config, credentials: KEYS, ports: { roles: null } })
      expect(links.join()).not.toContain('cache')
    }
  })

  it('an error of an inner link is not reported for outer ones', async () => {
    const { links, result } = await checkProfile({ config: SSO_PROFILE })
    expect(shortly(links)).toBe('0> 1> 2> 3>')
    expect(result.failedLink).toBe(3)
  })
})

describe('sources of credentials', () => {
  it.each([
    ['Environment', {}, 'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not both set in the environment.'],
    ['EcsContainer', {}, /^This is not a container: neither AWS_CONTAINER_CREDENTIALS_RELATIVE_URI nor/],
    [
      'Ec2InstanceMetadata',
      { instance: fails(new ServiceError('timeout', 'No answer', { status: null })) },
      'No answer.',
    ],
  ])('%s without credentials is the failed link', async (source, ports, message) => {
    const { result } = await checkProfile({ config: from(source), ports })
    expect(result).toMatchObject({ failedLink: 2, error: { message: expect.stringMatching(message) } })
  })

  it('each source provides its own keys for the role', async () => {
    const ports = {
      environmentKeys: () => keysOf('of environment'),
      container: async () => keysOf('of container'),
    }
    const byOf = async (source: string) => (await checkProfile({ config: from(source), ports })).calls.at(-2)
    expect(await byOf('Environment')).toBe(`assume ${ROLE} by of environment`)
    expect(await byOf('EcsContainer')).toBe(`assume ${ROLE} by of container`)
    expect(await byOf('Ec2InstanceMetadata')).toBe(`assume ${ROLE} by of instance`)
  })

  it('a token file that cannot be read is the failed link, and the role is not assumed', async () => {
    const { result, calls } = await checkProfile({
      config: WEB,
      ports: { readFile: fails(new Error('no such file')) },
    })
    expect(result).toMatchObject({ failedLink: 2, error: { code: 'unreachable' } })
    expect(calls).toEqual([])
  })

  it('a web identity is sent with its session name if one is set, and cached under both', async () => {
    const asked: object[] = []
    const sts = {
      ...walkPorts().sts,
      assumeRoleWithWebIdentity: async (args: object) => {
        asked.push(args)
        return { credentials: keysOf('web'), assumedRoleId: 'AROA:s', arn: ROLE }
      },
    }
    const { ports } = await checkProfile({ config: WEB, ports: { sts } })
    await checkProfile({ config: WEB.replace(/role_session_name.*\n/, ''), ports: { sts } })
    expect(asked).toEqual([
      { RoleArn: ROLE, RoleSessionName: 'me', WebIdentityToken: 'text of /t' },
      { RoleArn: ROLE, WebIdentityToken: 'text of /t' },
    ])
    expect(ports.roles?.read(assumeRoleCacheName({ RoleArn: ROLE, RoleSessionName: 'me' }))).toBeDefined()
  })

  it.each([
    ['aws_session_token = new', 'new'],
    ['aws_security_token = old', 'old'],
    ['aws_session_token = new\naws_security_token = old', 'old'], // botocore asks for the old name first
    ['', null],
    ['aws_session_token =', null],
  ])('keys are sent with their token: %s', async (line, sessionToken) => {
    const seen: object[] = []
    const callerIdentity = async (credentials: object) => {
      seen.push(credentials)
      return { account: '111122223333', arn: 'arn', userId: 'U' }
    }
    const sts = { ...walkPorts().sts, callerIdentity }
    await checkProfile({ credentials: `${KEYS}${line}\n`, name: 'base', ports: { sts } })
    expect(seen).toEqual([{ accessKeyId: 'AKIABASE', secretAccessKey: 's', sessionToken, expiresAt: null }])
  })
})

describe('a cancelled check', () => {
  it.each([
    ['while a role is assumed', 'assumeRole'],
    ['while STS is asked who it is', 'callerIdentity'],
  ] as const)('%s rejects with the reason and has no result', async (_, call) => {
    const controller = new AbortController()
    const aborts = async () => {
      controller.abort(new Error('called off'))
      throw new ServiceError('timeout', 'aborted', { status: null })
    }
    const sts = { ...walkPorts().sts, [call]: aborts }
    await expect(
      checkProfile({ config: ASSUMED, credentials: KEYS, ports: { sts }, signal: controller.signal }),
    ).rejects.toThrow('aborted')
  })
})

describe('MFA', () => {
  const config = `${ASSUMED}mfa_serial = arn:mfa\n`
  const wrongCode = 'MultiFactorAuthentication failed with invalid MFA one time pass code.'

  it.each([
    ['a role that is denied', new ServiceError('AccessDenied', 'not authorized', { status: 403 })],
    ['an error that no service sent', new Error(wrongCode)],
  ])('%s is no reason to ask for another code', async (_, error) => {
    const { calls, result } = await checkProfile({
      config,
      credentials: KEYS,
      ports: { sts: { ...walkPorts().sts, assumeRole: fails(error) } },
    })
    expect(calls).toEqual(['code of arn:mfa'])
    expect(result.failedLink).toBe(1)
  })

  it('a second wrong code fails at the role’s link', async () => {
    const denied = new ServiceError('AccessDenied', wrongCode, { status: 403 })
    const { calls, result } = await checkProfile({
      config,
      credentials: KEYS,
      ports: { sts: { ...walkPorts().sts, assumeRole: fails(denied) } },
    })
    expect(calls).toEqual(['code of arn:mfa', 'code of arn:mfa'])
    expect(result.error?.hint).toBe('try the next code')
  })

  it('no code is sent if the profile names no device', async () => {
    const sent: object[] = []
    const assumeRole = async (args: object) => {
      sent.push(args)
      return { credentials: keysOf('role'), assumedRoleId: 'AROA:s', arn: ROLE }
    }
    await checkProfile({
      config: ASSUMED,
      credentials: KEYS,
      ports: { sts: { ...walkPorts().sts, assumeRole } },
    })
    expect(sent).toEqual([{ RoleArn: ROLE }])
  })

  it('the hint for a denied role mentions MFA only if no device is set', async () => {
    const denied = new ServiceError('AccessDenied', 'not authorized to perform: sts:AssumeRole', {
      status: 403,
    })
    const said = async (settings: string) => {
      const sts = { ...walkPorts().sts, assumeRole: fails(denied) }
      return (await checkProfile({ config: settings, credentials: KEYS, ports: { sts } })).result.error
        ?.message
    }
    expect(await said(ASSUMED)).toContain('mfa_serial is not set')
    expect(await said(config)).not.toContain('mfa_serial')
  })

  it.each([
    ['the one that asks for a code is denied', 'mfa_serial = arn:mfa', '', false],
    ['the one outside of it asks for a code', '', 'mfa_serial = arn:mfa', true],
  ])('of two roles, %s', async (_, ofInner, ofOuter, isMissing) => {
    const roleOf = (name: string, source: string, more: string) =>
      `[profile ${name}]\nrole_arn = ${ROLE}-${name}\nsource_profile = ${source}\n${more}\n`
    const { result } = await checkProfile({
      config: roleOf('p', 'mid', ofOuter) + roleOf('mid', 'base', ofInner),
      credentials: KEYS,
      ports: {
        sts: {
          ...walkPorts().sts,
          assumeRole: fails(new ServiceError('AccessDenied', 'sts:AssumeRole', { status: 403 })),
        },
      },
    })
    expect(result.failedLink).toBe(3)
    expect(result.error?.message.includes('mfa_serial is not set')).toBe(isMissing)
  })
})

it('the duration of a check is in ms', async () => {
  let now = NOW
  const clock = { now: () => now, sleep: async () => {} }
  const instance = async () => {
    now += 182
    return keysOf('of instance')
  }
  const { result } = await checkProfile({ config: '[profile p]\n', ports: { clock, instance } })
  expect(result).toMatchObject({ ms: 182, at: NOW + 182 })
})

it('a wrong account is also attributed to a role of IAM Identity Center', async () => {
  const { result } = await checkProfile({
    config: SSO_PROFILE.replace('111122223333', '999999999999'),
    ports: { tokens: token('s') },
  })
  expect(result).toMatchObject({ failedLink: 1, error: { code: 'wrong-account' } })
})
