/** A line of text being edited; `cursor` is an offset in UTF-16 units, never inside a character. */
export interface TextField {
  readonly text: string
  readonly cursor: number
  /** What was killed last, for Ctrl-Y. */
  readonly killed?: string
}

/** An edit as in readline. */
export type TextEdit =
  | { readonly type: 'insert'; readonly text: string }
  | {
      readonly type:
        | 'left'
        | 'right'
        | 'home'
        | 'end'
        | 'word-left'
        | 'word-right'
        | 'backspace'
        | 'delete'
        | 'kill-word'
        | 'kill-word-left'
        | 'kill-word-right'
        | 'kill-to-start'
        | 'kill-to-end'
        | 'yank'
    }

/** A character with its combining marks, which the cursor must not separate. */
const CHARACTER = /\P{M}\p{M}*|\p{M}+/gsu

function stepRight({ text, cursor }: TextField): number {
  return cursor + (text.slice(cursor).match(CHARACTER)?.[0]?.length ?? 0)
}

function stepLeft({ text, cursor }: TextField): number {
  return cursor - (text.slice(0, cursor).match(CHARACTER)?.at(-1)?.length ?? 0)
}

function wordLeft({ text, cursor }: TextField): number {
  return Math.max(0, text.slice(0, cursor).search(/[\p{L}\p{N}]+[^\p{L}\p{N}]*$/u))
}

function wordRight({ text, cursor }: TextField): number {
  return cursor + (/^[^\p{L}\p{N}]*[\p{L}\p{N}]*/u.exec(text.slice(cursor))?.[0].length ?? 0)
}

/** As in the shell, words end at blanks for Ctrl-W, but at anything except letters and digits for Alt-B. */
function blankWordLeft({ text, cursor }: TextField): number {
  return Math.max(0, text.slice(0, cursor).search(/\S+\s*$|\s+$/))
}

function remove(field: TextField, from: number, to: number): TextField {
  return { ...field, text: field.text.slice(0, from) + field.text.slice(to), cursor: from }
}

/** Removes, for Ctrl-Y to bring back. */
function kill(field: TextField, from: number, to: number): TextField {
  return from < to ? { ...remove(field, from, to), killed: field.text.slice(from, to) } : field
}

function insert(field: TextField, added: string): TextField {
  const { text, cursor } = field
  return { ...field, text: text.slice(0, cursor) + added + text.slice(cursor), cursor: cursor + added.length }
}

/** The field after one edit. Line breaks in pasted text become spaces, because a field is one line. */
export function editText(field: TextField, edit: TextEdit): TextField {
  const { text, cursor } = field
  switch (edit.type) {
    case 'insert':
      return insert(field, edit.text.replace(/\r\n?|\n/g, ' '))
    case 'yank':
      return insert(field, field.killed ?? '')
    case 'left':
      return { ...field, cursor: stepLeft(field) }
    case 'right':
      return { ...field, cursor: stepRight(field) }
    case 'home':
      return { ...field, cursor: 0 }
    case 'end':
      return { ...field, cursor: text.length }
    case 'word-left':
      return { ...field, cursor: wordLeft(field) }
    case 'word-right':
      return { ...field, cursor: wordRight(field) }
    case 'backspace':
      return remove(field, stepLeft(field), cursor)
    case 'delete':
      return remove(field, cursor, stepRight(field))
    case 'kill-word':
      return kill(field, blankWordLeft(field), cursor)
    case 'kill-word-left':
      return kill(field, wordLeft(field), cursor)
    case 'kill-word-right':
      return kill(field, cursor, wordRight(field))
    case 'kill-to-start':
      return kill(field, 0, cursor)
    case 'kill-to-end':
      return kill(field, cursor, text.length)
  }
}

/** A field with this text and the cursor at its end. */
export function atEnd(text: string): TextField {
  return { text, cursor: text.length }
}

/** An edit in the field above a list. The list's cursor `at` goes to the first row only if the text has changed. */
export function narrowed(
  { field, at }: { readonly field: TextField; readonly at: number },
  edit: TextEdit,
): { readonly field: TextField; readonly at: number } {
  const typed = editText(field, edit)
  return { field: typed, at: typed.text === field.text ? at : 0 }
}
