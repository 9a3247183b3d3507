import { createAwsPorts } from '../aws/ports.ts'
import type { Profiles } from '../profiles/profile.ts'
import type { AwsPorts, WalkOptions } from '../session/ports.ts'
import type { CommandContext } from './context.ts'

/** The ports of a command; the files that it has read decide where its requests go. Loads the SDK. */
export function portsOf({ variables, environment }: CommandContext, profiles: Profiles): AwsPorts {
  return createAwsPorts((profile) => ({ variables, environment, profiles, profile }))
}

/** The terminal for a credential_process that may ask for something, if the command has one: an option of a walk. */
export function onOwnTerminal(): Pick<WalkOptions, 'onTerminal'> {
  return process.stdin.isTTY && process.stderr.isTTY ? { onTerminal: (run) => run() } : {}
}
