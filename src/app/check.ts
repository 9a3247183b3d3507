import type { CheckResult } from '../session/check.ts'

/** How far the check of one profile is, and what came of the last one. */
export interface ProfileCheck {
  /** Of the check that runs, by index of the link; empty where none runs or it is one of many. */
  readonly links: ReadonlyMap<number, LinkState>
  readonly isRunning: boolean
  readonly result: CheckResult | null
}

export interface LinkState {
  readonly state: 'running' | 'done'
  readonly detail: string
}

/** Checks that run now. */
export interface CheckRun {
  readonly attempt: number
  readonly total: number
  readonly done: number
  readonly failed: number
}

export const NO_CHECK: ProfileCheck = { links: new Map(), isRunning: false, result: null }
