import type { OptionRow } from './command-row.ts'

export const JSON_OPTION: OptionRow = { flags: '--json', description: 'print JSON' }
export const MFA: OptionRow = {
  flags: '--mfa-code <code>',
  description: 'the code of the one MFA device that asks; without it, it is asked for on the terminal',
}
export const ROLE: OptionRow = {
  flags: '--role-arn <arn>',
  description: 'assume this role with the credentials of the profile, and give those of the role',
}
