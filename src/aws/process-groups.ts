import { type ChildProcess, spawn, spawnSync } from 'node:child_process'

/** Process groups of running credential_processes, which would survive awsprof otherwise. */
const groups = new Set<number>()

/** On Windows there are none. */
export const HAS_GROUPS = process.platform !== 'win32'
/** In milliseconds. */
const LONGEST_KILL = 5_000
const SIGNALS = ['SIGTERM', 'SIGHUP', 'SIGINT', 'SIGQUIT'] as const

/**
 * Starts a process that leads a group of its own, whose processes end with this one, however it ends. What is needed for
 * that is there before the process is, because a signal can come at any moment.
 *
 * @param start starts the process; what it throws is passed on
 */
export function startedWithUs<Child extends Pick<ChildProcess, 'pid'>>(start: () => Child): Child {
  standReady()
  try {
    const child = start()
    if (child.pid !== undefined) {
      groups.add(child.pid)
      watch(`+ ${child.pid}`)
    }
    return child
  } finally {
    standDown()
  }
}

function standReady(): void {
  if (groups.size > 0) return
  process.on('exit', killAll)
  // Before all other listeners, which can end the process.
  for (const signal of SIGNALS) process.prependListener(signal, onSignal)
  if (HAS_GROUPS) watcher = startWatcher()
}

function standDown(): void {
  if (groups.size > 0) return
  watcher?.stdin?.end()
  watcher = null
  process.off('exit', killAll)
  for (const signal of SIGNALS) process.off(signal, onSignal)
}

/** For a group of `startedWithUs` that has ended by itself. */
export function forgetGroup(group: number): void {
  if (!groups.delete(group)) return
  watch(`- ${group}`)
  standDown()
}

/** Kills the processes of a group, or on Windows a process and what it has started. Never throws. */
export function killGroup(group: number): void {
  if (!HAS_GROUPS) {
    const options = { stdio: 'ignore', windowsHide: true, timeout: LONGEST_KILL } as const
    spawnSync('taskkill', ['/pid', `${group}`, '/t', '/f'], options)
  }
  try {
    process.kill(HAS_GROUPS ? -group : group, 'SIGKILL')
  } catch {
    // It has already ended.
  }
  forgetGroup(group)
}

function killAll(): void {
  for (const group of groups) killGroup(group)
}

function onSignal(signal: NodeJS.Signals): void {
  killAll()
  // A listener replaces the default action, so end the process unless other listeners do.
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal)
}

/**
 * Reads `+ GROUP` and `- GROUP`, and kills the groups that are left when its input ends. SIGKILL gives no process the
 * time for that: it comes when an awsprof that is itself a credential_process is stopped by the one that started it.
 */
const WATCHER = `groups=' '
while read -r sign group; do
  if [ "$sign" = + ]; then groups="$groups$group "
  else groups="\${groups%%" $group "*} \${groups#*" $group "}"
  fi
done
for group in $groups; do kill -s KILL -- "-$group"; done 2>/dev/null`

/** Runs while there are groups. It is in a group of its own, so that it outlives ours. */
let watcher: ChildProcess | null = null

function watch(line: string): void {
  watcher?.stdin?.write(`${line}\n`)
}

function startWatcher(): ChildProcess {
  const started = spawn('/bin/sh', ['-c', WATCHER], {
    cwd: '/',
    env: {},
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  // Without it, groups still end with us, except by SIGKILL.
  started.on('error', () => {})
  started.stdin?.on('error', () => {})
  started.unref()
  return started
}
