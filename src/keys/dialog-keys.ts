import type { State } from '../app/state.ts'
import type { Binding } from './binding.ts'

/** Whether the form on the screen holds what was typed before an earlier Esc. */
const hasGivenBack = ({ overlay }: State) => overlay?.type === 'form' && overlay.givenBack !== undefined

/** Keys in text fields and dialogs. */
export const DIALOG_KEYS: readonly Binding[] = [
  {
    in: ['filter', 'edit', 'menu', 'form', 'accounts', 'accounts-filter', 'confirm'],
    keys: ['enter'],
    intent: 'accept',
    label: 'accept: keep the filter, save, choose, go on',
    group: 'Fields and dialogs',
    footer: { rank: 0, word: 'accept' },
  },
  {
    in: ['confirm'],
    keys: ['y'],
    intent: 'accept',
    label: 'yes',
    group: 'Fields and dialogs',
    footer: { rank: 2, word: 'yes' },
  },
  {
    in: ['confirm'],
    keys: ['n'],
    intent: 'back',
    label: 'no',
    group: 'Fields and dialogs',
    footer: { rank: 3, word: 'no' },
  },
  {
    in: ['form'],
    keys: ['tab'],
    intent: 'complete',
    label: 'complete what was begun, or go to the next field',
    group: 'Fields and dialogs',
    footer: { rank: 2, word: 'complete' },
  },
  {
    in: ['form'],
    keys: ['ctrl+g'],
    intent: 'begin-anew',
    label: 'begin the form anew',
    group: 'Fields and dialogs',
    footer: { rank: 3, word: 'begin anew', when: hasGivenBack },
  },
  {
    in: ['filter', 'menu', 'form', 'accounts-filter'],
    keys: ['up', 'shift+tab'],
    intent: 'up',
    label: 'up, the field above',
    group: 'Fields and dialogs',
  },
  {
    in: ['filter', 'menu', 'form', 'accounts-filter'],
    keys: ['down'],
    intent: 'down',
    label: 'down, the field below',
    group: 'Fields and dialogs',
  },
  {
    in: ['filter', 'menu', 'accounts-filter'],
    keys: ['pageup'],
    intent: 'page-up',
    label: 'a page up',
    group: 'Fields and dialogs',
  },
  {
    in: ['filter', 'menu', 'accounts-filter'],
    keys: ['pagedown'],
    intent: 'page-down',
    label: 'a page down',
    group: 'Fields and dialogs',
  },
]
