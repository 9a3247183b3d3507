import type { OptionRow } from './command-row.ts'

/** Options of every command; they precede its name. */
export const GLOBAL_OPTIONS: readonly OptionRow[] = [
  { flags: '--config-file <file>', description: 'use this file instead of ~/.aws/config' },
  { flags: '--credentials-file <file>', description: 'use this file instead of ~/.aws/credentials' },
  { flags: '--read-only', description: 'write nothing' },
  { flags: '--redact', description: 'mask account ids' },
  {
    flags: '--plain',
    description: 'a sentence a line for screen readers; without a command, print the list',
  },
  { flags: '--ascii', description: 'draw with ASCII characters only' },
  { flags: '--no-color', description: 'draw without colours' },
  {
    flags: '--demo',
    description: 'work on sample profiles; nothing of yours is read, written or sent',
  },
  { flags: '--licenses', description: 'print the licences of all that is built in' },
]
