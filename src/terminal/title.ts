import { visible } from '../text/visible.ts'

/** Keeps the title that the terminal has, and gives it back (xterm, "Window manipulation"; others ignore it). */
export const KEEP_TITLE = '\u001b[22;2t'
export const RESTORE_TITLE = '\u001b[23;2t'

/** Sets the title of the terminal's window or tab (OSC 2). */
export function titleSequence(title: string): string {
  return `\u001b]2;${visible(title)}\u0007`
}
