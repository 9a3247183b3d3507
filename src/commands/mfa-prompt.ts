import type { ValueCheck } from '../app/edit/value-check.ts'
import { WalkError } from '../session/walk/walk-error.ts'
import type { CommandContext } from './context.ts'
import { sayable } from './output.ts'
import { hasTerminal, prompterOf } from './prompter.ts'

/** What a question needs. */
export type PromptContext = Pick<CommandContext, 'options' | 'capabilities' | 'variables'>

/** Ends with the question before: roles are assumed in parallel, but codes are asked for one by one. */
let turn: Promise<unknown> = Promise.resolve()

/**
 * Asks on the terminal for an MFA code, on stderr so that the output stays clean. The result rejects with `WalkError` if
 * there is no code, and with the signal's reason if that aborts.
 */
export function mfaPrompt(
  context: PromptContext,
  profile: string,
): (serial: string, signal: AbortSignal) => Promise<string> {
  return (serial, signal) => {
    const asked = turn.then(() => askFor(context, profile, serial, signal))
    turn = asked.catch(() => undefined)
    return asked
  }
}

async function askFor(
  context: PromptContext,
  profile: string,
  serial: string,
  signal: AbortSignal,
): Promise<string> {
  const refusal = (message: string) => new WalkError('mfa-required', message, `awsprof check ${profile}`)
  if (!hasTerminal(context)) {
    throw refusal(`This role needs a code from the MFA device ${serial}, but there is no terminal to ask on.`)
  }
  const { ask } = await prompterOf(context)
  const text = sayable(context, `Enter MFA code for ${serial}:`)
  const code = await ask({ text, check: checkCode }, signal)
  if (code === null) throw refusal(`No code was entered for the MFA device ${serial}.`)
  return code
}

function checkCode(code: string): ValueCheck | null {
  return /^\d{6}$/.test(code) ? null : { severity: 'error', text: 'An MFA code has six digits.' }
}
