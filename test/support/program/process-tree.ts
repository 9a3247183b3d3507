import { readdirSync, readFileSync } from 'node:fs'

interface ProcessRow {
  readonly pid: number
  readonly parent: number
  readonly session: number
}

/**
 * Kills (SIGKILL) the process `root`, which leads a session of its own, everything else in that session and every
 * descendant. Does nothing for what is already gone.
 */
export function killSession(root: number): void {
  // A process may fork between the look and the kill, so look again until nothing is left.
  for (let round = 0; round < 5; round++) {
    const found = sessionMembers(root)
    if (found.length === 0) return
    for (const pid of found) kill(pid)
  }
}

/** Gives the ids of the living processes that belong to the session led by `root` or descend from it. */
export function sessionMembers(root: number): number[] {
  const rows = processRows()
  if (!rows) return isAlive(-root) ? [-root] : []
  const members = new Set(
    rows.filter((row) => row.session === root || row.pid === root).map((row) => row.pid),
  )
  // Children are usually, not always, numbered after their parents: go round until nothing is added.
  for (let before = -1; before !== members.size; ) {
    before = members.size
    for (const row of rows) if (members.has(row.parent)) members.add(row.pid)
  }
  return [...members]
}

/** True for a process that has not ended, whether or not anybody has waited for it since. */
export function isRunning(pid: number): boolean {
  return processRows()?.some((row) => row.pid === pid) ?? isAlive(pid)
}

// Only Linux has /proc; elsewhere the process group of the root must do.
function processRows(): ProcessRow[] | undefined {
  if (process.platform !== 'linux') return undefined
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        return readRow(readFileSync(`/proc/${name}/stat`, 'latin1'))
      } catch {
        return [] // it ended while we looked
      }
    })
}

// `pid (command) state parent group session …`; the command itself may hold spaces and parentheses.
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
