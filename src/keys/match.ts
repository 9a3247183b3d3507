import type { TextEdit } from '../app/edit/text-field.ts'
import type { Event } from '../app/event.ts'
import type { State } from '../app/state.ts'
import type { Binding } from './binding.ts'
import { contextOf, type KeyContext, takesText } from './context.ts'
import { keyLabel } from './key-label.ts'
import { KEYMAP } from './keymap.ts'

const byContext = new Map<KeyContext, Map<string, Binding>>()
for (const binding of KEYMAP) {
  for (const context of binding.in) {
    const keys = byContext.get(context) ?? new Map<string, Binding>()
    for (const key of binding.keys) keys.set(key, binding)
    byContext.set(context, keys)
  }
}

/** The binding of a key in a context, or undefined. */
export function bindingOf(context: KeyContext, key: string): Binding | undefined {
  return byContext.get(context)?.get(key)
}

/** The event for a key in this state; a notice if the key cannot be used now, null if it means nothing. */
export function match(state: State, key: string): Event | null {
  const context = contextOf(state)
  const binding = bindingOf(context, key)
  if (!binding) return takesText(context) ? typed(key) : null
  const reason = binding.disabled?.(state)
  if (reason === undefined) return { type: 'intent', intent: binding.intent }
  return { type: 'noticed', tone: 'info', text: `Not now: ${reason} (${keyLabel(key)}: ${binding.label}).` }
}

const EDITS: Readonly<Record<string, Exclude<TextEdit['type'], 'insert'>>> = {
  left: 'left',
  right: 'right',
  home: 'home',
  end: 'end',
  'ctrl+a': 'home',
  'ctrl+e': 'end',
  'ctrl+b': 'left',
  'ctrl+f': 'right',
  'alt+b': 'word-left',
  'alt+f': 'word-right',
  'alt+left': 'word-left',
  'alt+right': 'word-right',
  'ctrl+left': 'word-left',
  'ctrl+right': 'word-right',
  'alt+d': 'kill-word-right',
  'alt+backspace': 'kill-word-left',
  'ctrl+y': 'yank',
  backspace: 'backspace',
  'ctrl+h': 'backspace',
  delete: 'delete',
  'ctrl+d': 'delete',
  'ctrl+w': 'kill-word',
  'ctrl+u': 'kill-to-start',
  'ctrl+k': 'kill-to-end',
}

function typed(key: string): Event | null {
  const edit = EDITS[key]
  if (edit) return { type: 'typed', edit: { type: edit } }
  // Names of more than one character are keys that mean nothing in a text field.
  return [...key].length === 1 && key >= ' ' ? { type: 'typed', edit: { type: 'insert', text: key } } : null
}
