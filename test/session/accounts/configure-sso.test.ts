import { describe, expect, it } from 'vitest'
import { applyEdit } from '../../../src/profiles/edit/apply.ts'
import { type SsoAnswers, ssoEdit } from '../../../src/session/accounts/configure-sso.ts'
import { readFiles } from '../../support/files/read-files.ts'

const URL = 'https://acme.awsapps.com/start'
const ANSWERS: SsoAnswers = {
  profile: 'dev',
  session: { ssoSession: 'acme', startUrl: URL, region: 'us-east-1', scopes: ['sso:account:access', 'a:b'] },
  account: '111122223333',
  role: 'Dev',
  region: 'eu-west-1',
  output: '',
}
const LEGACY = { ...ANSWERS.session, ssoSession: null, scopes: [] }

/** The config file after the edit. */
function written(config: string, answers: Partial<SsoAnswers> = {}): string {
  const { profiles } = readFiles({ config })
  const { documents, refused } = applyEdit(profiles.documents, ssoEdit(profiles, { ...ANSWERS, ...answers }))
  expect(refused).toBeNull()
  return documents?.config.text ?? ''
}

const PROFILE = `[profile dev]
sso_session = acme
sso_account_id = 111122223333
sso_role_name = Dev
region = eu-west-1
`
const SESSION = `[sso-session acme]
sso_start_url = ${URL}
sso_region = us-east-1
sso_registration_scopes = sso:account:access,a:b
`

describe('the edit of configure sso', () => {
  it('adds a profile, and its session behind it', () => {
    expect(written('')).toBe(`${PROFILE}\n${SESSION}`)
  })

  it('leaves a session that is there as it is', () => {
    const session = `[sso-session acme]\nsso_region = us-east-1\nsso_start_url = ${URL}\n`
    expect(written(session)).toBe(`${session}\n${PROFILE}`)
  })

  it('gives a legacy profile its own start URL', () => {
    expect(written('', { session: LEGACY, region: '' })).toBe(
      `[profile dev]\nsso_start_url = ${URL}\nsso_region = us-east-1\nsso_account_id = 111122223333\nsso_role_name = Dev\n`,
    )
  })

  it('changes of a profile that is there only what differs, and nothing if all is there', () => {
    const config = `${PROFILE}# mine\noutput = text\n\n${SESSION}`
    expect(written(config)).toBe(config)
    expect(written(config.replace('Dev', 'Old'))).toBe(config)
  })

  it('takes from a profile what would contradict the new session', () => {
    const old = '[profile dev]\nregion = eu-west-1\n'
    expect(written(`${old}sso_start_url = x\nsso_region = y\n\n${SESSION}`)).not.toMatch(/= [xy]$/m)
    expect(written(`${old}sso_session = acme\n\n${SESSION}`, { session: LEGACY })).not.toContain(
      'sso_session =',
    )
  })
})
