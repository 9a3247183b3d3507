import { createInterface } from 'node:readline/promises'
import { WalkFault } from '../session/walk-fault.ts'
import { visible } from '../view/text.ts'

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
  if (!process.stdin.isTTY || !process.stderr.isTTY) {
    const message = `This role wants a code of the MFA device ${serial}, and there is no terminal to ask on.`
    throw new WalkFault('mfa-required', message, `awsprof check ${profile}`)
  }
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  try {
    const code = await lines.question(`Enter MFA code for ${visible(serial)}: `, { signal })
    if (/^\d{6}$/.test(code.trim())) return code.trim()
    throw new WalkFault('mfa-required', 'An MFA code has six digits.', `awsprof check ${profile}`)
  } finally {
    lines.close()
  }
}
