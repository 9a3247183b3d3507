import { describe, expect, it } from 'vitest'
import { loginCacheName } from '../../../src/session/cache/login-cache.ts'
import { pythonJson } from '../../../src/session/cache/python-json.ts'
import {
  assumeRoleCacheName,
  roleCacheNames,
  ssoRoleCacheName,
} from '../../../src/session/cache/role-cache.ts'
import { sha1, tokenCacheName } from '../../../src/session/cache/token-cache.ts'
import type { AssumeRoleArguments } from '../../../src/session/ports.ts'
import known from '../../fixtures/cache-keys.json' with { type: 'json' }
import { makeState } from '../../support/state/state.ts'

type Args = Readonly<Record<string, string>>

const nameOf: Readonly<Record<string, (args: Args) => string>> = {
  assume_role: (args) => assumeRoleCacheName(args as unknown as AssumeRoleArguments),
  sso_role: ({ accountId, roleName, sessionName, startUrl }) =>
    ssoRoleCacheName(accountId!, roleName!, {
      ssoSession: sessionName ?? null,
      startUrl: startUrl ?? '',
      region: '',
    }),
  sso_token: ({ session, start_url }) =>
    tokenCacheName({ ssoSession: session ?? null, startUrl: start_url ?? '', region: '' }),
  sso_registration: (args) => `${sha1(pythonJson(args))}.json`,
  login: ({ login_session }) => loginCacheName(login_session!),
}

it('Python escapes everything but printable ASCII, including U+007F', () => {
  expect(pythonJson('a\u007fé~')).toBe('"a\\u007f\\u00e9~"')
})

describe('a cache file has the AWS CLI’s name', () => {
  it.each(known.cases)('$kind $args', ({ kind, args, key }) => {
    expect(nameOf[kind]!(args as unknown as Args)).toBe(`${key}.json`)
  })
})

describe('AssumeRole arguments from a profile’s settings', () => {
  const names = (config: string, profile: string) => {
    const { profileIndex } = makeState({ config })
    return roleCacheNames(profileIndex.profiles, profileIndex.entryOf(profile)!.chain)
  }
  const ROLE = 'arn:aws:iam::123456789012:role/Admin'
  const SOURCE = '[profile src]\naws_access_key_id = AKIA\naws_secret_access_key = s\n'
  const role = (rest: string) => `${SOURCE}[profile p]\nrole_arn = ${ROLE}\nsource_profile = src\n${rest}`

  it.each([
    ['', { RoleArn: ROLE }],
    ['external_id = ext-1', { RoleArn: ROLE, ExternalId: 'ext-1' }],
    ['duration_seconds = 900', { RoleArn: ROLE, DurationSeconds: 900 }],
    ['duration_seconds = soon', { RoleArn: ROLE }],
    ['duration_seconds = 900s', { RoleArn: ROLE }],
    ['duration_seconds = x900', { RoleArn: ROLE }],
    ['duration_seconds = 9.5', { RoleArn: ROLE }],
    ['duration_seconds = +900', { RoleArn: ROLE, DurationSeconds: 900 }],
    ['role_session_name = me', { RoleArn: ROLE, RoleSessionName: 'me' }],
    ['mfa_serial = arn:aws:iam::1:mfa/m', { RoleArn: ROLE, SerialNumber: 'arn:aws:iam::1:mfa/m' }],
    ['region = eu-west-1', { RoleArn: ROLE }],
  ])('%j', (rest, args) => {
    expect(names(role(rest), 'p')).toEqual([assumeRoleCacheName(args)])
  })

  it('a role of IAM Identity Center keeps its path in the name', () => {
    const config =
      '[profile p]\nsso_account_id = 1\nsso_role_name = some/path/R\nsso_start_url = u\nsso_region = r\n'
    const source = { ssoSession: null, startUrl: 'u', region: 'r' }
    expect(names(config, 'p')).toEqual([ssoRoleCacheName('1', 'some/path/R', source)])
  })

  it('a web identity passes only role and session name', () => {
    const config = `[profile p]\nrole_arn = ${ROLE}\nweb_identity_token_file = /t\nexternal_id = e\nrole_session_name = me\n`
    expect(names(config, 'p')).toEqual([assumeRoleCacheName({ RoleArn: ROLE, RoleSessionName: 'me' })])
  })

  it('a role behind an sso-session has a file for each step', () => {
    const config = `[profile p]\nrole_arn = ${ROLE}\nsource_profile = q\n[profile q]\nsso_session = my-sso\nsso_account_id = 111122223333\nsso_role_name = ReadOnly\n[sso-session my-sso]\nsso_start_url = https://x.awsapps.com/start\nsso_region = us-east-1\n`
    expect(names(config, 'p')).toEqual([
      assumeRoleCacheName({ RoleArn: ROLE }),
      '0521d1f6a6c4e68f9e18540309367cc3cccb6305.json',
    ])
  })
})
