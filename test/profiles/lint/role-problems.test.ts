import { describe, expect, it } from 'vitest'
import { type Files, readFiles } from '../../support/files/read-files.ts'

const ROLE = 'arn:aws:iam::111122223333:role/Admin'
const OTHER = 'arn:aws:iam::444455556666:role/Other'
const SSO =
  'sso_start_url = https://x.awsapps.com/start\nsso_region = eu-west-1\nsso_account_id = 111122223333\nsso_role_name = R\n'
const KEYS = '[base]\naws_access_key_id = ASIAEXAMPLE7\naws_secret_access_key = s\naws_session_token = t\n'

function told({ config, credentials = KEYS }: Files): string[] {
  return readFiles({ config, credentials })
    .problems.filter(({ code }) => code !== 'no-region')
    .map(({ file, line, code, message }) => `${file}:${line} ${code}: ${message}`)
}

describe('settings of a role that is not there', () => {
  it.each([
    ['source_profile', 'source_profile = base', /nothing is inherited from that profile/],
    ['mfa_serial', 'mfa_serial = arn:aws:iam::111122223333:mfa/me', /has no effect without role_arn/],
    ['duration_seconds', 'duration_seconds = 43200', /has no effect without role_arn/],
    ['external_id', 'external_id = abc', /has no effect without role_arn/],
    ['role_session_name', 'role_session_name = me', /has no effect without role_arn/],
  ])('%s', (key, line, sentence) => {
    const [only, ...more] = told({ config: `[profile a]\nregion = eu-west-1\n${line}\n` })
    expect(more).toEqual([])
    expect(only).toMatch(/^config:3 unknown-setting: /)
    expect(only).toContain(key)
    expect(only).toMatch(sentence)
  })

  it('are fine beside one', () => {
    const config = `[profile a]\nrole_arn = ${ROLE}\nsource_profile = base\nmfa_serial = arn:aws:iam::111122223333:mfa/me\nexternal_id = abc\nduration_seconds = 43200\nrole_session_name = me\n`
    expect(told({ config })).toEqual([])
  })
})

describe('a role for more than an hour', () => {
  const role = (source: string, more = '') =>
    `[profile a]\nrole_arn = ${ROLE}\nduration_seconds = 7200\n${source}\n${more}`

  it.each([
    [
      'of another role',
      role('source_profile = b', `[profile b]\nrole_arn = ${OTHER}\nsource_profile = base\n`),
      /the source is a role itself/,
    ],
    [
      'of IAM Identity Center',
      role('source_profile = b', `[profile b]\n${SSO}`),
      /a role of IAM Identity Center/,
    ],
    ['of an instance', role('credential_source = Ec2InstanceMetadata'), /a machine or container/],
  ])('%s is told', (_, config, sentence) => {
    expect(told({ config })).toEqual([expect.stringMatching(sentence)])
    expect(told({ config })[0]).toMatch(/^config:3 bad-value: duration_seconds can be at most 3600/)
  })

  it.each([
    ['of keys', role('source_profile = base')],
    ['of the environment', role('credential_source = Environment')],
    ['of a process', role('source_profile = b', '[profile b]\ncredential_process = tool\n')],
    ['with a web identity', role('web_identity_token_file = /t')],
    [
      'of another role, but for an hour',
      role('source_profile = b', `[profile b]\nrole_arn = ${OTHER}\nsource_profile = base\n`).replace(
        '7200',
        '3600',
      ),
    ],
  ])('%s is not', (_, config) => {
    expect(told({ config })).toEqual([])
  })
})

describe('a role whose source is that role', () => {
  const two = (role: string) =>
    `[profile a]\nrole_arn = ${ROLE}\nsource_profile = b\n[profile b]\nrole_arn = ${role}\nsource_profile = base\n`

  it('is told', () => {
    expect(told({ config: two(ROLE) })).toEqual([
      expect.stringMatching(/^config:2 shadowed-setting: The source profile "b" already is this role/),
    ])
  })

  it('is not another role', () => {
    expect(told({ config: two(OTHER) })).toEqual([])
  })
})
