import type { CommandContext } from './context.ts'
import { BAD_NEWS, INTERRUPTED, WRONG_USAGE } from './exit-status.ts'
import { say } from './output.ts'
import { hasTerminal, prompterOf } from './prompter.ts'

/**
 * Asks on the terminal whether to write what was shown, and says why nothing is written if it is not to be. With
 * `isAgreed` (`--yes`) it does not ask; without a terminal it must be. Resolves to null for yes, or else to the exit status.
 */
export async function askToWrite(
  context: CommandContext,
  isAgreed: boolean,
  signal: AbortSignal,
): Promise<number | null> {
  if (isAgreed) return null
  if (!hasTerminal(context)) {
    say(context, 'nothing was written, because there is no terminal to ask on; --yes writes it')
    return WRONG_USAGE
  }
  try {
    const { ask } = await prompterOf(context)
    const answer = await ask({ text: 'Write this? [y/N]' }, signal)
    if (/^y(es)?$/i.test(answer ?? '')) return null
  } catch (error) {
    if (signal.aborted) return INTERRUPTED
    throw error
  }
  say(context, 'nothing was written')
  return BAD_NEWS
}
