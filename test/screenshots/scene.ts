import type { HomeOptions } from '../support/files/home.ts'
import type { Theme } from './palette.ts'
import type { Step } from './step.ts'

/** A screenshot to take: how to start the dashboard, what to press, and what must then be seen. */
export interface Scene {
  /** Names the files `screenshots/NAME.svg` and `.png`. */
  readonly name: string
  readonly cols: number
  readonly rows: number
  readonly theme: Theme
  /** Arguments of awsprof. */
  readonly args: readonly string[]
  /** Files of the home that it runs in; an empty home if absent. */
  readonly home?: HomeOptions
  /** Added to the home's own environment; undefined takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** At the end of the last step the picture is taken, so its `until` must ask for all that changes by itself. */
  readonly steps: readonly [Step, ...Step[]]
}
