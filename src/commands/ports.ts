import { createAwsPorts } from '../aws/ports.ts'
import type { Profiles } from '../profiles/profile.ts'
import type { AwsPorts } from '../session/ports.ts'
import type { CommandContext } from './context.ts'

/** The ports of a command: all that it sends goes by the files that it has read. Loads the SDK. */
export function portsOf({ variables, environment }: CommandContext, profiles: Profiles): AwsPorts {
  return createAwsPorts((profile) => ({ variables, environment, profiles, profile }))
}
