import type { Home } from '../files/home.ts'
import { type RunResult, runProgram } from './run.ts'

/** Runs `awsprof ARGS` in a home, without a terminal. */
export function runInHome(home: Home, ...args: string[]): Promise<RunResult> {
  return runProgram(args, { env: home.env })
}

/** The JSON document on stdout. Throws if stdout is anything else. */
export function jsonOf({ stdout }: RunResult): unknown {
  return JSON.parse(stdout)
}
