import type { TextEdit } from '../app/edit/text-field.ts'
import type { Event } from '../app/event.ts'
import type { State } from '../app/state.ts'
import type { Binding } from './binding.ts'
import { contextOf, type KeyContext, takesText } from './context.ts'
import { keyLabel } from './key-label.ts'
import { KEYMAP } from './keymap.ts'

/** The fields of Ink's `Key` that `keyNames` reads; declared here because the core does not import Ink. */
export interface KeyFlags {
  readonly upArrow?: boolean
  readonly downArrow?: boolean
  readonly leftArrow?: boolean
  readonly rightArrow?: boolean
  readonly pageUp?: boolean
  readonly pageDown?: boolean
  readonly home?: boolean
  readonly end?: boolean
  readonly return?: boolean
  readonly escape?: boolean
  readonly tab?: boolean
  readonly backspace?: boolean
  readonly delete?: boolean
  readonly ctrl?: boolean
  readonly meta?: boolean
  readonly shift?: boolean
}

const SPECIAL = [
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageUp', 'pageup'],
  ['pageDown', 'pagedown'],
  ['home', 'home'],
  ['end', 'end'],
  ['return', 'enter'],
  ['escape', 'esc'],
  ['tab', 'tab'],
  ['backspace', 'backspace'],
  ['delete', 'delete'],
] as const

/**
 * The names of the keys in one piece of input: `up`, `ctrl+u`, `alt+b`, `j` … Keys typed faster than they are read
 * arrive as one piece (`jjj`) and are separated.
 */
export function keyNames(input: string, flags: KeyFlags): string[] {
  for (const [flag, name] of SPECIAL)
    if (flags[flag]) return [flags.shift && name === 'tab' ? 'shift+tab' : name]
  if (flags.ctrl) return [`ctrl+${input.toLowerCase()}`]
  if (flags.meta) return [`alt+${input}`]
  return [...input].map(charName)
}

const CONTROL_NAMES: Readonly<Record<string, string>> = {
  '\r': 'enter',
  '\n': 'enter',
  '\t': 'tab',
  '\u001b': 'esc',
  '\u007f': 'backspace',
  '\b': 'backspace',
}

/** Ink sets no flags for keys inside a longer piece: Ctrl-A to Ctrl-Z arrive as U+0001 to U+001A. */
function charName(char: string): string {
  const named = CONTROL_NAMES[char]
  if (named !== undefined) return named
  return char >= '\u0001' && char <= '\u001a'
    ? `ctrl+${String.fromCharCode(char.charCodeAt(0) + 0x60)}`
    : char
}

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

/**
 * Separates a key with Alt into Esc and the letter if the combination means nothing: the two reach the program as one
 * key if they are typed in quick succession.
 */
export function unfolded(state: State, key: string): readonly string[] {
  const context = contextOf(state)
  const [, letter] = /^alt\+(.)$/u.exec(key) ?? []
  const isKnown = bindingOf(context, key) !== undefined || (takesText(context) && EDITS[key] !== undefined)
  return letter === undefined || isKnown ? [key] : ['esc', charName(letter)]
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
