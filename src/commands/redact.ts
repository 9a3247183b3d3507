import { redactIds } from '../view/redact.ts'
import type { CommandContext } from './context.ts'

/** With `--redact`, masks all but the last four digits of an account id. */
export function redactAccount(
  { options }: Pick<CommandContext, 'options'>,
  account: string | null,
): string | null {
  return account === null || !options.redact ? account : `${'*'.repeat(8)}${account.slice(-4)}`
}

/** With `--redact`, masks account ids anywhere in a text, such as in ARNs. */
export function redactText({ options }: Pick<CommandContext, 'options'>, text: string): string {
  return options.redact ? redactIds(text) : text
}
