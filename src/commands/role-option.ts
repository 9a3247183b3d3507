import { parseArn } from '../profiles/arn.ts'
import { sha1 } from '../session/cache/token-cache.ts'
import type { AssumeRoleArguments } from '../session/ports.ts'
import { UsageError } from './usage-error.ts'

/** What STS takes in a session name, and how long it may be. */
const NOT_IN_A_NAME = /[^\w+=,.@-]/g
const LONGEST = 64
const HASH = 8

/**
 * What `--role-arn` asks STS for; null without it. The session is named after the profile, so that the AWS CLI's cache,
 * which knows no source of a role, keeps the role of one profile apart from that of another. Throws `UsageError` for
 * anything but the ARN of a role.
 */
export function roleMore(arn: string | undefined, profile: string): AssumeRoleArguments | null {
  if (arn === undefined) return null
  const parts = parseArn(arn)
  if (
    parts?.service !== 'iam' ||
    !/^\d{12}$/.test(parts.account) ||
    !/^role\/[\w+=,.@/-]+$/.test(parts.resource)
  )
    throw new UsageError('--role-arn must be the ARN of a role, such as arn:aws:iam::111122223333:role/Admin')
  return { RoleArn: arn, RoleSessionName: sessionName(profile) }
}

function sessionName(profile: string): string {
  const plain = `awsprof-${profile}`.replace(NOT_IN_A_NAME, '-')
  if (plain === `awsprof-${profile}` && plain.length <= LONGEST) return plain
  return `${plain.slice(0, LONGEST - HASH - 1)}-${sha1(profile).slice(0, HASH)}`
}
