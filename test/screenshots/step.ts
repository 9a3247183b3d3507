import type { ScreenCondition } from '../support/program/screen-text.ts'
import type { Terminal } from '../support/program/terminal.ts'

/** One thing done at the keyboard, and what the screen should then show. */
export interface Step {
  /** Names of keys, pressed one after another. */
  readonly press?: readonly string[]
  readonly type?: string
  readonly paste?: string
  readonly resize?: { readonly cols: number; readonly rows: number }
  readonly until?: ScreenCondition
}

/** Does what the step says, in the order of its fields. Rejects, with the screen, if `until` does not come. */
export async function playStep(terminal: Terminal, step: Step): Promise<void> {
  if (step.press) terminal.press(...step.press)
  if (step.type !== undefined) terminal.type(step.type)
  if (step.paste !== undefined) terminal.paste(step.paste)
  if (step.resize) terminal.resize(step.resize.cols, step.resize.rows)
  if (step.until !== undefined) await terminal.waitFor(step.until)
}
