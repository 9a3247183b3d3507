import type { Home } from '../session/home.ts'
import type { CommandContext } from './context.ts'
import { say } from './output.ts'

/** Says on stderr which variables beat the files, and which name a profile that does not exist. */
export function reportVariables(context: CommandContext, { profileIndex }: Home): void {
  const { region, regionVariable, activeProfile, profileVariable } = context.environment
  if (regionVariable !== null) {
    const value = region === '' ? 'is set, but empty: with it, the AWS CLI calls no service' : `is ${region}`
    say(context, `${regionVariable} ${value}; it beats the region of every profile`)
  }
  if (profileVariable !== null && activeProfile !== null && !profileIndex.entryOf(activeProfile)) {
    say(context, `${profileVariable} is ${activeProfile || 'empty'}, but there is no such profile`)
  }
}
