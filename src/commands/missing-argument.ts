import { readHome } from '../os/read-home.ts'
import { shellWord } from '../profiles/shell-words.ts'
import type { CommandRow } from './command-row.ts'
import type { CommandContext } from './context.ts'

/**
 * What to say where a command lacks an argument: for the name of a profile, the command with the active profile, or
 * `default` where that exists.
 */
export function missingText(
  context: CommandContext,
  { name, runsCommand }: CommandRow,
  missing: string,
): string {
  const text = `missing required argument '${missing}'`
  const profile = missing === 'name' ? activeProfile(context) : null
  if (profile === null) return `${text}; awsprof ${name} --help has examples`
  const next = `awsprof ${name} ${shellWord(profile)}${runsCommand ? ' -- COMMAND' : ''}`
  return `${text}; for the active profile: ${next}`
}

function activeProfile({ environment }: CommandContext): string | null {
  const active = environment.activeProfile ?? 'default'
  const { profileIndex } = readHome(environment, undefined, active)
  return profileIndex.entryOf(active) ? active : null
}
