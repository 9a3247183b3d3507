import { createAwsPorts } from '../aws/ports.ts'
import type { Profiles } from '../profiles/profile.ts'
import type { AwsPorts } from '../session/ports.ts'
import type { CommandContext } from './context.ts'
import { clockTeller } from './walk-ports.ts'

/**
 * The ports of a command; the files that it has read decide where its requests go. Loads the SDK. Says once on stderr
 * if AWS's answers show that this machine's clock is wrong.
 *
 * @param beforeSaying clears whatever stands on the line
 */
export function portsOf(
  context: CommandContext,
  profiles: Profiles,
  beforeSaying: () => void = () => {},
): AwsPorts {
  const { variables, environment } = context
  return createAwsPorts(
    (profile) => ({ variables, environment, profiles, profile }),
    clockTeller(context, beforeSaying),
  )
}
