import { readHome } from '../os/read-home.ts'
import { readToken } from '../session/cache/token-cache.ts'
import { type LoginStep, login as steps } from '../session/login/login.ts'
import { loginReason, longWaitSentence } from '../session/login/login-reason.ts'
import type { Session } from '../session/login/session.ts'
import { sessionNameOf } from '../session/login/session.ts'
import { visible } from '../text/visible.ts'
import { duration } from '../view/duration.ts'
import type { CommandContext } from './context.ts'
import { BAD_NEWS, DONE, INTERRUPTED } from './exit-status.ts'
import { abortOnInterrupt } from './interrupt.ts'
import { isoTime, say } from './output.ts'
import { portsOf } from './ports.ts'
import { reportUnreadable } from './report-files.ts'
import { chosenSso } from './sso-choice.ts'

export interface LoginOptions {
  readonly ssoSession?: string
  readonly force?: boolean
  readonly json?: boolean
}

/** `awsprof login`: logs in to one session with a device code. Resolves to the exit status. */
export async function login(
  context: CommandContext,
  name: string | undefined,
  { ssoSession, force, json }: LoginOptions,
): Promise<number> {
  if (context.options.readOnly) {
    say('nothing is written with --read-only')
    return BAD_NEWS
  }
  const home = readHome(context.environment)
  reportUnreadable(context, home)
  const { session, profile } = chosenSso(context, home.profileIndex, name, ssoSession)
  const token = readToken(home.caches, session, context.now)
  if (!force && token.type === 'read' && token.expiresAt - context.now > context.preferences.expiringMs) {
    say(
      `${sessionNameOf(session)} is still logged in for ${duration(token.expiresAt - context.now)}; --force logs in again`,
    )
    if (json) printEvent({ event: 'authorized', expiresAt: isoTime(token.expiresAt) })
    return DONE
  }
  const signal = abortOnInterrupt()
  try {
    const ports = portsOf(context, home.profileIndex.profiles).oidc(session, profile)
    for await (const step of steps(session, ports, signal))
      (json ? printJsonStep : printStep)(step, session, context.now)
    return DONE
  } catch (error) {
    if (signal.aborted) return INTERRUPTED
    const reason = loginReason(error)
    if (json) printEvent({ event: 'failed', error: reason })
    else say(reason.message)
    return BAD_NEWS
  }
}

function printEvent(event: object): void {
  process.stdout.write(`${JSON.stringify(event)}\n`)
}

function printJsonStep(step: LoginStep): void {
  if (step.type === 'code') {
    const { verificationUri, verificationUriComplete, userCode, expiresAt } = step
    printEvent({
      event: 'code',
      verificationUri,
      verificationUriComplete,
      userCode,
      expiresAt: isoTime(expiresAt),
    })
  }
  if (step.type === 'authorized') printEvent({ event: 'authorized', expiresAt: isoTime(step.expiresAt) })
}

/** Prints to stderr, so that the output of a surrounding script stays clean. */
function printStep(step: LoginStep, session: Session, now: number): void {
  const line = (text: string) => process.stderr.write(`${text}\n`)
  if (step.type === 'code') {
    line(`Open   ${visible(step.verificationUri)}`)
    line(`Code   ${visible(step.userCode)}   (${duration(step.expiresAt - now)} left)`)
    line(`or     ${visible(step.verificationUriComplete)}`)
    line('Waiting for approval; press Ctrl-C to cancel.')
  }
  if (step.type === 'waiting' && step.reason !== null) line(`${visible(step.reason)}; still trying`)
  if (step.type === 'long-wait') line(visible(longWaitSentence(session)))
  if (step.type === 'authorized') {
    line(`Logged in to ${visible(sessionNameOf(session))} for ${duration(step.expiresAt - now)}.`)
  }
}
