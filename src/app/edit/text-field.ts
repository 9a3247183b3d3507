import { secretSpans } from '../../profiles/mask/mask-secrets.ts'
import { randomSpans } from '../../profiles/mask/shaped-secrets.ts'
import { merged, type Span } from '../../profiles/mask/span.ts'

/** A line of text being edited; `cursor` is an offset in UTF-16 units, never inside a character. */
export interface TextField {
  readonly text: string
  readonly cursor: number
  /** What was killed last, for Ctrl-Y. */
  readonly killed?: string
  /** Parts that were recognized as secrets: what an edit leaves of one no longer looks like one. */
  readonly secrets?: readonly Span[]
  /** The same of `killed`. */
  readonly killedSecrets?: readonly Span[]
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
  const { text, secrets = [] } = field
  const left = (at: number) => (at <= from ? at : Math.max(from, at - (to - from)))
  return marked(
    { ...field, text: text.slice(0, from) + text.slice(to), cursor: from },
    secrets.map(({ start, end }) => ({ start: left(start), end: left(end) })),
  )
}

/** Removes, for Ctrl-Y to bring back. */
function kill(field: TextField, from: number, to: number): TextField {
  if (from >= to) return field
  const inside = (at: number) => Math.min(Math.max(at, from), to) - from
  const killedSecrets = (field.secrets ?? [])
    .map(({ start, end }) => ({ start: inside(start), end: inside(end) }))
    .filter(({ start, end }) => end > start)
  return { ...remove(field, from, to), killed: field.text.slice(from, to), killedSecrets }
}

function insert(field: TextField, added: string, ofAdded: readonly Span[] = []): TextField {
  const { text, cursor, secrets = [] } = field
  const { length } = added
  return marked(
    { ...field, text: text.slice(0, cursor) + added + text.slice(cursor), cursor: cursor + length },
    [
      ...secrets.map(({ start, end }) => ({
        start: start >= cursor ? start + length : start,
        end: end > cursor ? end + length : end,
      })),
      ...ofAdded.map(({ start, end }) => ({ start: start + cursor, end: end + cursor })),
    ],
  )
}

/** What is pasted is looked at by itself, too: behind other letters, a secret can look like a word. */
function insertedText(field: TextField, added: string): TextField {
  return insert(field, added, randomSpans(added))
}

function marked(field: TextField, secrets: readonly Span[]): TextField {
  const parts = merged(secrets.filter(({ start, end }) => end > start))
  return parts.length === 0 && field.secrets === undefined ? field : { ...field, secrets: parts }
}

function withFound(field: TextField, found: readonly Span[]): TextField {
  return found.length === 0 ? field : marked(field, [...(field.secrets ?? []), ...found])
}

/**
 * The field after one edit. Line breaks in pasted text become spaces, because a field is one line. What was recognized as
 * a secret stays marked, in whatever pieces; of what is typed, only what nothing but a secret looks like is marked.
 */
export function editText(field: TextField, edit: TextEdit): TextField {
  const edited = applyEdit(withFound(field, randomSpans(field.text)), edit)
  const isPaste = edit.type === 'insert' && edit.text.length > 1
  return withFound(edited, isPaste ? secretSpans(edited.text) : randomSpans(edited.text))
}

/** A line that is copied whole brings its end along. */
const OUTER_BREAKS = /^[\r\n]+|[\r\n]+$/g

function applyEdit(field: TextField, edit: TextEdit): TextField {
  const { text, cursor } = field
  switch (edit.type) {
    case 'insert':
      return insertedText(field, edit.text.replace(OUTER_BREAKS, '').replace(/\r\n?|\n/g, ' '))
    case 'yank':
      return insert(field, field.killed ?? '', field.killedSecrets)
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
