import type { Event } from '../app/event.ts'
import type { State } from '../app/state.ts'
import type { Binding } from './binding.ts'
import { contextOf, type KeyContext, takesText } from './context.ts'
import { keyLabel } from './key-label.ts'
import { KEYMAP } from './keymap.ts'
import { textEditOf } from './text-edit.ts'

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

function typed(key: string): Event | null {
  const edit = textEditOf(key)
  return edit === null ? null : { type: 'typed', edit }
}
