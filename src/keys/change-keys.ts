import { mendingsOf } from '../app/edit/mendings-of.ts'
import { problemAtCursor } from '../app/edit/update-fix.ts'
import type { State } from '../app/state.ts'
import type { Binding } from './binding.ts'
import { PANES } from './context.ts'
import { cannotChange, cannotFix, cannotWrite, whileReadOnly, withoutRow } from './disabled.ts'

const canBeMended = (state: State) => {
  const problem = problemAtCursor(state)
  return problem !== undefined && mendingsOf(state, problem).length > 0
}

/** Keys in the panes that change a file or show a secret. */
export const CHANGE_KEYS: readonly Binding[] = [
  {
    in: ['details'],
    keys: ['enter', 'e'],
    intent: 'edit',
    label: 'edit the value in place',
    group: 'Change',
    footer: { rank: 3, word: 'edit' },
    disabled: cannotChange,
  },
  {
    in: ['list'],
    keys: ['e', 'a', 'x', 'v'],
    intent: 'open-details',
    label: 'change or show a setting in the details',
    group: 'Change',
    disabled: () => 'press Enter first to go to the settings',
  },
  {
    in: PANES,
    keys: ['n'],
    intent: 'new-profile',
    label: 'new profile',
    group: 'Change',
    footer: { rank: 10, word: 'new' },
    disabled: cannotWrite,
  },
  {
    in: PANES,
    keys: ['I'],
    intent: 'import-profiles',
    label: 'import a file, a CSV of the console or pasted lines',
    group: 'Change',
    footer: { rank: 14, word: 'import' },
    disabled: cannotWrite,
  },
  {
    in: ['details'],
    keys: ['a'],
    intent: 'add-setting',
    label: 'add a setting',
    group: 'Change',
    footer: { rank: 4, word: 'add' },
    disabled: cannotChange,
  },
  {
    in: ['details'],
    keys: ['x'],
    intent: 'remove-setting',
    label: 'remove the setting',
    group: 'Change',
    footer: { rank: 5, word: 'remove' },
    disabled: cannotChange,
  },
  {
    in: ['details'],
    keys: ['v'],
    intent: 'reveal',
    label: 'show what is cut whole; a secret for a few seconds',
    group: 'Show',
    footer: { rank: 5.5, word: 'whole' },
    disabled: withoutRow,
  },
  {
    in: PANES,
    keys: ['f'],
    intent: 'fix',
    label: 'fix the problem here, else choose among the fixes',
    group: 'Change',
    footer: { rank: 2.5, word: 'fix', when: canBeMended },
    disabled: cannotFix,
  },
  {
    in: PANES,
    keys: ['D'],
    intent: 'duplicate',
    label: 'duplicate the profile or sso-session',
    group: 'Change',
    disabled: cannotChange,
  },
  {
    in: PANES,
    keys: ['R'],
    intent: 'rename',
    label: 'rename it and every reference to it',
    group: 'Change',
    disabled: cannotChange,
  },
  {
    in: PANES,
    keys: ['X'],
    intent: 'delete',
    label: 'delete it',
    group: 'Change',
    disabled: cannotChange,
  },
  {
    in: PANES,
    keys: ['u'],
    intent: 'undo',
    label: 'undo the last change',
    group: 'Change',
    disabled: cannotWrite,
  },
  { in: PANES, keys: ['ctrl+r'], intent: 'redo', label: 'redo it', group: 'Change', disabled: cannotWrite },
  {
    in: PANES,
    keys: ['E'],
    intent: 'open-editor',
    label: 'open the file in $VISUAL or $EDITOR at this line',
    group: 'Change',
    disabled: whileReadOnly,
  },
]
