import { describe, expect, it } from 'vitest'
import { valueProblem } from '../../src/profiles/check-value.ts'
import { REGIONS } from '../../src/profiles/regions.ts'
import {
  homeFile,
  isSecret,
  KNOWN_SETTINGS,
  knownSetting,
  mask,
  maskedKey,
} from '../../src/profiles/setting.ts'

const types = [
  'one-of',
  'integer',
  'text',
  'boolean',
  'region',
  'key',
  'arn',
  'role-arn',
  'mfa',
  'account-id',
  'role-name',
  'start-url',
  'endpoint',
  'url',
  'path',
  'literal-path',
  'size',
  'rate',
  'profile',
  'command',
  'session-name',
]

describe('the table of settings', () => {
  it('names every setting once for its kind of section', () => {
    const names = KNOWN_SETTINGS.map((each) => `${each.section} ${each.key}`)
    expect(new Set(names).size).toBe(names.length)
    expect(names.length).toBeGreaterThan(80)
  })

  it('has the shape that its type promises', () => {
    for (const { key, section, group, meaning, check, file, secret, cliOnly, ...more } of KNOWN_SETTINGS) {
      expect(key, key).toMatch(/^(<service>|[a-z0-9_]+)(\.[a-z0-9_]+)?$/)
      expect(['profile', 'sso-session', 'services'], key).toContain(section)
      expect([typeof group, typeof meaning], key).toEqual(['string', 'string'])
      expect(types, key).toContain(check.type)
      if (check.type === 'one-of') expect(check.values.length, key).toBeGreaterThan(0)
      expect([undefined, 'config', 'credentials'], key).toContain(file)
      for (const flag of [secret, cliOnly]) expect(['undefined', 'boolean'], key).toContain(typeof flag)
      expect(
        Object.keys(more).filter((each) => each !== 'default' && each !== 'note'),
        key,
      ).toEqual([])
    }
  })

  it('finds blocks of any service, and nothing among the words that every object has', () => {
    expect(knownSetting('services', 'dynamodb.endpoint_url')?.key).toBe('<service>.endpoint_url')
    expect(knownSetting('profile', 'constructor')).toBeUndefined()
    expect(knownSetting('sso-session', 'region')).toBeUndefined()
  })
})

it('secrets are known by the table, others by what they are called', () => {
  for (const key of [
    'aws_secret_access_key',
    'aws_session_token',
    'aws_access_key_id',
    'my_password',
    'x_secret',
    'api_key',
    'token',
  ]) {
    expect(isSecret(key), key).toBe(true)
  }
  for (const key of ['region', 'role_arn', 'sso_start_url', 'web_identity_token_file', 'mfa_serial']) {
    expect(isSecret(key), key).toBe(false)
  }
})

it('a masked secret shows its last four characters, as the AWS CLI shows them', () => {
  expect(isSecret('aws_session_token.foo')).toBe(true)
  expect(maskedKey('aws_session_token.IQoJSECRET')).toBe(`aws_session_token.${'*'.repeat(16)}CRET`)
  expect(maskedKey('aws_session_token IQoJSECRET')).toBe(`aws_session_token ${'*'.repeat(16)}CRET`)
  expect(isSecret('aws_session_token IQoJSECRET')).toBe(true)
  expect(maskedKey('s3.max_queue_size')).toBe('s3.max_queue_size')
  expect(mask('AKIAIOSFODNN7EXAMPLE')).toBe(`${'*'.repeat(16)}MPLE`)
  expect(mask('short')).toBe(`${'*'.repeat(16)}hort`)
  expect(mask('')).toBe('*'.repeat(16))
})

it('keys live in the credentials file, everything else in the config file', () => {
  expect(['aws_access_key_id', 'aws_secret_access_key', 'aws_session_token'].map(homeFile)).toEqual(
    Array(3).fill('credentials'),
  )
  expect(['region', 'role_arn', 'credential_process', 'unknown'].map(homeFile)).toEqual(
    Array(4).fill('config'),
  )
})

const long = (length: number) => 'x'.repeat(length)
const values: Record<string, { good: string[]; bad: string[] }> = {
  region: {
    good: ['eu-west-1', 'us-gov-west-1', 'cn-north-1', 'eu-north-9', 'aws-global'],
    bad: ['moon', 'eu-west', 'EU-WEST-1', 'eu-west-1 # x'],
  },
  role_arn: {
    good: ['arn:aws:iam::111122223333:role/x', 'arn:aws-cn:iam::111122223333:role/a/b'],
    bad: ['Admin', 'arn:aws:iam::1:x', `arn:aws:iam::111122223333:role/${long(2048)}`],
  },
  sso_account_id: { good: ['012345678901'], bad: ['12345678901', '0123456789012', '0123-4567-8901'] },
  duration_seconds: { good: ['900', '43200', '+3600'], bad: ['899', '43201', '1h', '3600.0'] },
  external_id: { good: ['ab', long(1224)], bad: ['a', long(1225)] },
  role_session_name: { good: ['me@x', 'a.b-c=d,e+f_g'], bad: ['a', 'a b', long(65)] },
  mfa_serial: { good: ['arn:aws:iam::111122223333:mfa/me', 'GAHT12345'], bad: ['GAHT'] },
  credential_source: { good: ['Environment', 'EcsContainer'], bad: ['environment', 'Ec2'] },
  output: { good: ['json', 'yaml-stream', 'off'], bad: ['xml'] },
  sso_start_url: {
    good: ['https://x.awsapps.com/start#/', 'https://x.awsapps.com/start', 'https://sso.example.com/'],
    bad: ['http://x.awsapps.com/start', 'x.awsapps.com', 'http://127.0.0.1:8080'],
  },
  endpoint_url: { good: ['http://localhost:4566', 'https://x'], bad: ['localhost:4566', 'ftp://x'] },
  use_fips_endpoint: { good: ['true', 'False'], bad: ['yes', '1'] },
  's3.multipart_threshold': { good: ['64MB', '1GiB', '8388608', '5 MB'], bad: ['big', '-1'] },
  's3.max_bandwidth': { good: ['50MB/s', '1000', '1Gb/s'], bad: ['fast'] },
  credential_process: { good: ['tool'], bad: [''] },
}
describe('a value', () => {
  for (const [key, { good, bad }] of Object.entries(values)) {
    const check = knownSetting('profile', key)?.check
    it(`of ${key} is accepted or refused in words`, () => {
      if (!check) throw new Error(`${key} is not in the table`)
      expect(good.filter((each) => valueProblem(check, each) !== null)).toEqual([])
      for (const each of bad) expect(valueProblem(check, each), each).toMatch(/^(must|can|\S+ is no) /)
    })
  }

  it('of region may be any that is in the table', () => {
    expect(REGIONS.length).toBeGreaterThan(30)
    expect(REGIONS.filter((each) => valueProblem({ type: 'region' }, each) !== null)).toEqual([])
  })

  it('of any check never makes it throw', () => {
    for (const { check } of KNOWN_SETTINGS)
      for (const text of ['', '\0', 'é', '%', '['.repeat(99)]) valueProblem(check, text)
  })
})
