import fc from 'fast-check'

// Valid and broken source chains. Nothing in them runs a program or sends a request.

const names = ['a', 'b', 'c', 'd']
const values: Readonly<Record<string, readonly string[]>> = {
  role_arn: ['arn:aws:iam::111122223333:role/Admin'],
  source_profile: [...names, 'nope'],
  credential_source: ['Environment', 'environment'],
  web_identity_token_file: ['/nowhere', ''],
  sso_session: ['s', 't'],
  sso_account_id: ['111122223333'],
  sso_role_name: ['R'],
  sso_start_url: ['https://x.awsapps.com/start', 'https://y.awsapps.com/start'],
  sso_region: ['eu-west-1', 'eu-west-2'],
  aws_access_key_id: ['AKID'],
  aws_secret_access_key: ['S'],
  aws_session_token: ['T'],
  region: ['eu-west-1'],
  output: ['json', 'jsonn'],
}

const lines = (keys: readonly string[], maxLength: number) =>
  fc
    .uniqueArray(fc.constantFrom(...keys), { maxLength })
    .chain((chosen) =>
      fc.tuple(
        ...chosen.map((key) => fc.constantFrom(...(values[key] ?? [])).map((value) => `${key} = ${value}`)),
      ),
    )

const all = Object.keys(values)
const body = fc.oneof(
  lines(all, 4),
  lines(['source_profile', 'region'], 2).map((more) => [
    'role_arn = arn:aws:iam::111122223333:role/X',
    ...more,
  ]),
  lines(['sso_start_url', 'sso_region'], 2).map((more) => [
    'sso_session = s',
    'sso_account_id = 1',
    'sso_role_name = R',
    ...more,
  ]),
  fc.constant(['aws_access_key_id = AKID', 'aws_secret_access_key = S']),
)

const file = (header: (name: string) => string) =>
  fc
    .uniqueArray(fc.tuple(fc.constantFrom(...names), body), { selector: ([name]) => name, maxLength: 4 })
    .map((sections) =>
      sections.map(([name, settings]) => `${[header(name), ...settings].join('\n')}\n`).join(''),
    )

const session = fc
  .uniqueArray(fc.constantFrom('sso_start_url', 'sso_region'), { minLength: 1 })
  .map((keys) => `[sso-session s]\n${keys.map((key) => `${key} = ${values[key]?.[0]}\n`).join('')}`)

/** A config and a credentials file whose profiles use one another as their source. */
export const arbitraryChainFiles = fc.record({
  config: fc
    .tuple(
      file((name) => `[profile ${name}]`),
      fc.oneof(session, fc.constant('')),
    )
    .map((parts) => parts.join('')),
  credentials: fc.oneof(
    fc.constant(''),
    file((name) => `[${name}]`),
  ),
})
