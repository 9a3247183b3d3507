import { awsLoginCommand } from '../../profiles/aws-login-command.ts'
import type { Link } from '../../profiles/link.ts'
import { LOGIN_WINDOW_MS, loginCacheName, readLoginFile } from '../cache/login-cache.ts'
import { renewLogin } from '../login/renew-login.ts'
import { SIGNIN_REASONS, signinReason } from '../login/signin-reason.ts'
import type { Credentials } from '../ports.ts'
import { ServiceError } from '../service-error.ts'
import type { Walk } from './step.ts'
import { WalkError } from './walk-error.ts'

type Context = Pick<Walk, 'ports' | 'memo' | 'signal'>

/**
 * The access of an `aws login` session, renewed first if the AWS CLI would, once for all walks of a run. Rejects with
 * `WalkError` or `ServiceError`.
 */
export async function loginCredentials(context: Context, link: Link): Promise<Credentials> {
  const { ports, memo } = context
  const name = loginCacheName(link.name ?? '')
  return memo.once(`login ${ports.routes.signin} ${name}`, () => accessNow(context, link, name))
}

async function accessNow(
  { ports: { logins, signin, clock }, signal }: Context,
  link: Link,
  name: string,
): Promise<Credentials> {
  const hint = awsLoginCommand(link.profile)
  let login = readLoginFile(logins.read(name))
  // The AWS CLI goes no further with access that should be renewed and was not, even if some minutes are left: for it, a
  // refresh is mandatory in the last ten (botocore/credentials.py, RefreshableCredentials).
  if (login.type === 'read' && login.expiresAt - clock.now() <= LOGIN_WINDOW_MS && signin) {
    await renewLogin(link.name ?? '', { signin: signin(), clock, folder: logins }, signal).catch((error) => {
      throw error instanceof ServiceError && SIGNIN_REASONS.has(error.code) ? error : refused(error, hint)
    })
    login = readLoginFile(logins.read(name))
    signal.throwIfAborted()
  }
  if (login.type === 'absent') throw new WalkError('signed-out', 'There is no session of aws login.', hint)
  if (login.type === 'damaged')
    throw new WalkError('signed-out', `The cached session of aws login (${name}) ${login.reason}.`, hint)
  const { accessKeyId, secretAccessKey, sessionToken, expiresAt } = login
  if (expiresAt <= clock.now()) {
    throw signin
      ? new WalkError('token-expired', 'The access that AWS Sign-In has just renewed has run out.', hint)
      : new WalkError(
          'token-expired',
          'The access of aws login has run out, and with --read-only nothing is renewed.',
          'try again without --read-only',
        )
  }
  return { accessKeyId, secretAccessKey, sessionToken, expiresAt }
}

/** A refusal for a reason that only the service's words tell, with the next step; any other error as it is. */
function refused(error: unknown, hint: string): unknown {
  const reason = signinReason(error)
  return reason ? new WalkError('token-expired', reason.message, hint) : error
}
