import { createInterface, type Interface } from 'node:readline/promises'
import { WalkError } from '../session/walk/walk-error.ts'
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
  if (!process.stdin.isTTY || !process.stderr.isTTY) {
    throw refusal(`This role needs a code from the MFA device ${serial}, but there is no terminal to ask on.`)
  }
  signal.throwIfAborted()
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  // In readline's raw mode Ctrl-C sends no signal, and readline by itself would only cancel this one question.
  lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'))
  try {
    const question = lines.question(`${sayable(context, `Enter MFA code for ${serial}:`)} `, { signal })
    // In Node 22 the question stays pending forever if the input ends.
    const code = await Promise.race([question, ended(lines)])
    if (/^\d{6}$/.test(code.trim())) return code.trim()
    throw refusal('An MFA code has six digits.')
  } catch (error) {
    if (error instanceof WalkError) throw error
    process.stderr.write('\n')
    signal.throwIfAborted()
    // Ctrl-D.
    throw refusal(`No code was entered for the MFA device ${serial}.`)
  } finally {
    lines.close()
  }
}

function ended(lines: Interface): Promise<never> {
  return new Promise((_, reject) => lines.once('close', () => reject(new Error('the input has ended'))))
}
