import { describe, expect, it } from 'vitest'
import { type Files, readFiles } from '../../support/files/read-files.ts'

const KEYS = 'aws_access_key_id = AKIAEXAMPLE7\naws_secret_access_key = s\n'
const ROLE = 'role_arn = arn:aws:iam::111122223333:role/Admin\n'
const LEGACY =
  'sso_account_id = 111122223333\nsso_role_name = R\nsso_start_url = https://x.awsapps.com/start\nsso_region = eu-west-1\n'
const profileA = (lines: string): Files => ({ config: `[profile a]\n${lines}` })

/** `line sentence` of each line of the config file that the tools read differently. */
function told(files: Files): string[] {
  return readFiles(files)
    .problems.filter((each) => each.code === 'tools-disagree')
    .map(({ file, line, message }) => `${file}:${line} ${message}`)
}

const OTHERWISE =
  'The AWS CLI and the SDK for JavaScript read this line differently: write it as key = value, without unusual characters or indentation.'
const NOTE =
  'The AWS CLI reads the comment on this line as part of the value, the SDKs do not: move it to its own line.'
const EMPTY = (key: string) =>
  `The AWS CLI reads ${key} as empty, the SDK for JavaScript as not set: give it a value or remove it.`
const SEVERAL = (key: string) =>
  `The AWS CLI reads the next lines as part of the value, the SDK for JavaScript does not: put ${key} on one line.`
const INDENTED =
  'The line is indented, which the SDKs for Rust, Java and Kotlin reject: start settings in the first column.'

describe('lines that the tools read differently', () => {
  it.each<[what: string, lines: string, told: string[]]>([
    [
      'a colon',
      'region : eu-west-1\n',
      ['config:2 The AWS CLI reads the colon as a separator, the SDKs do not: write region = …'],
    ],
    [
      'upper case',
      'Region = eu-west-1\n',
      [
        'config:2 The AWS CLI reads Region as region, the SDK for JavaScript does not: write it in lower case.',
      ],
    ],
    [
      'another character in a key',
      'my key = 1\n',
      [
        'config:2 The AWS CLI reads the key my key, the SDKs for Rust, Java and Kotlin ignore it: use only letters, digits, _ and - in keys.',
      ],
    ],
    ['a note', 'region = eu-west-1 # home\n', [`config:2 ${NOTE}`]],
    ['a note in a block', 's3 =\n  max_queue_size = 1 # few\n', [`config:3 ${NOTE}`]],
    [
      'quotes',
      'region = "eu-west-1"\n',
      [
        'config:2 The AWS CLI reads the quotes as part of the value, the SDK for Go strips them: remove them.',
      ],
    ],
    ['an empty value of a key that nobody knows', 'mine =\n', [`config:2 ${EMPTY('mine')}`]],
    ['an empty value', 'region =\n', [`config:2 ${EMPTY('region')}`]],
    ['an empty value in a block', 's3 =\n  use_arn_region =\n', [`config:3 ${EMPTY('s3.use_arn_region')}`]],
    ['a value of several lines', 'region = eu-west-1\n  x = 1\n', [`config:2 ${SEVERAL('region')}`]],
    [
      'a value of several lines that look like settings',
      'region = eu-west-1\noutput = json\n  x = 1\n',
      [`config:3 ${SEVERAL('output')}`],
    ],
    ['the first of indented lines', '  region = eu-west-1\n  output = json\n', [`config:2 ${INDENTED}`]],
    [
      'an indented comment in a block',
      's3 =\n  # few\n  max_queue_size = 1\n',
      [
        'config:2 The block contains an indented comment, which the SDKs for Rust and Java reject: start comments in the first column.',
      ],
    ],
    ['a mark that only the SDKs take for a blank', 'region = eu-west-1\ufeff\n', [`config:2 ${OTHERWISE}`]],
    ['such a mark behind what the SDKs do not use', 'cli_pager = less\ufeff\n', [`config:2 ${OTHERWISE}`]],
    [
      'a blank that only the AWS CLI takes for one',
      'region = eu-west-1\ncli_pager = \u001f\n',
      [`config:3 ${OTHERWISE}`],
    ],
    [
      'what stands below an indented header',
      'region = eu-west-1\n  [x]\noutput = json\ncli_pager = less\n',
      [`config:2 ${SEVERAL('region')}`, `config:4 ${OTHERWISE}`, `config:5 ${OTHERWISE}`],
    ],
    [
      'a value that a line further down replaces for the SDKs',
      'output = json\nregion = eu-west-1\n  output = text\n',
      [`config:2 ${OTHERWISE}`, `config:3 ${SEVERAL('region')}`],
    ],
    [
      'lines that go into the block of an empty value',
      '  output =\n  region = eu-west-1\n',
      [`config:2 ${INDENTED}`, `config:3 ${OTHERWISE}`],
    ],
  ])('%s', (_, lines, sentences) => {
    expect(told(profileA(lines))).toEqual(sentences)
  })

  it.each([
    ['an empty value that only the AWS CLI reads', 'region = eu-west-1\ncli_pager =\n'],
    ['a command in quotes', 'credential_process = "/opt/my tool"\n'],
    ['quotes inside of a value', 'credential_process = tool "a b"\n'],
    ['comments of their own', '# a\n; b\nregion = eu-west-1\n'],
    ['a block', 's3 =\n  max_queue_size = 1\n'],
    ['a comment below a block', 's3 =\n  max_queue_size = 1\n# a = 1\n'],
    ['a block whose key stands there twice', 's3 =\n  max_queue_size = 1\n  max_queue_size = 2\n'],
  ])('but not %s', (_, lines) => {
    expect(told(profileA(lines))).toEqual([])
  })

  it('an indented comment in another section is none of a block', () => {
    expect(
      told({ config: '[profile a]\ns3 =\n  max_queue_size = 1\n[profile b]\n  # x\nregion = eu-west-1\n' }),
    ).toEqual([])
  })
})

