/**
 * True for a character that Python's `str.strip()` removes, because configparser trims with it. JavaScript's `trim`
 * differs: it removes U+FEFF and keeps U+001C…U+001F and U+0085.
 * https://docs.python.org/3/library/stdtypes.html#str.isspace
 */
export function isBlank(code: number): boolean {
  if (code <= 0x7f) return code === 0x20 || (code >= 0x09 && code <= 0x0d) || (code >= 0x1c && code <= 0x1f)
  return (
    code === 0x85 ||
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  )
}

/** Offset of the first non-blank character in [start, end), or `end`. */
export function skipBlanks(text: string, start: number, end: number): number {
  let at = start
  while (at < end && isBlank(text.charCodeAt(at))) at++
  return at
}

/** Offset just past the last non-blank character in [start, end), or `start`. */
export function trimEnd(text: string, start: number, end: number): number {
  let at = end
  while (at > start && isBlank(text.charCodeAt(at - 1))) at--
  return at
}
