import type { TextEdit } from '../app/edit/text-field.ts'

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

/** What a key does to a line of text; null if nothing. */
export function textEditOf(key: string): TextEdit | null {
  const edit = EDITS[key]
  if (edit) return { type: edit }
  // Names of more than one character are keys that mean nothing in a text field.
  return [...key].length === 1 && key >= ' ' ? { type: 'insert', text: key } : null
}
