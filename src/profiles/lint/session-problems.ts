import { type Problem, problem } from '../problem.ts'
import { findSetting, type Profiles, type Setting, type SsoSession } from '../profile.ts'
import { sectionDisagreements, sectionsOf } from './disagreements.ts'
import { badValue, unknownSetting } from './setting-problems.ts'

/** Problems of the sso-session sections. What a session lacks is told by the profiles that use it, too. */
export function sessionProblems(profiles: Profiles): Problem[] {
  return [...profiles.sessions.values()].flatMap((each) => problemsOfSession(profiles, each))
}

/** Problems of one sso-session, whichever profile uses it. */
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
  yield problem('missing-setting', session, `[sso-session ${session.name}] lacks ${keys.join(' and ')}.`)
}

function* noScopes(session: SsoSession): Generator<Problem> {
  if (findSetting(session, 'sso_registration_scopes')) return
  const message = `[sso-session ${session.name}] has no sso_registration_scopes: without them a login may bring no refresh token. Add sso_registration_scopes = sso:account:access.`
  yield problem('no-registration-scopes', session, message)
}
