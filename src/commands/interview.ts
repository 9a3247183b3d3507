import { choicesFor } from '../app/edit/choices.ts'
import { checkValue, type ValueCheck } from '../app/edit/value-check.ts'
import type { AskedChoice, AskedLine, Prompter } from '../ink/inline/asked.ts'
import type { SectionId } from '../profiles/edit/edit.ts'
import type { Profiles } from '../profiles/profile.ts'
import type { CommandContext } from './context.ts'
import { sayable } from './output.ts'
import { prompterOf } from './prompter.ts'

/** Thrown if the input ends at a question. */
export class InputEnded extends Error {}

/** The value of a setting, asked for. */
export interface AskedSetting {
  readonly label: string
  readonly target: SectionId
  readonly key: string
  /** What Enter takes; null if there is nothing to take. */
  readonly present: string | null
  readonly isRequired?: boolean
  /** Looks at an answer before the checks that the setting itself has. */
  readonly check?: (answer: string) => ValueCheck | null
}

/** Questions of one command on the terminal. Each rejects with `InputEnded`, or with the signal's reason if that aborts. */
export interface Interview {
  readonly line: (question: AskedLine) => Promise<string>
  /** Empty if there is no answer and none is needed. */
  readonly setting: (setting: AskedSetting) => Promise<string>
  /** Resolves to the index of the label chosen. */
  readonly choice: (question: AskedChoice) => Promise<number>
}

/** Loads Ink. */
export async function openInterview(
  context: CommandContext,
  profiles: Profiles,
  signal: AbortSignal,
): Promise<Interview> {
  const { ask, choose }: Prompter = await prompterOf(context)
  const shown = (text: string) => sayable(context, text)
  const line = async ({ text, choices = [], ...rest }: AskedLine) => {
    // A name that cannot be shown as it is must be typed.
    const fit = choices.filter((each) => shown(each) === each)
    return needed(await ask({ ...rest, text: shown(text), choices: fit }, signal))
  }
  return {
    line,
    setting: async (setting) => {
      const { label, target, key, present, isRequired = false } = setting
      const choices = choicesFor(profiles, target, key) ?? []
      const text = `${label} [${present ?? 'None'}]:`
      const check = (answer: string): ValueCheck | null => {
        if (answer !== '') return setting.check?.(answer) ?? checkValue(target.kind, key, answer)
        return isRequired && present === null ? { severity: 'error', text: 'A value is needed.' } : null
      }
      return (await line({ text, choices, check })) || (present ?? '')
    },
    choice: async ({ text, labels }) =>
      needed(await choose({ text: shown(text), labels: labels.map(shown) }, signal)),
  }
}

function needed<Answer>(answer: Answer | null): Answer {
  if (answer === null) throw new InputEnded('the input ended before the last answer')
  return answer
}
