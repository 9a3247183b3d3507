import { expect, it } from 'vitest'
import { sessionsOut } from '../../../src/app/login/sessions-out.ts'
import { bindingOf } from '../../../src/keys/match.ts'
import { SSO_CONFIG, ssoState } from '../../support/state/sso-state.ts'
import { makeState } from '../../support/state/state.ts'

const names = (state: Parameters<typeof sessionsOut>[0]) =>
  sessionsOut(state).map(({ session, profile }) => [session.ssoSession ?? session.startUrl, profile])
const isOffered = (state: Parameters<typeof sessionsOut>[0]) => bindingOf('list', 'L')?.footer?.when?.(state)

it('are those that profiles cannot do without, each once, for a profile that needs it', () => {
  expect(names(ssoState('dev'))).toEqual([
    ['work', 'dev'],
    ['lab', 'lab'],
    ['https://old.awsapps.com/start', 'old'],
  ])
})

it('are none of aws login, none without a profile, and none behind a broken profile alone', () => {
  const config = `[profile a]
login_session = arn:aws:iam::111122223333:user/a
[sso-session unused]
sso_start_url = https://unused.awsapps.com/start
sso_region = us-east-1
[sso-session half]
sso_start_url = https://half.awsapps.com/start
[profile h]
sso_session = half
sso_account_id = 111122223333
sso_role_name = Dev
`
  const state = makeState({ config })
  expect(names(state)).toEqual([])
  expect(isOffered(state)).toBe(false)
})

it('L is in the footer if there are two or more, of those that it logs in to', () => {
  expect(isOffered(ssoState('dev'))).toBe(true)
  const login = '[profile a]\nlogin_session = arn:aws:iam::111122223333:user/a\n'
  const lab = SSO_CONFIG.slice(SSO_CONFIG.indexOf('[sso-session lab]'), SSO_CONFIG.indexOf('[profile old]'))
  const one = makeState({ config: login + lab })
  expect(names(one)).toEqual([['lab', 'lab']])
  expect(isOffered(one)).toBe(false)
})
