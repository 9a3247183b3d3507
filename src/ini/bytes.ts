/**
 * Bytes that are not UTF-8 become lone low surrogates U+DC80…U+DCFF, one per byte, like Python's `surrogateescape`
 * (PEP 383). Valid UTF-8 never decodes to a lone surrogate, so the round trip is exact.
 */
const ESCAPE_BASE = 0xdc00

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const utf8 = new TextEncoder()

/** Length in bytes of the well-formed UTF-8 sequence at `at`, or 0 if there is none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0
  const length = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0
  if (length <= 1) return length
  try {
    strict.decode(bytes.subarray(at, at + length))
    return at + length <= bytes.length ? length : 0
  } catch {
    return 0
  }
}

function decodeEscaping(bytes: Uint8Array): string {
  const parts: string[] = []
  let start = 0
  let at = 0
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at)
    if (length > 0) {
      at += length
      continue
    }
    if (at > start) parts.push(strict.decode(bytes.subarray(start, at)))
    parts.push(String.fromCharCode(ESCAPE_BASE + (bytes[at] ?? 0)))
    at += 1
    start = at
  }
  if (at > start) parts.push(strict.decode(bytes.subarray(start, at)))
  return parts.join('')
}

/** Any bytes → text that `encode` turns back into the same bytes. Never throws. */
export function decode(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes)
  } catch {
    return decodeEscaping(bytes)
  }
}

const ESCAPED_BYTE = /(?<![\ud800-\udbff])[\udc80-\udcff]/

/** True if the text contains a byte that was not UTF-8. */
export function hasEscapedByte(text: string): boolean {
  return ESCAPED_BYTE.test(text)
}

/** Text from `decode` → its bytes. Never throws; other lone surrogates become U+FFFD, as in any UTF-8 encoder. */
export function encode(text: string): Uint8Array {
  if (!hasEscapedByte(text)) return utf8.encode(text)
  const parts: Uint8Array[] = []
  let size = 0
  const add = (part: Uint8Array) => {
    parts.push(part)
    size += part.length
  }
  let start = 0
  for (const match of text.matchAll(new RegExp(ESCAPED_BYTE, 'g'))) {
    add(utf8.encode(text.slice(start, match.index)))
    add(Uint8Array.of(match[0].charCodeAt(0) - ESCAPE_BASE))
    start = match.index + 1
  }
  add(utf8.encode(text.slice(start)))
  const bytes = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
