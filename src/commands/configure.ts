import { choicesFor } from '../app/edit/choices.ts'
import { checkValue } from '../app/edit/value-check.ts'
import type { AskedLine } from '../ink/inline/asked.ts'
import { configureEdit, nextQuestion } from '../profiles/configure.ts'
import { nameRefusal } from '../profiles/edit/refusal.ts'
import { askInTurn } from './ask-in-turn.ts'
import type { CommandContext } from './context.ts'
import { BAD_NEWS, DONE, INTERRUPTED } from './exit-status.ts'
import { homeToWrite } from './home-to-write.ts'
import { abortOnInterrupt } from './interrupt.ts'
import { say, sayable } from './output.ts'
import { hasTerminal } from './prompter.ts'
import { saveEdit } from './save-edit.ts'
import { UsageError } from './usage-error.ts'

/** `awsprof configure`: asks for the keys, region and output of a profile. Resolves to the exit status. */
export async function configure(
  context: CommandContext,
  { profile }: { readonly profile?: string },
): Promise<number> {
  const name = profile ?? context.environment.activeProfile ?? 'default'
  const refusal = nameRefusal({ kind: 'profile', name })
  if (refusal !== null) throw new UsageError(`--profile: ${refusal}`)
  if (process.stdin.isTTY && !hasTerminal(context)) {
    throw new UsageError(
      'configure cannot ask on this terminal (TERM=dumb, or standard error is elsewhere); it also reads lines from a pipe',
    )
  }
  const home = homeToWrite(context)
  if (home === null) return BAD_NEWS
  const { profiles } = home.profileIndex
  const signal = abortOnInterrupt()
  const answers = new Map<string, string>()
  let asked = nextQuestion(profiles, name, answers)
  const shown = (): AskedLine | null => {
    if (asked === null) return null
    const { key, text, isSecret } = asked
    const check = (answer: string) => checkValue('profile', key, answer)
    const choices = choicesFor(profiles, { kind: 'profile', name }, key) ?? []
    return { text: sayable(context, text), isSecret, check, choices }
  }
  const onAnswer = (answer: string) => {
    if (asked) answers.set(asked.key, answer)
    asked = nextQuestion(profiles, name, answers)
    return shown()
  }
  const first = shown()
  try {
    if (first !== null && !(await askInTurn(context, first, onAnswer, signal))) {
      say(context, `the input ended before the last answer (${asked?.key}); nothing was written`)
      return BAD_NEWS
    }
  } catch (error) {
    if (signal.aborted) return INTERRUPTED
    throw error
  }
  const edit = configureEdit(profiles, name, answers)
  return edit === null ? DONE : saveEdit(context, profiles.documents, edit)
}
