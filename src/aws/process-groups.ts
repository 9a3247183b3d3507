/** What would be left of a credential_process if only awsprof ended. */
const groups = new Set<number>()
const HAS_GROUPS = process.platform !== 'win32'
const SIGNALS = ['SIGTERM', 'SIGHUP', 'SIGINT', 'SIGQUIT'] as const

/** From now on the processes of a group end with this one, however it ends (but for SIGKILL). */
export function endWithUs(group: number): void {
  groups.add(group)
  if (groups.size > 1) return
  process.on('exit', killAll)
  // First of all listeners: whoever else listens may end the process.
  for (const signal of SIGNALS) process.prependListener(signal, onSignal)
}

/** They have ended by themselves. */
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
    // Ended already.
  }
  forgetGroup(group)
}

function killAll(): void {
  for (const group of groups) killGroup(group)
}

function onSignal(signal: NodeJS.Signals): void {
  killAll()
  // To listen to a signal is to survive it, unless somebody else sees to the end.
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal)
}
