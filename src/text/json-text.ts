import { unsafeCharacters } from './visible.ts'

/**
 * A JSON document that is safe to show on a terminal: control, format (bidi, zero width) and other invisible characters
 * are written as `\uXXXX`. Parsed, it is the same as what `JSON.stringify` writes.
 *
 * @param indent blanks per level; without it, the document is one line
 */
export function jsonText(value: unknown, indent?: number): string {
  // A line feed here is one between values: in a text it is escaped already.
  return JSON.stringify(value, null, indent).replace(unsafeCharacters(), (char) =>
    char === '\n' ? char : escaped(char),
  )
}

function escaped(char: string): string {
  return char.replace(/[\s\S]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
