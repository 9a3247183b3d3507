import type { AssumedRole, AssumeRoleArguments, Credentials } from '../ports.ts'
import { ServiceError } from '../service-error.ts'
import { credentialsKey } from './memo.ts'
import type { Walk } from './step.ts'

type WithDevice = AssumeRoleArguments & { readonly SerialNumber: string }

/**
 * Assumes a role that names an MFA device. As the AWS CLI does, it sends a code along with AssumeRole. STS accepts a code
 * once, so for a device that several roles of the run need, the code buys a session instead, which carries the MFA on to
 * all of them: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html
 */
export async function assumeWithMfa(
  context: Walk,
  args: WithDevice,
  source: Credentials,
): Promise<AssumedRole> {
  const { ports, signal } = context
  const session = await mfaSession(context, args, source)
  if (session) {
    const { SerialNumber, ...rest } = args
    return ports.sts.assumeRole(rest, session, signal)
  }
  return withCode(context, args, false, (TokenCode) =>
    ports.sts.assumeRole({ ...args, TokenCode }, source, signal),
  )
}

/** Null if the device has one role only, or if STS gives these credentials no session: temporary ones get none. */
async function mfaSession(context: Walk, args: WithDevice, source: Credentials): Promise<Credentials | null> {
  const { ports, memo, signal, sharedDevices } = context
  const { SerialNumber } = args
  if (!sharedDevices?.has(SerialNumber) || source.sessionToken !== null) return null
  return memo.once(`mfa session ${ports.routes.sts} ${SerialNumber} ${credentialsKey(source)}`, async () => {
    try {
      return await withCode(context, args, true, (TokenCode) =>
        ports.sts.sessionToken({ SerialNumber, TokenCode }, source, signal),
      )
    } catch (error) {
      // A policy can forbid it. Then each role needs a code of its own.
      if (error instanceof ServiceError && !isAboutCode(error)) return null
      throw error
    }
  })
}

/** Asks for one code for all roles of a device, and for another if STS does not take it: it accepts a code only once. */
async function withCode<Result>(
  { ports, memo, signal }: Walk,
  { SerialNumber, RoleArn }: WithDevice,
  isShared: boolean,
  use: (code: string) => Promise<Result>,
): Promise<Result> {
  const key = `mfa ${SerialNumber}`
  const ask = () => memo.once(key, () => ports.mfaCode(SerialNumber, signal, { roleArn: RoleArn, isShared }))
  const code = await ask()
  try {
    return await use(code)
  } catch (error) {
    if (!isAboutCode(error)) throw error
    memo.forget(key)
    const next = await ask().catch((reason: unknown) => {
      // Where there is no other code, what STS says of the first is the reason.
      throw signal.aborted ? reason : error
    })
    return use(next)
  }
}

function isAboutCode(error: unknown): boolean {
  return error instanceof ServiceError && /MultiFactorAuthentication/.test(error.message)
}
