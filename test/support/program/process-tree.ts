import { readdirSync, readFileSync } from 'node:fs'

interface ProcessRow {
  readonly pid: number
  readonly parent: number
  readonly session: number
}

/**
 * Kills (SIGKILL) the session leader `root`, its whole session and all descendants. Ignores processes that are already
 * gone.
 */
export function killSession(root: number): void {
  // A process may fork between being listed and being killed, so repeat until none is left.
  for (let round = 0; round < 5; round++) {
    const members = sessionMembers(root)
    if (members.length === 0) return
    for (const pid of members) kill(pid)
  }
}

/** Ids of the running processes in the session that `root` leads, and of all their descendants. */
export function sessionMembers(root: number): number[] {
  const rows = processRows()
  if (!rows) return isAlive(-root) ? [-root] : []
  const members = new Set(
    rows.filter((row) => row.session === root || row.pid === root).map((row) => row.pid),
  )
  // A child can have a lower id than its parent, so repeat until none is added.
  for (let before = -1; before !== members.size; ) {
    before = members.size
    for (const row of rows) if (members.has(row.parent)) members.add(row.pid)
  }
  return [...members]
}

/** Whether a process is running. A zombie is not. */
export function isRunning(pid: number): boolean {
  return processRows()?.some((row) => row.pid === pid) ?? isAlive(pid)
}

// Only Linux has /proc; elsewhere callers make do with the process group of the root.
function processRows(): ProcessRow[] | undefined {
  if (process.platform !== 'linux') return undefined
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        return readRow(readFileSync(`/proc/${name}/stat`, 'latin1'))
      } catch {
        return [] // ended meanwhile
      }
    })
}

// `pid (command) state parent group session …`. The command may contain spaces and parentheses.
function readRow(stat: string): ProcessRow[] {
  const [state, parent, , session] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  if (state === 'Z' || state === 'X') return []
  return [{ pid: Number.parseInt(stat, 10), parent: Number(parent), session: Number(session) }]
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // gone already
  }
}
