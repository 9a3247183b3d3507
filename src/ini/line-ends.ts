const LF = 10
const CR = 13

/**
 * Offset of the line break at or after `start`, or the text's length. A lone CR is a line break too, because Python
 * opens text files with universal newlines.
 *
 * @param hasCarriageReturns false if the caller knows that the text has none, which is much faster
 */
export function endOfLine(text: string, start: number, hasCarriageReturns: boolean): number {
  if (!hasCarriageReturns) {
    const lineFeed = text.indexOf('\n', start)
    return lineFeed < 0 ? text.length : lineFeed
  }
  let at = start
  while (at < text.length && text.charCodeAt(at) !== LF && text.charCodeAt(at) !== CR) at++
  return at
}

/** Offset just past the line break at `at`. */
export function pastLineBreak(text: string, at: number): number {
  if (at >= text.length) return at
  return text.charCodeAt(at) === CR && text.charCodeAt(at + 1) === LF ? at + 2 : at + 1
}
