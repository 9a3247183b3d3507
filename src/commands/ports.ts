import { createAwsPorts } from '../aws/ports.ts'
import type { Profiles } from '../profiles/profile.ts'
import { clockWarning, isWrongClock } from '../session/clock-skew.ts'
import type { AwsPorts } from '../session/ports.ts'
import type { CommandContext } from './context.ts'
import { say } from './output.ts'

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
  let isSaid = false
  return createAwsPorts(
    (profile) => ({ variables, environment, profiles, profile }),
    (offsetMs) => {
      if (isSaid || !isWrongClock(offsetMs)) return
      isSaid = true
      beforeSaying()
      say(context, clockWarning(offsetMs))
    },
  )
}
