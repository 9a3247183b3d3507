import type { Variables } from '../profiles/environment.ts'

/** GNU screen drops longer strings. */
const LONGEST_IN_SCREEN = 760

/** A sequence as it reaches the outer terminal, out of tmux or GNU screen. */
export function passedThrough(sequence: string, { TMUX, STY }: Variables): string {
  if (TMUX) return `\u001bPtmux;${sequence.replaceAll('\u001b', '\u001b\u001b')}\u001b\\`
  if (!STY) return sequence
  const pieces = sequence.match(new RegExp(`[^]{1,${LONGEST_IN_SCREEN}}`, 'g')) ?? []
  return pieces.map((piece) => `\u001bP${piece}\u001b\\`).join('')
}
