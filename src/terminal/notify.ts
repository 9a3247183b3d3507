import type { Variables } from '../profiles/environment.ts'
import { visible } from '../text/visible.ts'
import { passedThrough } from './pass-through.ts'

const BELL = '\u0007'

/**
 * The sequence that tells the user of something while they look elsewhere: the bell, or a notification of the desktop
 * (OSC 9 of iTerm2 and its kin, OSC 777 of rxvt and VTE; terminals ignore the one that they do not know).
 */
export function notifySequence(text: string, how: 'bell' | 'desktop', variables: Variables): string {
  if (how === 'bell') return BELL
  const shown = visible(text).replaceAll(';', ',')
  return passedThrough(`\u001b]9;${shown}\u0007\u001b]777;notify;awsprof;${shown}\u0007`, variables)
}
