import { expect, it } from 'vitest'
import { pastedCredentials } from '../../src/profiles/pasted-credentials.ts'

it.each<[string, string, [string, string][], string | null]>([
  [
    'export lines',
    'export AWS_ACCESS_KEY_ID="AKIA"\nexport AWS_SECRET_ACCESS_KEY=s\nexport AWS_REGION=eu-west-1\n',
    [
      ['aws_access_key_id', 'AKIA'],
      ['aws_secret_access_key', 's'],
      ['region', 'eu-west-1'],
    ],
    null,
  ],
  [
    'one line for all, as a POSIX shell takes it',
    'export AWS_ACCESS_KEY_ID=AKIA AWS_SECRET_ACCESS_KEY="s" AWS_REGION=eu-west-1',
    [
      ['aws_access_key_id', 'AKIA'],
      ['aws_secret_access_key', 's'],
      ['region', 'eu-west-1'],
    ],
    null,
  ],
  [
    'lines for Nushell',
    '$env.AWS_ACCESS_KEY_ID = "AKIA"\n$env.AWS_SECRET_ACCESS_KEY = "s"\nhide-env --ignore-errors AWS_SESSION_TOKEN\n',
    [
      ['aws_access_key_id', 'AKIA'],
      ['aws_secret_access_key', 's'],
    ],
    null,
  ],
  [
    'a section of the credentials file',
    '[111122223333_Admin]\naws_access_key_id = AKIA\naws_session_token = t==\n',
    [
      ['aws_access_key_id', 'AKIA'],
      ['aws_session_token', 't=='],
    ],
    '111122223333_Admin',
  ],
  [
    'JSON',
    '{"Credentials": {"AccessKeyId": "AKIA", "SecretAccessKey": "s", "Expiration": "2030"}}',
    [
      ['aws_access_key_id', 'AKIA'],
      ['aws_secret_access_key', 's'],
    ],
    null,
  ],
  [
    'words that every object has are none of ours',
    'constructor = x\nset __proto__ y\ntoString z\naws_access_key_id = AKIA\n',
    [['aws_access_key_id', 'AKIA']],
    null,
  ],
])('credentials are found in %s', (_, text, settings, name) => {
  expect(pastedCredentials(text)).toEqual({ settings, name })
})

it.each(['', 'region = eu-west-1', 'constructor = x'])('and none in %j', (text) => {
  expect(pastedCredentials(text)).toBeNull()
})
