import { WalkError } from '../session/walk/walk-error.ts'
import { askLine, hasTerminal } from './ask-line.ts'
import type { CommandContext } from './context.ts'
import { sayable } from './output.ts'

/** Ends with the question before: roles are assumed in parallel, but codes are asked for one by one. */
let turn: Promise<unknown> = Promise.resolve()

/**
 * Asks on the terminal for an MFA code, on stderr so that the output stays clean. The result rejects with `WalkError` if
 * there is no code, and with the signal's reason if that aborts.
 */
export function mfaPrompt(
  context: Pick<CommandContext, 'options'>,
  profile: string,
): (serial: string, signal: AbortSignal) => Promise<string> {
  return (serial, signal) => {
    const asked = turn.then(() => ask(context, profile, serial, signal))
    turn = asked.catch(() => undefined)
    return asked
  }
}

async function ask(
  context: Pick<CommandContext, 'options'>,
  profile: string,
  serial: string,
  signal: AbortSignal,
): Promise<string> {
  const refusal = (message: string) => new WalkError('mfa-required', message, `awsprof check ${profile}`)
  if (!hasTerminal()) {
    throw refusal(`This role needs a code from the MFA device ${serial}, but there is no terminal to ask on.`)
  }
  const code = await askLine(sayable(context, `Enter MFA code for ${serial}:`), signal)
  if (code === null) throw refusal(`No code was entered for the MFA device ${serial}.`)
  if (/^\d{6}$/.test(code.trim())) return code.trim()
  throw refusal('An MFA code has six digits.')
}
