import { createAwsPorts } from '../aws/ports.ts'
import type { Profiles } from '../profiles/profile.ts'
import { clockWarning, isWrongClock } from '../session/clock-skew.ts'
import type { AwsPorts, WalkOptions } from '../session/ports.ts'
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

/** The terminal for a credential_process that may ask for something, if the command has one: an option of a walk. */
export function onOwnTerminal(): Pick<WalkOptions, 'onTerminal'> {
  return process.stdin.isTTY && process.stderr.isTTY ? { onTerminal: (run) => run() } : {}
}
