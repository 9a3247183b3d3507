import { nameRefusal } from '../profiles/edit/refusal.ts'
import { type Profiles, settingValue } from '../profiles/profile.ts'
import { shellWord } from '../profiles/shell-words.ts'
import { type SsoAnswers, ssoEdit } from '../session/accounts/configure-sso.ts'
import { loginReason } from '../session/login/login-reason.ts'
import { loginTo } from '../session/login/login-to.ts'
import type { Session } from '../session/login/session.ts'
import { usableToken } from '../session/login/usable-token.ts'
import type { AwsPorts } from '../session/ports.ts'
import { WalkError } from '../session/walk/walk-error.ts'
import { askRole, NothingToChoose } from './ask-role.ts'
import { askSession } from './ask-session.ts'
import type { CommandContext } from './context.ts'
import { BAD_NEWS, DONE, INTERRUPTED } from './exit-status.ts'
import { homeToWrite } from './home-to-write.ts'
import { abortOnInterrupt } from './interrupt.ts'
import { InputEnded, openInterview } from './interview.ts'
import { printStep } from './login.ts'
import { say, sayLine } from './output.ts'
import { portsOf } from './ports.ts'
import { hasTerminal } from './prompter.ts'
import { proposeEdit } from './propose-edit.ts'
import { UsageError } from './usage-error.ts'

/** `awsprof configure sso`: asks for a session, logs in, asks for account and role. Resolves to the exit status. */
export async function configureSso(
  context: CommandContext,
  { profile }: { readonly profile?: string },
): Promise<number> {
  const refusal = profile === undefined ? null : nameRefusal({ kind: 'profile', name: profile })
  if (refusal !== null) throw new UsageError(`--profile: ${refusal}`)
  if (!hasTerminal(context)) {
    throw new UsageError(
      'configure sso asks on a terminal, and there is none, or none that can show it; awsprof set and awsprof login do without',
    )
  }
  const home = homeToWrite(context)
  if (home === null) return BAD_NEWS
  const { profiles } = home.profileIndex
  const signal = abortOnInterrupt()
  let answers: SsoAnswers
  try {
    answers = await askAll(context, profiles, profile, signal)
  } catch (error) {
    if (signal.aborted) return INTERRUPTED
    say(context, `${failure(error)} Nothing was written.`)
    return BAD_NEWS
  }
  // A new profile is what was asked for; what an old one loses is not.
  const isNew = !profiles.byName.has(answers.profile)
  const edit = ssoEdit(profiles, answers)
  const status = await proposeEdit(context, profiles.documents, edit, isNew, signal)
  if (status === DONE) sayLine(context, `To use this profile: ${callAs(answers.profile)}`)
  return status
}

/** Asks everything and logs in; writes nothing but the token. */
async function askAll(
  context: CommandContext,
  profiles: Profiles,
  wanted: string | undefined,
  signal: AbortSignal,
): Promise<SsoAnswers> {
  const interview = await openInterview(context, profiles, signal)
  const present = presentIn(profiles, wanted ?? context.environment.activeProfile ?? 'default')
  const session = await askSession(context, interview, profiles, wanted, present)
  const aws = portsOf(context, profiles)
  const token = await tokenOf(context, profiles, session, aws, signal)
  const { account, role } = await askRole(context, interview, aws.portal(session.region, null), token, signal)
  const ask = (label: string, key: string) =>
    interview.setting({
      label,
      target: { kind: 'profile', name: wanted ?? '' },
      key,
      present: present(key),
    })
  const region = await ask('Default client Region', 'region')
  const output = await ask('CLI default output format (json if not specified)', 'output')
  const proposed = `${role}-${account}`
  const checkName = (answer: string) => {
    const text = nameRefusal({ kind: 'profile', name: answer || proposed })
    return text === null ? null : ({ severity: 'error', text } as const)
  }
  const profile =
    wanted ?? ((await interview.line({ text: `Profile name [${proposed}]:`, check: checkName })) || proposed)
  return { profile, session, account, role, region, output }
}

/**
 * The present values that Enter takes: as in `aws configure sso`, those of the profile in use or of `default`, also for
 * another profile whose name comes last (sso_commands.py: `get_scoped_config`). The region that the session's profiles
 * share, which the dashboard proposes, is not offered: Enter would write what it does not write there.
 */
function presentIn(profiles: Profiles, name: string): (key: string) => string | null {
  const profile = profiles.byName.get(name)
  return (key) => (profile && settingValue(profile, key)) || null
}

/** The access token of the session, by a login if it is new or has no usable one. Rejects as those do. */
async function tokenOf(
  context: CommandContext,
  profiles: Profiles,
  session: Session,
  aws: AwsPorts,
  signal: AbortSignal,
): Promise<string> {
  const { oidc, clock, folder } = aws.oidc(session, null)
  const read = () => usableToken(session, { oidc: () => oidc, clock, folder }, signal)
  // Under the name of a new session, a token can only be left over from another one.
  if (session.ssoSession === null || profiles.sessions.has(session.ssoSession)) {
    try {
      return await read()
    } catch (error) {
      if (!(error instanceof WalkError)) throw error
    }
  }
  for await (const step of loginTo(session, null, aws, signal)) printStep(context, step, session)
  return read()
}

function failure(error: unknown): string {
  if (error instanceof InputEnded) return 'The input ended before the last answer.'
  if (error instanceof NothingToChoose || error instanceof WalkError) return error.message
  return loginReason(error).message
}

/** How to see whether it works. */
function callAs(profile: string): string {
  const check = 'aws sts get-caller-identity'
  return profile === 'default' ? check : `${check} --profile ${shellWord(profile)}`
}
