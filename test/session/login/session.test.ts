import { describe, expect, it } from 'vitest'
import {
  sessionNamed,
  sessionNameOf,
  sessionOfProfile,
  sessionOfToken,
} from '../../../src/session/login/session.ts'
import { makeState } from '../../support/state/state.ts'

const profilesOf = (lines: string) =>
  makeState({ config: `[sso-session corp]\n${lines}` }).profileIndex.profiles
const WHOLE = 'sso_start_url = https://corp.awsapps.com/start\nsso_region = eu-west-1\n'
const token = { ssoSession: 'corp', startUrl: 'https://corp.awsapps.com/start', region: 'eu-west-1' }

describe('what a login is for', () => {
  it.each([
    ['none', '', ['sso:account:access']],
    ['an empty list', 'sso_registration_scopes = ,\n', ['sso:account:access']],
    ['some, with blanks', 'sso_registration_scopes = a , b,,c\n', ['a', 'b', 'c']],
  ])('a session with %s for scopes', (_, line, scopes) => {
    const profiles = profilesOf(WHOLE + line)
    expect(sessionNamed(profiles, 'corp')).toEqual({ ...token, scopes })
    expect(sessionOfToken(profiles, token)).toEqual({ ...token, scopes })
  })

  it('a legacy profile has no scopes, nor does a missing session', () => {
    const profiles = profilesOf(WHOLE)
    expect(sessionOfToken(profiles, { ...token, ssoSession: null }).scopes).toEqual([])
    expect(sessionOfToken(profiles, { ...token, ssoSession: 'other' }).scopes).toEqual([])
  })

  it.each([
    ['other', WHOLE, 'there is no sso-session other'],
    ['corp', 'sso_region = eu-west-1\n', 'sso-session corp has no sso_start_url'],
    ['corp', 'sso_start_url = https://x\nsso_region =\n', 'sso-session corp has no sso_region'],
  ])('there is none for %s in %j', (name, lines, why) => {
    expect(sessionNamed(profilesOf(lines), name)).toBe(why)
  })

  it('its name is the session’s, or the start URL', () => {
    expect(sessionNameOf(token)).toBe('corp')
    expect(sessionNameOf({ ...token, ssoSession: null })).toBe('https://corp.awsapps.com/start')
  })
})

describe('a profile can be logged in with', () => {
  const sessionOf = (lines: string) => {
    const { profileIndex } = makeState({ config: `[profile a]\n${lines}[sso-session corp]\n${WHOLE}` })
    const entry = profileIndex.entryOf('a')
    return entry && sessionOfProfile(profileIndex.profiles, entry)
  }

  it.each([
    ['account and role', 'sso_session = corp\nsso_account_id = 111122223333\nsso_role_name = R\n', 'corp'],
    ['an account alone', 'sso_session = corp\nsso_account_id = 111122223333\n', 'corp'],
    ['a session alone', 'sso_session = corp\n', 'corp'],
    ['a start URL and its region', WHOLE, null],
    ['those and a role', `${WHOLE}sso_role_name = R\n`, null],
  ])('with %s', (_, lines, ssoSession) => {
    expect(sessionOf(lines)).toMatchObject({ ...token, ssoSession })
  })

  it.each([
    ['a session that is not there', 'sso_session = other\n', 'there is no sso-session other'],
    ['a start URL alone', 'sso_start_url = https://x\n', null],
    ['nothing of the kind', 'region = eu-west-1\n', null],
  ])('not with %s', (_, lines, why) => {
    expect(sessionOf(lines)).toBe(why)
  })
})
