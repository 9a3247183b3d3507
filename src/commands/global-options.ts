import type { OptionRow } from './command-table.ts'

/** Options that every command takes. */
export const GLOBAL_OPTIONS: readonly OptionRow[] = [
  { flags: '--config-file <file>', description: 'read this file in place of ~/.aws/config' },
  { flags: '--credentials-file <file>', description: 'read this file in place of ~/.aws/credentials' },
  { flags: '--read-only', description: 'offer nothing that writes' },
  { flags: '--redact', description: 'mask account ids' },
  { flags: '--ascii', description: 'draw with ASCII characters only' },
  { flags: '--no-color', description: 'draw without colours' },
  {
    flags: '--demo',
    description: 'run the dashboard on sample profiles; nothing of yours is read, written or sent',
  },
]
