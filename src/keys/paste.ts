const END = '\u001b[201~'
/** The bytes that are kept of a longer paste, which no field needs. */
const LONGEST = 1 << 20

/** The text between the brackets of a paste, collected as it arrives. */
export interface Paste {
  /** Takes one byte; true if the closing bracket is complete with it. */
  readonly take: (byte: number) => boolean
  /** The text so far, without the closing bracket. */
  readonly text: () => string
}

export function createPaste(): Paste {
  const bytes: number[] = []
  let tail = ''
  let isClosed = false
  return {
    take: (byte) => {
      if (bytes.length < LONGEST) bytes.push(byte)
      tail = (tail + String.fromCharCode(byte)).slice(-END.length)
      isClosed = tail === END
      return isClosed
    },
    text: () => {
      // The closing bracket of a longer paste was not kept.
      const isWhole = bytes.length < LONGEST
      return decodeUtf8(isClosed && isWhole ? bytes.slice(0, -END.length) : bytes)
    },
  }
}

export function decodeUtf8(bytes: readonly number[]): string {
  return new TextDecoder().decode(Uint8Array.from(bytes))
}
