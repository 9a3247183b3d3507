import type { TextField } from '../../app/edit/text-field.ts'

/** The keys that Ink's widgets read as they are meant, as a terminal sends them. */
export const WIDGET_KEYS = {
  up: '\u001b[A',
  down: '\u001b[B',
  right: '\u001b[C',
  left: '\u001b[D',
  backspace: '\u007f',
  enter: '\r',
} as const

/**
 * The keys that take `ink-text-input` from one line to another: it knows text, Left, Right and Backspace, but would insert a
 * `w` for Ctrl-W. Each must be read by itself.
 */
export function keysBetween(before: TextField, after: TextField): readonly string[] {
  const start = sharedStart(before.text, after.text)
  const end = sharedStart(reversed(before.text.slice(start)), reversed(after.text.slice(start)))
  const removed = before.text.slice(start, before.text.length - end)
  const inserted = after.text.slice(start, after.text.length - end)
  if (removed === '' && inserted === '') return moved(before.cursor, after.cursor)
  return [
    ...moved(before.cursor, start + removed.length),
    ...Array<string>(removed.length).fill(WIDGET_KEYS.backspace),
    ...(inserted === '' ? [] : [inserted]),
    ...moved(start + inserted.length, after.cursor),
  ]
}

function moved(from: number, to: number): readonly string[] {
  return Array<string>(Math.abs(to - from)).fill(to < from ? WIDGET_KEYS.left : WIDGET_KEYS.right)
}

function sharedStart(one: string, other: string): number {
  let length = 0
  while (length < one.length && one[length] === other[length]) length++
  return length
}

/** By UTF-16 units, as the widget counts. */
function reversed(text: string): string {
  return text.split('').reverse().join('')
}
