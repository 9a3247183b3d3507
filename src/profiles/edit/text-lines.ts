/** The lines of a text with their line breaks, counted as `ini/parse.ts` counts: CR, LF and CRLF end one. */
export function textLines(text: string): string[] {
  return text.match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g) ?? []
}

/** The same without their breaks. */
export function lineBodies(text: string): string[] {
  return textLines(text).map((line) => line.replace(/[\r\n]+$/, ''))
}
