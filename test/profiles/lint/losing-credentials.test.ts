import { describe, expect, it } from 'vitest'
import { type Files, readFiles } from '../../support/files/read-files.ts'

const KEYS = 'aws_access_key_id = ASIAEXAMPLE7\naws_secret_access_key = s\naws_session_token = t\n'
const ROLE = 'role_arn = arn:aws:iam::111122223333:role/Admin\n'
const LOGIN = 'login_session = arn:aws:iam::111122223333:user/me\n'
const SSO =
  'sso_start_url = https://x.awsapps.com/start\nsso_region = eu-west-1\nsso_account_id = 111122223333\nsso_role_name = R\n'

function told(files: Files): string[] {
  return readFiles(files)
    .problems.filter(({ code }) => code === 'shadowed-setting')
    .map(({ file, line, message }) => `${file}:${line} ${message}`)
}

describe('credentials that lose to others of the profile, in every tool', () => {
  it.each<[string, Files, RegExp[]]>([
    [
      'a process to keys of the credentials file',
      { config: '[profile a]\ncredential_process = tool\n', credentials: `[a]\n${KEYS}` },
      [
        /^config:2 credential_process is not used, because the access keys \(credentials line 2\) come first: remove/,
      ],
    ],
    [
      'a process to a role',
      {
        config: `[profile a]\n${ROLE}source_profile = b\ncredential_process = tool\n`,
        credentials: `[b]\n${KEYS}`,
      },
      [
        /^config:4 credential_process is not used, because the role and its source \(config line 2\) come first/,
      ],
    ],
    [
      'keys to a role',
      { config: `[profile a]\n${ROLE}source_profile = b\n`, credentials: `[a]\n${KEYS}[b]\n${KEYS}` },
      [/^credentials:2 aws_access_key_id is not used/],
    ],
    [
      'a login session to IAM Identity Center',
      { config: `[profile a]\n${SSO}${LOGIN}` },
      [/^config:6 login_session is not used/],
    ],
    [
      'a login session to keys',
      { config: `[profile a]\n${LOGIN}`, credentials: `[a]\n${KEYS}` },
      [/^config:2 login_session is not used/],
    ],
  ])('%s', (_, files, expected) => {
    expect(told(files)).toEqual(expected.map((each) => expect.stringMatching(each)))
  })

  it.each<[string, Files]>([
    ['one kind alone', { config: '[profile a]\ncredential_process = tool\n' }],
    [
      'keys that are the source of the role beside them',
      { config: `[profile a]\n${ROLE}source_profile = a\n`, credentials: `[a]\n${KEYS}` },
    ],
    [
      'keys that are the source of another profile',
      {
        config: `[profile a]\n${ROLE}source_profile = b\n[profile c]\n${ROLE}source_profile = a\n`,
        credentials: `[a]\n${KEYS}[b]\n${KEYS}`,
      },
    ],
    ['what another tool would use, which is told as such', { config: `[profile a]\n${SSO}${KEYS}` }],
  ])('not %s', (_, files) => {
    expect(told(files)).toEqual([])
  })
})
