import { describe, expect, it } from 'vitest'
import { entryOf, type Files, readFiles } from '../support/files/read-files.ts'

const ROLE = 'role_arn = arn:aws:iam::111122223333:role/Admin'
const kindOf = (files: Files) => entryOf(readFiles(files), 'a').chain.kind

/** In the order in which the AWS CLI looks for them: each beats all that stand below. */
const ways: [kind: string, settings: string[]][] = [
  ['web-identity', ['web_identity_token_file = /t', ROLE]],
  ['assume-role', [ROLE, 'source_profile = b']],
  ['assume-role', [ROLE, 'credential_source = Environment']],
  ['sso-session', ['sso_session = s', 'sso_account_id = 111122223333', 'sso_role_name = R']],
  [
    'sso-legacy',
    ['sso_account_id = 111122223333', 'sso_role_name = R', 'sso_region = x', 'sso_start_url = y'],
  ],
  ['login-session', ['login_session = arn:aws:iam::111122223333:user/me']],
  ['process', ['credential_process = tool']],
  ['short-term-keys', ['aws_access_key_id = A', 'aws_secret_access_key = S', 'aws_session_token = T']],
  ['long-term-keys', ['aws_access_key_id = A', 'aws_secret_access_key = S']],
  ['none', ['region = eu-west-1', 'output = json']],
]

/** The settings of both ways as a profile; a key that both set stands once. */
function both(upper: readonly string[], lower: readonly string[]): string {
  const keys = upper.map((line) => line.split(' ')[0])
  const rest = lower.filter((line) => !keys.includes(line.split(' ')[0]))
  return `[profile a]\n${[...upper, ...rest].join('\n')}\n`
}

describe('a profile is of the first kind that the AWS CLI finds', () => {
  for (const [index, [kind, settings]] of ways.entries()) {
    it(`${kind}: ${settings[0]}`, () => {
      expect(kindOf({ config: both(settings, []) })).toBe(kind)
    })
    for (const [other, otherSettings] of ways.slice(index + 1)) {
      // Adding one half of another way may complete this one, as sso_session does.
      const isPartOf = kind === 'sso-legacy' || (kind === 'sso-session' && other === 'sso-legacy')
      if (isPartOf && other.startsWith('sso')) continue
      if (kind === 'long-term-keys' && other === 'short-term-keys') continue
      it(`${kind} (${settings.at(-1)}) beats ${other} (${otherSettings[0]})`, () => {
        expect(kindOf({ config: both(settings, otherSettings) })).toBe(kind)
      })
    }
  }
})

const cases: [rule: string, files: Files, kind: string][] = [
  [
    'keys in credentials beat credential_process',
    {
      config: '[profile a]\ncredential_process = x\n',
      credentials: '[a]\naws_access_key_id = A\naws_secret_access_key = S\n',
    },
    'long-term-keys',
  ],
  [
    'keys in credentials beat login_session',
    {
      config: '[profile a]\nlogin_session = x\n',
      credentials: '[a]\naws_access_key_id = A\naws_secret_access_key = S\n',
    },
    'long-term-keys',
  ],
  [
    'keys in credentials lose to sso',
    {
      config: '[profile a]\nsso_account_id = 1\n',
      credentials: '[a]\naws_access_key_id = A\naws_secret_access_key = S\n',
    },
    'sso-legacy',
  ],
  [
    'keys in config lose to credential_process, wherever it stands',
    {
      config: '[profile a]\naws_access_key_id = A\naws_secret_access_key = S\n',
      credentials: '[a]\ncredential_process = x\n',
    },
    'process',
  ],
  [
    'the session token must stand in the file of the keys',
    {
      config: '[profile a]\naws_session_token = T\n',
      credentials: '[a]\naws_access_key_id = A\naws_secret_access_key = S\n',
    },
    'long-term-keys',
  ],
  [
    'aws_security_token counts as session token',
    { credentials: '[a]\naws_access_key_id = A\naws_secret_access_key = S\naws_security_token = T\n' },
    'short-term-keys',
  ],
  [
    'an empty session token does not',
    { credentials: '[a]\naws_access_key_id = A\naws_secret_access_key = S\naws_session_token =\n' },
    'long-term-keys',
  ],
  ['a role without any source is a role all the same', { config: `[profile a]\n${ROLE}\n` }, 'assume-role'],
  ['an empty role_arn too', { config: '[profile a]\nrole_arn =\n' }, 'assume-role'],
  [
    'an empty web_identity_token_file is passed over, and the role with it',
    { config: `[profile a]\n${ROLE}\nweb_identity_token_file =\nsource_profile = b\n` },
    'none',
  ],
  ['either sso key makes an sso profile', { config: '[profile a]\nsso_role_name = R\n' }, 'sso-legacy'],
  [
    'sso_session alone gives a token but no credentials',
    { config: '[profile a]\nsso_session = s\n' },
    'none',
  ],
  [
    'sso_start_url and sso_region alone give nothing',
    { config: '[profile a]\nsso_start_url = x\nsso_region = y\n' },
    'none',
  ],
  ['an empty login_session counts', { config: '[profile a]\nlogin_session =\n' }, 'login-session'],
  ['source_profile without role_arn means nothing', { config: '[profile a]\nsource_profile = b\n' }, 'none'],
  [
    'credential_source without role_arn means nothing',
    { config: '[profile a]\ncredential_source = Environment\n' },
    'none',
  ],
  ['a lone secret is passed over', { config: '[profile a]\naws_secret_access_key = S\n' }, 'none'],
]
describe('special rules of the kinds', () => {
  for (const [rule, files, kind] of cases) {
    it(rule, () => {
      expect(kindOf(files)).toBe(kind)
    })
  }
})
