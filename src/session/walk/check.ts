import { stopper } from '../../profiles/lint/stopping-values.ts'
import type { Problem } from '../../profiles/problem.ts'
import type { Profiles } from '../../profiles/profile.ts'
import { clockSkew, isWrongClock } from '../clock-skew.ts'
import type { CallerIdentity, WalkPorts } from '../ports.ts'
import type { Entry } from '../profile-index.ts'
import { type CheckError, checkError, checkedOf, refusalError } from './check-reason.ts'
import { credentialsKey, type WalkMemo } from './memo.ts'
import { requireKeys } from './require-keys.ts'
import { BrokenLink, type Obtained, type Walk } from './step.ts'
import { walk } from './walk.ts'
import { WalkError } from './walk-error.ts'

export interface CheckResult {
  readonly name: string
  /** Who STS says it is, if it does; also where the AWS CLI would fail all the same. */
  readonly identity: CallerIdentity | null
  /** When the credentials expire, ms since the epoch; null if unknown. */
  readonly expiresAt: number | null
  /** Index of the link that failed, or null. */
  readonly failedLink: number | null
  readonly error: CheckError | null
  /** Duration of the check. */
  readonly ms: number
  /** When the check ended, ms since the epoch. */
  readonly at: number
}

export interface CheckPorts {
  readonly profiles: Profiles
  readonly ports: WalkPorts
  readonly memo: WalkMemo
  readonly signal: AbortSignal
  readonly sharedDevices?: ReadonlySet<string>
  readonly onLink: Walk['onLink']
  /** Why the AWS CLI would not even begin, or null. The SDKs go on, so the identity is asked for all the same. */
  readonly refusal: Problem | null
}

/**
 * Walks the chain of a profile and asks STS for the identity of its credentials. Where the AWS CLI would refuse, it fails
 * with that reason, beside the identity. Resolves even if the check fails; rejects only with the signal's reason.
 */
export async function check(entry: Entry, context: CheckPorts): Promise<CheckResult> {
  const { ports, signal } = context
  const { name } = entry.profile
  const started = ports.clock.now()
  const refusal = context.refusal ?? stopper(entry.profile, ports.variables)
  const done = (rest: Pick<CheckResult, 'identity' | 'expiresAt' | 'failedLink' | 'error'>): CheckResult => {
    const at = ports.clock.now()
    const refused = refusal && { failedLink: null, error: refusalError(refusal) }
    return { name, ...rest, ...refused, ms: at - started, at }
  }
  try {
    const { credentials, index } = await walk({ ...context, chain: entry.chain })
    const { identity, clockOffsetMs } = await identityOf({ credentials, index }, context)
    requireAccount(entry, identity)
    const { expiresAt } = credentials
    // The SDK signs once more, by AWS's clock, which the AWS CLI does not.
    return isWrongClock(clockOffsetMs)
      ? done({ identity, expiresAt, failedLink: index, error: clockSkew(clockOffsetMs) })
      : done({ identity, expiresAt, failedLink: null, error: null })
  } catch (error) {
    if (signal.aborted) throw error
    const { index, error: reason } = checkError(error, checkedOf(context.profiles, entry, error))
    return done({
      identity: null,
      expiresAt: null,
      failedLink: index ?? entry.chain.links.length - 1,
      error: reason,
    })
  }
}

/** An error of STS is attributed to the link that provided the credentials. */
async function identityOf({ credentials, index }: Obtained, { ports, memo, signal }: CheckPorts) {
  try {
    requireKeys(credentials)
    const key = `identity ${ports.routes.sts} ${credentialsKey(credentials)}`
    return await memo.once(key, async () => {
      const identity = await ports.sts.callerIdentity(credentials, signal)
      return { identity, clockOffsetMs: ports.sts.clockOffsetMs() }
    })
  } catch (error) {
    if (signal.aborted) throw error
    throw new BrokenLink(index, error)
  }
}

/** Throws `BrokenLink` if the credentials work, but for another account than the profile names. */
function requireAccount({ summary, chain }: Entry, { account }: CallerIdentity): void {
  if (summary.account === null || summary.account === account) return
  const roleLink = chain.links.findIndex((each) => each.type === 'assume-role' || each.type === 'sso-role')
  throw new BrokenLink(
    Math.max(0, roleLink),
    new WalkError(
      'wrong-account',
      `These credentials belong to account ${account}, but the profile names ${summary.account}.`,
      'check which account the settings should name',
    ),
  )
}
