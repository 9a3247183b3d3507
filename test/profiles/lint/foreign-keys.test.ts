import { describe, expect, it } from 'vitest'
import { foreignTool } from '../../../src/profiles/lint/foreign-keys.ts'
import { KNOWN_SETTINGS } from '../../../src/profiles/setting.ts'
import { readFiles } from '../../support/files/read-files.ts'

describe('keys of other tools are theirs', () => {
  it.each([
    ['mfa_process', 'aws-vault'],
    ['include_profile', 'aws-vault'],
    ['sso_account_name', 'aws-sso-util'],
    ['sso_auto_populated', 'aws-sso-util'],
    ['autoawsume', 'awsume'],
    ['granted_sso_start_url', 'Granted'],
    ['color', 'AWS Extend Switch Roles'],
    ['target_role_name', 'AWS Extend Switch Roles'],
    ['x_principal_arn', 'saml2aws'],
    ['leapp_session', 'Leapp'],
    ['gimme_creds_account', 'gimme-aws-creds'],
    ['host_bucket', 's3cmd'],
    ['aws_credential_expiration', 'other tools'],
  ])('%s: %s', (key, tool) => {
    expect(foreignTool(key)).toBe(tool)
    expect(readFiles({ config: `[profile a]\nregion = eu-west-1\n${key} = x\n` }).problems).toEqual([])
  })

  it.each(['colour', 'regoin', 'sso_account_nme', 'host', 'aws_session_tken', 'grant'])(
    '%s is none: it is told',
    (key) => {
      expect(foreignTool(key)).toBeNull()
      const { problems } = readFiles({ config: `[profile a]\nregion = eu-west-1\n${key} = x\n` })
      expect(problems.map(({ code }) => code)).toEqual(['unknown-setting'])
    },
  )

  it('nor is one of AWS', () => {
    expect(KNOWN_SETTINGS.filter(({ key }) => foreignTool(key) !== null)).toEqual([])
  })
})
