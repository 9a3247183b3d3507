import { readFileSync } from 'node:fs'
import type { Home } from '../files/home.ts'
import { sessionMembers } from './process-tree.ts'
import { programFile } from './run.ts'
import { startTerminal, type Terminal } from './terminal.ts'

export interface DashboardOptions {
  readonly args?: readonly string[]
  readonly cols?: number
  readonly rows?: number
  /** Over the home's own environment. */
  readonly env?: Readonly<Record<string, string | undefined>>
}

/** Starts the built program in a terminal of its own. */
export function startDashboard(home: Home, options: DashboardOptions = {}): Terminal {
  const { args = [], cols = 120, rows = 40, env = {} } = options
  return startTerminal({
    command: process.execPath,
    args: [programFile, ...args],
    env: { ...home.env, ...env },
    cols,
    rows,
  })
}

/** What `sh` says behind a program: how it ended and how the terminal was left. */
export interface Aftermath {
  readonly status: number
  /** The words of `stty -a`: `icanon`, `-echo` … */
  readonly stty: ReadonlySet<string>
}

/** Starts a command under a shell that, once it has ended, asks the terminal how it was left. */
export function startUnderShell(home: Home, command: string, options: DashboardOptions = {}): Terminal {
  const { cols = 120, rows = 40, env = {} } = options
  return startTerminal({
    command: '/bin/sh',
    args: ['-c', `${command}; echo "ended with $?"; stty -a; echo done; read answer`],
    env: { ...home.env, ...env },
    cols,
    rows,
  })
}

/** The command that starts the built program. */
export const dashboardCommand = `'${process.execPath}' '${programFile}'`

/** Waits until the shell of `startUnderShell` has spoken. */
export async function aftermath(terminal: Terminal): Promise<Aftermath> {
  await terminal.waitFor(/^done$/m)
  const text = terminal.text()
  const status = Number(/ended with (\d+)/.exec(text)?.[1])
  return { status, stty: new Set(text.slice(text.indexOf('ended with')).split(/[\s;]+/)) }
}

/** The process id of the node that a shell in this terminal runs. */
export function nodeIn(terminal: Terminal): number {
  const found = sessionMembers(terminal.pid).filter((pid) => {
    return pid !== terminal.pid && readFileSync(`/proc/${pid}/cmdline`, 'utf8').startsWith(process.execPath)
  })
  if (found.length !== 1) throw new Error(`${found.length} programs run in this terminal`)
  return found[0]!
}

/** The row of the list on which the pointer stands, without its border. */
export function selectedRow(terminal: Terminal): string {
  return terminal.screen().find((line) => /[▸>]/.test(line)) ?? ''
}
