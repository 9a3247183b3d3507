import { readHome } from '../os/read-home.ts'
import { isSafeUrl } from '../profiles/check-address.ts'
import { readToken } from '../session/cache/token-cache.ts'
import { loginLink } from '../session/login/aws-login.ts'
import { loginReason, longWaitSentence, otherRegionSentence } from '../session/login/login-reason.ts'
import type { LoginStep } from '../session/login/login-step.ts'
import { loginTo } from '../session/login/login-to.ts'
import type { Session } from '../session/login/session.ts'
import { sessionNameOf } from '../session/login/session.ts'
import type { ProfileIndex } from '../session/profile-index.ts'
import { openInBrowser, whyNoBrowser } from '../terminal/browser.ts'
import { visible } from '../text/visible.ts'
import { duration } from '../view/duration.ts'
import type { CommandContext } from './context.ts'
import { entryNamed } from './entry-named.ts'
import { BAD_NEWS, DONE, INTERRUPTED } from './exit-status.ts'
import { abortOnInterrupt } from './interrupt.ts'
import { isoTime, printJsonLine, say, sayLine } from './output.ts'
import { portsOf } from './ports.ts'
import { reportUnreadable } from './report-files.ts'
import { chosenSso, namedOrOnly } from './sso-choice.ts'

export interface LoginOptions {
  readonly ssoSession?: string
  readonly browser?: boolean
  readonly force?: boolean
  readonly json?: boolean
}

/** `awsprof login`: logs in to one session with a code or in a browser, or by `aws login`. Resolves to the exit status. */
export async function login(
  context: CommandContext,
  given: string | undefined,
  options: LoginOptions,
): Promise<number> {
  const { browser, force, json } = options
  if (context.options.readOnly) {
    const message = 'nothing is written with --read-only'
    return failed(context, json, { code: 'read-only', message })
  }
  const home = readHome(context.environment)
  reportUnreadable(context, home)
  const { name, ssoSession } = namedOrOnly(context, home.profileIndex, 'login', {
    name: given,
    ssoSession: options.ssoSession,
  })
  const owner = ssoSession === undefined ? loginProfile(context, home.profileIndex, name) : null
  if (owner !== null) return (await import('./aws-login.ts')).awsLogin(context, owner, json)
  const { session, profile } = chosenSso(context, home.profileIndex, name, ssoSession)
  const token = readToken(home.caches, session, context.now)
  if (!force && token.type === 'read' && token.expiresAt - context.now > context.preferences.expiringMs) {
    say(
      context,
      `${sessionNameOf(session)} is still logged in for ${duration(token.expiresAt - context.now)}; --force logs in again`,
    )
    if (json) printJsonLine(context, { event: 'authorized', expiresAt: isoTime(token.expiresAt) })
    return DONE
  }
  const why = browser ? whyNotHere(context) : null
  if (why !== null) return failed(context, json, { code: 'no-browser', message: why })
  const signal = abortOnInterrupt()
  // Legacy profiles are logged in to with a code alone, as by the AWS CLI.
  const approval = browser && session.ssoSession !== null ? 'browser' : 'code'
  try {
    const aws = portsOf(context, home.profileIndex.profiles)
    for await (const step of loginTo(session, profile, aws, signal, approval)) {
      ;(json ? printJsonStep : printStep)(context, step, session)
      if (browser) await openPage(context, step)
    }
    return signal.aborted ? INTERRUPTED : DONE
  } catch (error) {
    if (signal.aborted) return INTERRUPTED
    return failed(context, json, loginReason(error))
  }
}

/** Says why there is no login, where whoever reads it looks. Returns the exit status. */
function failed(
  context: CommandContext,
  json: boolean | undefined,
  error: ReturnType<typeof loginReason>,
): number {
  if (json) printJsonLine(context, { event: 'failed', error })
  else say(context, error.message)
  return BAD_NEWS
}

/** The profile whose `login_session` stands behind the chosen one, or null. Throws `UsageError` as `chosenSso` does. */
function loginProfile(
  { environment }: CommandContext,
  profileIndex: ProfileIndex,
  name: string | undefined,
): string | null {
  const { chain } = entryNamed(profileIndex, name ?? environment.activeProfile ?? 'default')
  return loginLink(chain)?.profile ?? null
}

/** Why no browser can take part in a login, and what to do; null if one can. */
function whyNotHere({ preferences, variables }: CommandContext): string | null {
  const why = preferences.browser === null ? whyNoBrowser(variables, process.platform) : null
  return why && `${why} Leave out --browser for a code that you can approve on any device.`
}

/** Opens the page on which the user approves. Says so if that does not work: the address has been printed. */
async function openPage(context: CommandContext, step: LoginStep): Promise<void> {
  const url = step.type === 'browser' ? step.url : step.type === 'code' ? step.verificationUriComplete : null
  if (url === null) return
  const why = isSafeUrl(url)
    ? await openInBrowser(url, context.preferences.browser, context.variables)
    : 'The address does not use https, so it is not opened.'
  if (why !== null) say(context, `${why} Open it in a browser on this machine, if you trust it.`)
}

function printJsonStep(context: CommandContext, step: LoginStep, session: Session): void {
  if (step.type === 'code') {
    const { verificationUri, verificationUriComplete, userCode, expiresAt } = step
    printJsonLine(context, {
      event: 'code',
      verificationUri,
      verificationUriComplete,
      userCode,
      expiresAt: isoTime(expiresAt),
    })
  }
  if (step.type === 'browser')
    printJsonLine(context, { event: 'browser', url: step.url, expiresAt: isoTime(step.expiresAt) })
  if (step.type === 'authorized')
    printJsonLine(context, { event: 'authorized', expiresAt: isoTime(step.expiresAt) })
  printDelay(context, step, session)
}

function printDelay(context: CommandContext, step: LoginStep, session: Session): void {
  if (step.type === 'long-wait') sayLine(context, longWaitSentence(session))
  if (step.type === 'held-up')
    sayLine(context, 'Approved; waiting for another process that writes the token of this session.')
}

/** Prints a step to stderr, so that the output of a surrounding script stays clean. */
export function printStep(context: CommandContext, step: LoginStep, session: Session): void {
  const { now } = context
  const line = (text: string) => sayLine(context, text)
  if (step.type === 'code') {
    line(`Open   ${step.verificationUri}`)
    line(`Code   ${step.userCode}   (${duration(step.expiresAt - now)} left)`)
    line(`or     ${step.verificationUriComplete}`)
    line('Waiting for approval; press Ctrl-C to cancel.')
  }
  if (step.type === 'browser') {
    line('Opening your browser. If no page appears, open this address in a browser on this machine:')
    // As it is: it holds no secret, and would not work with a part masked.
    process.stderr.write(`${visible(step.url)}\n`)
    line(`Waiting for the browser (${duration(step.expiresAt - now)} left); press Ctrl-C to cancel.`)
  }
  if (step.type === 'waiting' && step.reason !== null) line(`${step.reason}; still trying`)
  if (step.type === 'other-region') line(otherRegionSentence(session, step.region))
  printDelay(context, step, session)
  if (step.type === 'authorized') {
    line(`Logged in to ${sessionNameOf(session)} for ${duration(step.expiresAt - now)}.`)
  }
}
