import type { WalkPorts } from '../session/ports.ts'
import { mfaPrompt, type PromptContext } from './mfa-prompt.ts'
import { UsageError } from './usage-error.ts'

/** Gives MFA codes to the walk of a profile. */
export type CodesFor = (profile: string) => WalkPorts['mfaCode']

/**
 * The code of `--mfa-code` for the first device that asks, once, since STS accepts a code only once; every other code is
 * asked for on the terminal. Throws `UsageError` for anything but six digits.
 */
export function mfaCodes(context: PromptContext, given: string | undefined): CodesFor {
  if (given !== undefined && !/^\d{6}$/.test(given)) throw new UsageError('--mfa-code must have six digits')
  let left = given
  return (profile) => {
    const ask = mfaPrompt(context, profile)
    return async (serial, signal) => {
      const code = left
      left = undefined
      return code ?? ask(serial, signal)
    }
  }
}
