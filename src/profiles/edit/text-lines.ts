/** The lines of a text with their line breaks (CR, LF or CRLF), so that the counting agrees with `ini/parse.ts`. */
export function textLines(text: string): string[] {
  return text.match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g) ?? []
}

/** The lines of a text without their line breaks. */
export function lineBodies(text: string): string[] {
  return textLines(text).map((line) => line.replace(/[\r\n]+$/, ''))
}