it('a session without settings for the AWS CLI may have one for the SDKs', () => {
  expect(told({ config: '[sso-session s]\n# x\n\u001f = 1\n' })).toEqual([`config:3 ${OTHERWISE}`])
})

describe('a block that stands in both files', () => {
  const block = 's3 =\n  max_queue_size = 1\n'

  it.each([
    ['is told where it loses', `[profile a]\nregion = eu-west-1\n${block}`, `[a]\n${block}`],
    ['is told beside a plain value that wins', `[profile a]\nregion = eu-west-1\n${block}`, '[a]\ns3 = x\n'],
    ['is told beside a plain value that loses', '[profile a]\nregion = eu-west-1\ns3 = x\n', `[a]\n${block}`],
  ])('%s', (_, config, credentials) => {
    expect(told({ config, credentials })).toEqual([
      'config:3 The AWS CLI replaces this s3 block with that of the credentials file, the SDKs merge the two: keep one.',
    ])
  })

  it.each([
    ['another setting of the credentials file', `[profile a]\n${block}region = eu-west-1\n`, `[a]\n${KEYS}`],
    ['a plain value of both files', '[profile a]\nregion = eu-west-1\n', '[a]\nregion = eu-west-2\n'],
  ])('but not %s', (_, config, credentials) => {
    expect(told({ config, credentials })).toEqual([])
  })
})

describe('credentials that the tools take from different settings', () => {
  const order = (cli: string, sdk: string) =>
    `config:1 The AWS CLI gets this profile's credentials from ${cli}, the SDK for JavaScript from ${sdk}: keep only the settings that you need.`

  it.each<[what: string, lines: string, told: string[]]>([
    [
      'a process and keys of the config file',
      `credential_process = tool\n${KEYS}`,
      [order('credential_process', 'the access keys')],
    ],
    [
      'a login session and a process',
      'login_session = arn:aws:iam::111122223333:user/me\ncredential_process = tool\n',
      [order('login_session', 'credential_process')],
    ],
    ['IAM Identity Center and keys', `${LEGACY}${KEYS}`, [order('IAM Identity Center', 'the access keys')]],
    [
      'a web identity and keys',
      `${ROLE}web_identity_token_file = /t\n${KEYS}`,
      [order('the web identity token', 'the access keys')],
    ],
    [
      'a web identity and a source profile',
      `${ROLE}web_identity_token_file = /t\nsource_profile = b\n[profile b]\n${KEYS}`,
      [order('the web identity token', 'the role and its source')],
    ],
    [
      'a region of IAM Identity Center alone',
      'sso_region = eu-west-1\n',
      [order('nowhere', 'IAM Identity Center')],
    ],
  ])('%s', (_, lines, sentences) => {
    expect(told(profileA(lines))).toEqual(sentences)
  })

  it.each([
    ['a web identity', `${ROLE}web_identity_token_file = /t\n`],
    ['a web identity before a process', `${ROLE}web_identity_token_file = /t\ncredential_process = tool\n`],
    ['IAM Identity Center', LEGACY],
    [
      'IAM Identity Center before a login session',
      `${LEGACY}login_session = arn:aws:iam::111122223333:user/me\n`,
    ],
    ['a source profile without a role', `source_profile = b\n${KEYS}`],
    [
      'a secret without its key id beside a process',
      'aws_secret_access_key = s\ncredential_process = tool\n',
    ],
    ['what is broken for the AWS CLI', `credential_process = "tool\n${KEYS}`],
  ])('but not %s', (_, lines) => {
    expect(told(profileA(lines))).toEqual([])
  })

  it.each([
    ['a token file without a name', `web_identity_token_file =\n${ROLE}credential_process = tool\n`, 1],
    ['settings of IAM Identity Center that are all empty', LEGACY.replace(/=.*/g, '='), 4],
  ])('nor %s: its empty values are told', (_, lines, count) => {
    const found = told(profileA(lines))
    expect(found.map((each) => /^\S+ The AWS CLI reads \S+ as empty/.test(each))).toEqual(
      Array(count).fill(true),
    )
  })
})
