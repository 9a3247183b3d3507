import type { Edit, NewSetting, SectionId } from '../../profiles/edit/edit.ts'
import { FILES, valueIn } from '../../profiles/edit/section.ts'
import { type Profiles, settingValue } from '../../profiles/profile.ts'
import type { Session } from '../login/session.ts'
import { roleSettings } from './account-profiles.ts'

/** What `aws configure sso` asks for. */
export interface SsoAnswers {
  /** The name of the profile, which can be there already. */
  readonly profile: string
  readonly session: Session
  readonly account: string
  readonly role: string
  /** Empty if the profile is to have none; the same for the format. */
  readonly region: string
  readonly output: string
}

/** The edit that the answers make: the profile and, if it is not there yet, its sso-session, in the order of the AWS CLI. */
export function ssoEdit(profiles: Profiles, answers: SsoAnswers): Extract<Edit, { type: 'several' }> {
  const { session, account, role, region, output } = answers
  const chosen: NewSetting[] = [
    ['region', region],
    ['output', output],
  ]
  const settings = [...roleSettings(session, account, role), ...chosen.filter(([, value]) => value !== '')]
  const edits = profileEdits(profiles, answers.profile, settings)
  const isNew = session.ssoSession !== null && !profiles.sessions.has(session.ssoSession)
  return { type: 'several', edits: isNew ? [...edits, addSession(session.ssoSession, session)] : edits }
}

function profileEdits(profiles: Profiles, name: string, settings: readonly NewSetting[]): readonly Edit[] {
  const target: SectionId = { kind: 'profile', name }
  const profile = profiles.byName.get(name)
  if (!profile) return [{ type: 'add', target, settings }]
  const changed = settings.filter(([key, value]) => settingValue(profile, key) !== value)
  const keys = new Set(settings.map(([key]) => key))
  // Of a session and a start URL of the profile's own, the tools take one and reject the other.
  const stale = ['sso_session', 'sso_start_url', 'sso_region'].filter((key) => !keys.has(key))
  const unset = stale.flatMap((key) =>
    FILES.filter((file) => valueIn(profiles.documents, file, target, key) !== undefined).map(
      (file): Edit => ({ type: 'unset', target, key, file }),
    ),
  )
  return [...changed.map(([key, value]): Edit => ({ type: 'set', target, key, value })), ...unset]
}

function addSession(name: string, { startUrl, region, scopes }: Session): Edit {
  const settings: NewSetting[] = [
    ['sso_start_url', startUrl],
    ['sso_region', region],
    ['sso_registration_scopes', scopes.join(',')],
  ]
  return { type: 'add', target: { kind: 'sso-session', name }, settings }
}
