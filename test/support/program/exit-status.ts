import { constants } from 'node:os'

/** How a program ended: with an exit code or by a signal. The other one is null. */
export interface ExitStatus {
  readonly exitCode: number | null
  readonly signal: NodeJS.Signals | null
}

/** Converts the exit code and signal number of a pty; the number is 0 or undefined if there was no signal. */
export function exitStatus(exitCode: number, signalNumber: number | undefined): ExitStatus {
  const names = Object.keys(constants.signals) as NodeJS.Signals[]
  const signal = names.find((name) => constants.signals[name] === signalNumber)
  return signal ? { exitCode: null, signal } : { exitCode, signal: null }
}

/** How a program ended, in words. */
export function describeExit(status: ExitStatus): string {
  return status.signal
    ? `the program was ended by ${status.signal}`
    : `the program exited with ${status.exitCode}`
}
