const END = '\u001b[201~'
/** What is longer is not pasted into a field: the rest is passed over. */
const LONGEST = 1 << 20

/** The text between the brackets of a paste, as it arrives. */
export interface Paste {
  /** Takes one byte; true if the closing bracket is complete with it. */
  readonly take: (byte: number) => boolean
  /** What has come so far, without the closing bracket. */
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
      // A longer paste has lost its bracket with its end.
      const isWhole = bytes.length < LONGEST
      return decodeUtf8(isClosed && isWhole ? bytes.slice(0, -END.length) : bytes)
    },
  }
}

export function decodeUtf8(bytes: readonly number[]): string {
  return new TextDecoder().decode(Uint8Array.from(bytes))
}
