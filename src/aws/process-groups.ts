/** Process groups of running credential_processes, which would survive awsprof otherwise. */
const groups = new Set<number>()
const HAS_GROUPS = process.platform !== 'win32'
const SIGNALS = ['SIGTERM', 'SIGHUP', 'SIGINT', 'SIGQUIT'] as const

/** Makes the processes of a group end with this one, however it ends (except by SIGKILL). */
export function endWithUs(group: number): void {
  groups.add(group)
  if (groups.size > 1) return
  process.on('exit', killAll)
  // Before all other listeners, which can end the process.
  for (const signal of SIGNALS) process.prependListener(signal, onSignal)
}

/** Undoes `endWithUs` for a group that has ended by itself. */
export function forgetGroup(group: number): void {
  groups.delete(group)
  if (groups.size > 0) return
  process.off('exit', killAll)
  for (const signal of SIGNALS) process.off(signal, onSignal)
}

/** Kills the processes of a group. Never throws. */
export function killGroup(group: number): void {
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
