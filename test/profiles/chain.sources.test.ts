import { describe, expect, it } from 'vitest'
import { entryOf, readFiles } from '../support/files/read-files.ts'

const ROLE = (arn: string, source = 'b') => `role_arn = ${arn}\nsource_profile = ${source}\n`
const ARN = 'arn:aws:iam::111122223333:role/Admin'
const SESSION = '[sso-session s]\nsso_start_url = https://x.awsapps.com/start\nsso_region = eu-west-1\n'

const chainOf = (config: string) => entryOf(readFiles({ config }), 'a').chain
const shown = (config: string) =>
  chainOf(config).links.map(({ type, problem }) => `${type}${problem ? ` !${problem.code}` : ''}`)

describe('a source with half a key pair is taken by its keys, its role is not followed', () => {
  const rest = `[profile c]\naws_access_key_id = A\naws_secret_access_key = S\n`
  it.each([
    ['the key id', 'aws_access_key_id = A\n', ['source-profile', 'static-keys !partial-keys']],
    ['the secret', 'aws_secret_access_key = S\n', ['source-profile !source-has-no-credentials']],
  ])('%s alone', (_, half, links) => {
    const config = `[profile a]\n${ROLE(ARN)}[profile b]\n${half}${ROLE(ARN, 'c')}${rest}`
    expect(shown(config)).toEqual(['profile', 'assume-role', ...links])
  })
})

it.each([
  ['arn:aws:iam::1:r/xxx', 'assume-role'],
  ['arn:aws:iam::1:r/xx', 'assume-role !bad-value'],
])('an ARN has 20 characters or more: %s', (arn, link) => {
  const config = `[profile a]\n${ROLE(arn)}[profile b]\ncredential_process = tool\n`
  expect(shown(config)).toEqual(['profile', link, 'source-profile', 'process'])
})

it.each([
  ['nothing', 'region = eu-west-1\n'],
  ['keys', 'aws_access_key_id = A\naws_secret_access_key = S\n'],
  ['a process', 'credential_process = tool\n'],
  ['a login session', 'login_session = x\n'],
  ['a web identity', `role_arn = ${ARN}\nweb_identity_token_file = /t\n`],
  ['a credential source', `role_arn = ${ARN}\ncredential_source = Environment\n`],
  ['a session that gives but a token', `sso_session = s\n${SESSION}`],
])('no sign-in stands behind %s', (_, lines) => {
  expect(chainOf(`[profile a]\n${lines}`).token).toBeNull()
})

describe('a token in the other file is no part of the keys', () => {
  const keys = '[profile a]\naws_access_key_id = A\naws_secret_access_key = S\n'
  it.each([
    [
      'a token beside them',
      `${keys}aws_session_token = t\n`,
      '[a]\naws_session_token = u\n',
      'short-term-keys',
    ],
    ['none beside them', keys, '[a]\naws_session_token = u\n', 'long-term-keys'],
    [
      'none beside them, two there',
      keys,
      '[a]\naws_session_token = t\naws_session_token = u\n',
      'long-term-keys',
    ],
  ])('%s', (_, config, credentials, kind) => {
    expect(entryOf(readFiles({ config, credentials }), 'a').chain.kind).toBe(kind)
  })
})
