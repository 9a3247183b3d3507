import { constants } from 'node:os'

/** How a program ended: by itself with a code, or by a signal. The other one is null. */
export interface ExitStatus {
  readonly exitCode: number | null
  readonly signal: NodeJS.Signals | null
}

/** Takes exit code and signal number (0 or nothing for none) as the pty gives them. */
export function exitStatus(exitCode: number, signalNumber: number | undefined): ExitStatus {
  const signal = Object.entries(constants.signals).find(([, value]) => value === signalNumber)?.[0]
  return signal ? { exitCode: null, signal: signal as NodeJS.Signals } : { exitCode, signal: null }
}

/** Says how a program ended, for a message. */
export function describeExit(status: ExitStatus): string {
  return status.signal
    ? `the program was ended by ${status.signal}`
    : `the program exited with ${status.exitCode}`
}
