import type { Binding } from './binding.ts'
import { PANES } from './context.ts'
import { outsideDemo, withoutProfile, withoutRow } from './disabled.ts'

/** Keys that check a profile or use it. */
export const USE_KEYS: readonly Binding[] = [
  {
    in: PANES,
    keys: ['c'],
    intent: 'check',
    label: 'check: walk the source chain, ask STS for the identity',
    group: 'Session',
    footer: { rank: 6, word: 'check' },
    disabled: withoutRow,
  },
  {
    in: PANES,
    keys: ['C'],
    intent: 'check-all',
    label: 'check all profiles; Esc stops it',
    group: 'Session',
    footer: { rank: 11, word: 'check all' },
    disabled: withoutRow,
  },
  {
    in: PANES,
    keys: ['i'],
    intent: 'show-raw',
    label: 'show or hide the raw answer to a failed check',
    group: 'Show',
  },
  {
    in: PANES,
    keys: ['p'],
    intent: 'pick',
    label: 'pick: quit; the shell (awsprof init) uses this profile',
    group: 'Use',
    footer: { rank: 9, word: 'pick' },
    disabled: outsideDemo,
  },
  {
    in: PANES,
    keys: ['y'],
    intent: 'copy',
    label: 'copy name, ARN, account, export line or login address',
    group: 'Use',
    footer: { rank: 13, word: 'copy' },
    disabled: withoutProfile,
  },
  {
    in: PANES,
    keys: ['w'],
    intent: 'console',
    label: 'open the AWS console signed in as this profile',
    group: 'Use',
    disabled: outsideDemo,
  },
  {
    in: PANES,
    keys: ['$'],
    intent: 'subshell',
    label: 'open a shell with its credentials',
    group: 'Use',
    disabled: withoutProfile,
  },
]
