import { readFileSync } from 'node:fs'
import type { Home } from '../files/home.ts'
import { sessionMembers } from './process-tree.ts'
import { programFile } from './run.ts'
import { startTerminal, type Terminal } from './terminal.ts'

export interface DashboardOptions {
  readonly args?: readonly string[]
  readonly cols?: number
  readonly rows?: number
  /** Overrides the home's own environment. */
  readonly env?: Readonly<Record<string, string | undefined>>
}

/** Starts the built program in a new terminal. */
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

/** How a program ended and what state it left the terminal in, as reported by `sh`. */
export interface Aftermath {
  readonly status: number
  /** The words of `stty -a`: `icanon`, `-echo` … */
  readonly stty: ReadonlySet<string>
}

/** Starts a command in a shell that prints what `aftermath` needs once the command has ended. */
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

/** The shell command that starts the built program. */
export const dashboardCommand = `'${process.execPath}' '${programFile}'`

/** Waits until the command of `startUnderShell` has ended. */
export async function aftermath(terminal: Terminal): Promise<Aftermath> {
  await terminal.waitFor(/^done$/m)
  const text = terminal.text()
  const status = Number(/ended with (\d+)/.exec(text)?.[1])
  return { status, stty: new Set(text.slice(text.indexOf('ended with')).split(/[\s;]+/)) }
}

/** The process id of the Node that the shell in this terminal runs. Throws unless there is exactly one. */
export function nodeIn(terminal: Terminal): number {
  const [node, ...others] = sessionMembers(terminal.pid).filter((pid) => {
    return pid !== terminal.pid && readFileSync(`/proc/${pid}/cmdline`, 'utf8').startsWith(process.execPath)
  })
  if (node === undefined) throw new Error('no Node is running in this terminal')
  if (others.length > 0)
    throw new Error(`several are running in this terminal: ${[node, ...others].join(', ')}`)
  return node
}

/** The line of the screen that has the pointer. */
export function selectedRow(terminal: Terminal): string {
  return terminal.screen().find((line) => /[▸>]/.test(line)) ?? ''
}
