import { readHome } from '../os/read-home.ts'
import { readLogin } from '../session/cache/login-cache.ts'
import { loginLink } from '../session/login/aws-login.ts'
import { awsLoginHere, whyNoAwsLogin } from '../terminal/aws-login.ts'
import type { CommandContext } from './context.ts'
import { BAD_NEWS, DONE, INTERRUPTED } from './exit-status.ts'
import { abortOnInterrupt } from './interrupt.ts'
import { isoTime, printJsonLine, say } from './output.ts'

/** `awsprof login` for a `login_session`: the AWS CLI's own login. Resolves to the exit status. */
export async function awsLogin(
  context: CommandContext,
  profile: string,
  isJson: boolean | undefined,
): Promise<number> {
  const { variables, environment } = context
  const fail = (code: string, message: string) => {
    if (isJson) printJsonLine(context, { event: 'failed', error: { code, message } })
    else say(context, message)
    return BAD_NEWS
  }
  if (context.options.demo) {
    return fail(
      'failed',
      'The demo does not run the AWS CLI: awsprof check --demo renews the access instead.',
    )
  }
  const signal = abortOnInterrupt()
  const why = await whyNoAwsLogin(variables, profile)
  if (signal.aborted) return INTERRUPTED
  if (why !== null) return fail('no-aws-login', why)
  const status = await awsLoginHere(variables, environment, profile, signal)
  if (signal.aborted || status === 130) return INTERRUPTED
  if (status !== 0) {
    return fail(
      'failed',
      `aws login did not log in (status ${status ?? 'unknown'}): see above, then try again.`,
    )
  }
  if (isJson) printJsonLine(context, { event: 'authorized', expiresAt: isoTime(expiryOf(context, profile)) })
  return DONE
}

/** Until when the access of the new login lasts; another user may have logged in, and then it is in another file. */
function expiryOf({ environment }: CommandContext, profile: string): number | null {
  const { profileIndex, caches } = readHome(environment)
  const entry = profileIndex.entryOf(profile)
  const login = readLogin(caches, (entry && loginLink(entry.chain)?.name) ?? '')
  return login.type === 'read' ? login.expiresAt : null
}
