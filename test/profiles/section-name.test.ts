import { describe, expect, it } from 'vitest'
import { configSectionName, credentialsSectionName, PORTABLE_NAME } from '../../src/profiles/section-name.ts'

const config: Record<string, [kind: string, name: string]> = {
  default: ['profile', 'default'],
  'profile default': ['profile', 'default'],
  'profile a': ['profile', 'a'],
  'profile  a ': ['profile', 'a'],
  'profile\ta': ['profile', 'a'],
  'profile "a b"': ['profile', 'a b'],
  "profile 'a b'": ['profile', 'a b'],
  'profile a\\ b': ['profile', 'a b'],
  'profile "a"b': ['profile', 'ab'],
  'profile "a\\"b"': ['profile', 'a"b'],
  'profile ""': ['profile', ''],
  'profile [a]': ['profile', '[a]'],
  'profile été': ['profile', 'été'],
  'profile a\u00a0b': ['profile', 'a\u00a0b'],
  'profiles a': ['profile', 'a'],
  'profile-x a': ['profile', 'a'],
  'profile sso-session': ['profile', 'sso-session'],
  'sso-session a': ['sso-session', 'a'],
  'sso-sessionx a': ['sso-session', 'a'],
  'services "a b"': ['services', 'a b'],
  DEFAULT: ['default-values', 'DEFAULT'],
  ...Object.fromEntries(
    [
      'a',
      'Default',
      'default ',
      ' default',
      ' profile a',
      'Profile a',
      'profile',
      'profile ',
      'profile a b',
      'profile a # b',
      'profile "a',
      'profile a\\',
      'profilea',
      'profile.a',
      'sso-session',
      'sso_session a',
      'service a',
      'plugins',
      '__proto__',
    ].map((header) => [header, ['other', header]]),
  ),
}
describe('a section of the config file', () => {
  for (const [header, [kind, name]] of Object.entries(config)) {
    it(`[${header}] is ${kind} ${JSON.stringify(name)}`, () => {
      expect(configSectionName(header)).toEqual({ kind, name })
    })
  }
})

describe('a section of the credentials file', () => {
  for (const header of ['default', 'a', 'profile a', 'sso-session a', ' a ', '"a"', 'constructor']) {
    it(`[${header}] is the profile of exactly this name`, () => {
      expect(credentialsSectionName(header)).toEqual({ kind: 'profile', name: header })
    })
  }
  it('[DEFAULT] is none', () => {
    expect(credentialsSectionName('DEFAULT').kind).toBe('default-values')
  })
})

it('names of the SDKs’ characters are portable, others are not', () => {
  for (const name of ['a', 'A-1_b/c.d%e@f:g+h']) expect(name).toMatch(PORTABLE_NAME)
  for (const name of ['', 'a b', 'é', 'a!', '"a"', 'a=b', '~']) expect(name).not.toMatch(PORTABLE_NAME)
})
