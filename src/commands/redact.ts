import type { CommandContext } from './context.ts'

/** With `--redact` an account id keeps its last four digits, for screenshots and support tickets. */
export function redactAccount(
  { options }: Pick<CommandContext, 'options'>,
  account: string | null,
): string | null {
  return account === null || !options.redact ? account : `${'*'.repeat(8)}${account.slice(-4)}`
}

/** Account ids anywhere in a text, such as in ARNs. */
export function redactText({ options }: Pick<CommandContext, 'options'>, text: string): string {
  return options.redact ? text.replace(/(?<!\d)\d{8}(\d{4})(?!\d)/g, '********$1') : text
}
