import type { CommandContext } from './context.ts'
import { printJson, say } from './output.ts'

/** What `populate` and `import` have done. */
export interface Made {
  readonly added: readonly MadeProfile[]
  readonly unchanged: number
  readonly removed: readonly MadeProfile[]
  readonly skipped: readonly Skipped[]
}

export interface MadeProfile {
  readonly name: string
  readonly account: string | null
  readonly role: string | null
}

export interface Skipped {
  readonly name: string
  /** A clause without its full stop. */
  readonly reason: string
}

/** Prints it as JSON to stdout, or as a sentence to stderr. */
export function reportMade(
  context: CommandContext,
  { added, unchanged, removed, skipped }: Made,
  isJson: boolean,
): void {
  if (isJson) {
    printJson(context, { added, unchanged, removed, skipped })
    return
  }
  const parts = [
    `${added.length} ${added.length === 1 ? 'profile' : 'profiles'} added`,
    `${unchanged} unchanged`,
    ...(removed.length > 0 ? [`${removed.length} removed`] : []),
    ...(skipped.length > 0 ? [`${skipped.length} skipped`] : []),
  ]
  say(context, parts.join(', '))
}

/** Says on stderr what was skipped, and why. */
export function saySkipped(context: CommandContext, skipped: readonly Skipped[]): void {
  for (const { name, reason } of skipped) say(context, `skipped ${name}: ${reason}`)
}
