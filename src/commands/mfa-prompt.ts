import { createInterface, type Interface } from 'node:readline/promises'
import { WalkError } from '../session/walk/walk-error.ts'
import { visible } from '../text/text.ts'

/** One question at a time, however many roles are assumed at once. */
let turn: Promise<unknown> = Promise.resolve()

/** Asks on the terminal for the code of an MFA device, on stderr so that the output stays clean. */
export function mfaPrompt(profile: string): (serial: string, signal: AbortSignal) => Promise<string> {
  return (serial, signal) => {
    const asked = turn.then(() => ask(profile, serial, signal))
    turn = asked.catch(() => undefined)
    return asked
  }
}

async function ask(profile: string, serial: string, signal: AbortSignal): Promise<string> {
  const missing = (message: string) => new WalkError('mfa-required', message, `awsprof check ${profile}`)
  if (!process.stdin.isTTY || !process.stderr.isTTY) {
    throw missing(`This role wants a code of the MFA device ${serial}, and there is no terminal to ask on.`)
  }
  signal.throwIfAborted()
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  // The terminal makes no signal of Ctrl-C meanwhile, and readline would give up this one question only.
  lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'))
  try {
    const question = lines.question(`Enter MFA code for ${visible(serial)}: `, { signal })
    // Node 22 leaves the question open for ever where the input has ended.
    const code = await Promise.race([question, ended(lines)])
    if (/^\d{6}$/.test(code.trim())) return code.trim()
    throw missing('An MFA code has six digits.')
  } catch (error) {
    if (error instanceof WalkError) throw error
    process.stderr.write('\n')
    signal.throwIfAborted()
    // Ctrl-D.
    throw missing(`No code of the MFA device ${serial} was given.`)
  } finally {
    lines.close()
  }
}

function ended(lines: Interface): Promise<never> {
  return new Promise((_, reject) => lines.once('close', () => reject(new Error('the input has ended'))))
}
