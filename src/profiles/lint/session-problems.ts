import { type Problem, problem } from '../problem.ts'
import { findSetting, type Profiles, type Setting, type SsoSession } from '../profile.ts'
import { sectionDisagreements, sectionsOf } from './disagreements.ts'
import { badValue, unknownSetting } from './setting-problems.ts'

/** The problems of all sso-sessions, used or not. The chain of a profile reports missing settings as well. */
export function sessionProblems(profiles: Profiles): Problem[] {
  return [...profiles.sessions.values()].flatMap((each) => problemsOfSession(profiles, each))
}

/** The problems of one sso-session. */
export function problemsOfSession(profiles: Profiles, session: SsoSession): Problem[] {
  return [
    ...missing(session),
    ...noScopes(session),
    ...session.settings.flatMap(settingProblems),
    ...disagreementsIn(profiles, session),
  ]
}

function disagreementsIn(profiles: Profiles, { name }: SsoSession): Problem[] {
  return sectionsOf(profiles, 'sso-session', name).flatMap(({ file, section }) =>
    sectionDisagreements(profiles.documents[file].text, section).map(([line, message]) =>
      problem('tools-disagree', { file, line }, message),
    ),
  )
}

function settingProblems(setting: Setting): Problem[] {
  return [...unknownSetting('sso-session', setting, null), ...badValue('sso-session', setting, null)]
}

function* missing(session: SsoSession): Generator<Problem> {
  const keys = ['sso_start_url', 'sso_region'].filter((key) => !findSetting(session, key))
  if (keys.length === 0) return
  const them = keys.length > 1 ? 'them' : 'it'
  const message = `[sso-session ${session.name}] lacks ${keys.join(' and ')}: add ${them}.`
  yield problem('missing-setting', session, message, null, [keys])
}

function* noScopes(session: SsoSession): Generator<Problem> {
  if (findSetting(session, 'sso_registration_scopes')) return
  const message = `[sso-session ${session.name}] has no sso_registration_scopes, so a login might give no refresh token: add sso_registration_scopes = sso:account:access.`
  yield problem('no-registration-scopes', session, message, null, [['sso_registration_scopes']])
}
