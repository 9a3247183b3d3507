import type { ValueCheck } from '../app/edit/value-check.ts'
import type { SectionId } from '../profiles/edit/edit.ts'
import { nameDoubt, nameRefusal } from '../profiles/edit/refusal.ts'
import type { Profiles } from '../profiles/profile.ts'
import { DEFAULT_SCOPES, type Session, scopesOf, sessionNamed } from '../session/login/session.ts'
import { readStartUrl, regionOfStartUrl } from '../session/login/start-url.ts'
import type { CommandContext } from './context.ts'
import type { Interview } from './interview.ts'
import { sayLine } from './output.ts'

/**
 * Asks for the session that a profile is to log in to, in the words and order of `aws configure sso`
 * (awscli/customizations/configure/sso.py). A session that stands in the files needs no more than its name.
 *
 * @param name of the profile; undefined if it is asked for later
 * @param present the value of a setting that Enter takes, or null
 */
export async function askSession(
  context: CommandContext,
  interview: Interview,
  profiles: Profiles,
  name: string | undefined,
  present: (key: string) => string | null,
): Promise<Session> {
  const ssoSession = await askName(interview, profiles, present('sso_session'))
  const known = ssoSession === '' ? '' : sessionNamed(profiles, ssoSession)
  if (typeof known !== 'string') return known
  if (ssoSession === '') {
    sayLine(
      context,
      'Without a session name the profile keeps a start URL of its own (legacy): no token refresh.',
    )
  }
  const target: SectionId =
    ssoSession === '' ? { kind: 'profile', name: name ?? '' } : { kind: 'sso-session', name: ssoSession }
  const startUrl = await interview.setting({
    label: 'SSO start URL',
    target,
    key: 'sso_start_url',
    present: present('sso_start_url'),
    isRequired: true,
    check: checkStartUrl,
  })
  const region = await interview.setting({
    label: 'SSO region',
    target,
    key: 'sso_region',
    present: present('sso_region') ?? regionOfStartUrl(startUrl),
    isRequired: true,
    check: (answer) => checkRegion(startUrl, answer),
  })
  if (ssoSession === '') return { ssoSession: null, startUrl, region, scopes: [] }
  const scopes = await interview.setting({
    label: 'SSO registration scopes',
    target,
    key: 'sso_registration_scopes',
    present: DEFAULT_SCOPES.join(','),
  })
  return { ssoSession, startUrl, region, scopes: scopesOf(scopes) }
}

async function askName({ line }: Interview, profiles: Profiles, present: string | null): Promise<string> {
  const text = present === null ? 'SSO session name (Recommended):' : `SSO session name [${present}]:`
  const check = (answer: string): ValueCheck | null => {
    const name = answer || (present ?? '')
    if (name === '') return null
    const known = profiles.sessions.has(name) ? sessionNamed(profiles, name) : null
    const wrong = typeof known === 'string' ? known : nameRefusal({ kind: 'sso-session', name })
    if (wrong !== null) return { severity: 'error', text: wrong }
    const doubt = nameDoubt(name)
    return doubt === null ? null : { severity: 'warning', text: doubt }
  }
  return (await line({ text, check, choices: [...profiles.sessions.keys()] })) || (present ?? '')
}

/** What no login can begin with is refused, and not only warned of. */
function checkStartUrl(answer: string): ValueCheck | null {
  const read = readStartUrl(answer)
  return read.type === 'refused' ? { severity: 'error', text: `The start URL ${read.reason}.` } : null
}

function checkRegion(startUrl: string, answer: string): ValueCheck | null {
  const region = regionOfStartUrl(startUrl)
  if (region === null || region === answer) return null
  return { severity: 'warning', text: `the start URL is in ${region}` }
}
