import { expect, it } from 'vitest'
import { notifySequence } from '../../src/terminal/notify.ts'

it.each<[string, 'bell' | 'desktop', Record<string, string>, string]>([
  ['the bell', 'bell', { TMUX: '1' }, '\u0007'],
  ['two ways for the desktop', 'desktop', {}, '\u001b]9;a, b\u0007\u001b]777;notify;awsprof;a, b\u0007'],
  [
    'out of tmux',
    'desktop',
    { TMUX: '1' },
    '\u001bPtmux;\u001b\u001b]9;a, b\u0007\u001b\u001b]777;notify;awsprof;a, b\u0007\u001b\\',
  ],
])('%s', (_, how, variables, sequence) => {
  expect(notifySequence('a; b', how, variables)).toBe(sequence)
})

it('a name cannot end the sequence', () => {
  expect(notifySequence('x\u0007\u001b]0;y', 'desktop', {})).not.toContain('\u0007\u001b]0;')
})
