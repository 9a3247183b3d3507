import { portsForWalk } from '../aws/open-walk.ts'
import type { Profiles } from '../profiles/profile.ts'
import { clockWarning, isWrongClock } from '../session/clock-skew.ts'
import type { WalkOptions, WalkPorts } from '../session/ports.ts'
import type { CommandContext } from './context.ts'
import { say } from './output.ts'

/** The ports for the walk of one profile, or of none. Loads the SDK only if a request is made. */
export function walkPortsOf(
  context: CommandContext,
  profiles: Profiles,
  profile: string | null,
  options: WalkOptions,
): WalkPorts {
  const { variables, environment } = context
  return portsForWalk({ variables, environment, profiles, profile, onClock: clockTeller(context) }, options)
}

/**
 * Says once on stderr if AWS's answers show that this machine's clock is wrong.
 *
 * @param beforeSaying clears whatever stands on the line
 */
export function clockTeller(
  context: CommandContext,
  beforeSaying: () => void = () => {},
): (offsetMs: number) => void {
  let isSaid = false
  return (offsetMs) => {
    if (isSaid || !isWrongClock(offsetMs)) return
    isSaid = true
    beforeSaying()
    say(context, clockWarning(offsetMs))
  }
}

/** The terminal for a credential_process that may ask for something, if the command has one: an option of a walk. */
export function onOwnTerminal(): Pick<WalkOptions, 'onTerminal'> {
  return process.stdin.isTTY && process.stderr.isTTY ? { onTerminal: (run) => run() } : {}
}
