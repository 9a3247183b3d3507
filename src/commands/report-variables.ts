import type { Home } from '../session/home.ts'
import { visible } from '../text/visible.ts'
import type { CommandContext } from './context.ts'
import { say } from './output.ts'

/** Says on stderr which variables beat the files, and which name a profile that does not exist. */
export function reportVariables({ environment }: CommandContext, { profileIndex }: Home): void {
  const { region, regionVariable, activeProfile, profileVariable } = environment
  if (regionVariable !== null) {
    const value = region === '' ? 'is set, but empty: with it, the AWS CLI calls no service' : `is ${region}`
    say(`${regionVariable} ${visible(value)}; it beats the region of every profile`)
  }
  if (profileVariable !== null && activeProfile !== null && !profileIndex.entryOf(activeProfile)) {
    say(`${profileVariable} is ${visible(activeProfile) || 'empty'}, but there is no such profile`)
  }
}
