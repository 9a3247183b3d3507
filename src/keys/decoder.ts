import { createPaste, decodeUtf8, type Paste } from './paste.ts'
import { namedControl, namedCsi, namedSs3 } from './sequences.ts'

/** What the user did: pressed a key, named as in the keymap, or pasted text. */
export type Input =
  | { readonly type: 'key'; readonly name: string }
  | { readonly type: 'paste'; readonly text: string }

/** After this time, ms, an ESC that nothing follows is the key Esc. */
export const ESCAPE_MS = 50
/** After this time, ms, an incomplete sequence is dropped. */
export const WHOLE_MS = 1_000
/** The characters that are kept of a sequence's parameters; no known report has more. */
const LONGEST_PARAMETERS = 256

export interface Decoder {
  /** Takes bytes that arrived at `now`, ms; returns the input that they complete. */
  readonly feed: (bytes: Uint8Array, now: number) => Input[]
  /** Returns the input that is complete at `now`, ms, because nothing followed. */
  readonly expire: (now: number) => Input[]
  /** When to call `expire`, ms; null if nothing is pending. */
  readonly deadline: () => number | null
}

/** A state of the decoder: takes a byte and returns the next state. */
type State = (byte: number) => State

const ETX = 0x03
const BEL = 0x07
const CAN = 0x18
const SUB = 0x1a
const ESC = 0x1b
const DEL = 0x7f
/** After ESC it would begin a string, but no terminal is known to send one, and people do press Esc and then X. */
const SOS = 0x58

/**
 * Decodes the bytes of a terminal into keys and pastes, however the bytes are cut and delayed. What a terminal reports
 * (mouse, focus, OSC, DCS, APC, PM, SOS …) is consumed to its end. The grammar is that of ECMA-48, sections 5.4 and 5.6,
 * and of xterm (https://invisible-island.net/xterm/ctlseqs/ctlseqs.html). It has no clock, and its memory is bounded.
 */
export function createDecoder(): Decoder {
  let out: Input[] = []
  let lastByte = 0
  /** When an ESC was returned as the key Esc, ms. What follows within a second may still be the rest of its sequence. */
  let escapedAt: number | null = null
  /** The ESC of this sequence was already returned as a key, so the rest means nothing. */
  let isSpent = false
  let now = 0
  /** The last read had only one byte. */
  let isSingle = false

  const key = (name: string | null) => {
    if (name !== null && !isSpent) out.push({ type: 'key', name })
    isSpent = false
    return ground
  }
  const drop = () => key(null)
  const fresh = (state: State): State => {
    isSpent = false
    return state
  }

  const ground: State = (byte) => {
    const isRest = escapedAt !== null && now - escapedAt < WHOLE_MS && !(byte === SOS && isSingle)
    const rest = isRest ? introduced(byte, false) : null
    escapedAt = null
    if (rest) {
      isSpent = true
      return rest
    }
    if (byte === ESC) return afterEsc
    if (byte < 0x20 || byte === DEL) return key(namedControl(byte))
    return byte < 0x80 ? key(String.fromCharCode(byte)) : beyondAscii(byte, '')
  }

  const afterEsc: State = (byte) => {
    const rest = introduced(byte, false)
    if (rest) return rest
    if (byte === ESC) return afterEscEsc
    if (byte === ETX) return key('ctrl+c')
    if (byte < 0x20) return drop()
    if (byte === DEL) return key('alt+backspace')
    return byte < 0x80 ? key(`alt+${String.fromCharCode(byte)}`) : beyondAscii(byte, 'alt+')
  }

  /** Some terminals put an ESC before a whole sequence for Alt. Otherwise the first ESC was the key Esc. */
  const afterEscEsc: State = (byte) => {
    const rest = introduced(byte, true)
    if (rest) return rest
    key('esc')
    return afterEsc(byte)
  }

  /** The state after ESC and this byte; null if they begin no sequence. */
  const introduced = (byte: number, isAlt: boolean): State | null => {
    switch (String.fromCharCode(byte)) {
      case '[':
        return csi('', isAlt)
      case 'O':
        return ss3('', isAlt)
      case ']':
      case 'P':
      case 'X':
      case '^':
      case '_':
        return string
      default:
        return null
    }
  }

  /** The same for the one-byte form of C1, which 8-bit terminals send. */
  const introducedC1 = (code: number): State => introduced(code - 0x40, false) ?? drop()

  const csi =
    (parameters: string, isAlt: boolean): State =>
    (byte) => {
      const char = String.fromCharCode(byte)
      if (byte < 0x20 || byte >= DEL) return broken(byte)
      if (byte < 0x40)
        return csi(parameters.length < LONGEST_PARAMETERS ? parameters + char : parameters, isAlt)
      // X10 mouse reports have three more bytes; F1 to F5 of the Linux console have one after a second [.
      if (char === 'M' && parameters === '') return skip(3)
      if (char === '[' && parameters === '') return skip(1)
      if (char === '~' && parameters === '200' && !isSpent) return beginPaste()
      return key(namedCsi(parameters, char, isAlt))
    }

  const ss3 =
    (modifiers: string, isAlt: boolean): State =>
    (byte) => {
      const char = String.fromCharCode(byte)
      if (byte < 0x20 || byte >= DEL) return broken(byte)
      if (/\d/.test(char) && modifiers.length < 2) return ss3(modifiers + char, isAlt)
      return key(namedSs3(char, isAlt))
    }

  /** A byte that cannot be in a sequence ends it. It counts if it is ESC or Ctrl-C. */
  const broken = (byte: number): State => {
    drop()
    if (byte === ESC) return fresh(afterEsc)
    return byte === ETX ? key('ctrl+c') : ground
  }

  const skip =
    (count: number): State =>
    (byte) => {
      // Ctrl-C even within a mouse report, whose bytes are all 0x20 or more.
      if (byte === ETX) return broken(byte)
      return count > 1 ? skip(count - 1) : drop()
    }

  /** OSC, DCS, APC, PM and SOS end with ST or, as in xterm, with BEL. */
  const string: State = (byte) => {
    if (byte === ESC) return afterStringEsc
    if (byte === ETX) return broken(byte)
    return byte === BEL || byte === CAN || byte === SUB || byte === 0x9c ? drop() : string
  }

  const afterStringEsc: State = (byte) => {
    drop()
    return byte === 0x5c ? ground : afterEsc(byte)
  }

  /** The first byte of a character beyond ASCII, or a C1 control by itself. */
  const beyondAscii = (byte: number, prefix: string): State => {
    if (byte < 0xa0) return introducedC1(byte)
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 0
    return length === 0 || byte > 0xf4 ? drop() : character([byte], length, prefix)
  }

  const character =
    (bytes: readonly number[], length: number, prefix: string): State =>
    (byte) => {
      if (byte < 0x80 || byte > 0xbf) {
        drop()
        return ground(byte)
      }
      const all = [...bytes, byte]
      if (all.length < length) return character(all, length, prefix)
      const text = decodeUtf8(all)
      const code = text.codePointAt(0) ?? 0
      if (text.length === 0 || code === 0xfffd) return drop()
      return code < 0xa0 ? introducedC1(code) : key(prefix + text)
    }

  const paste =
    (pasting: Paste): State =>
    (byte) => {
      if (byte !== ETX) return pasting.take(byte) ? pasted(pasting) : paste(pasting)
      unfinished = null
      return key('ctrl+c')
    }
  const beginPaste = (): State => {
    unfinished = createPaste()
    return paste(unfinished)
  }
  const pasted = (pasting: Paste): State => {
    unfinished = null
    out.push({ type: 'paste', text: pasting.text() })
    return ground
  }
  /** The paste that is being received, if the state is `paste`. */
  let unfinished: Paste | null = null

  let state: State = ground

  const take = (): Input[] => {
    const taken = out
    out = []
    return taken
  }

  const deadline = () => {
    if (state === ground) return null
    return lastByte + (state === afterEsc || state === afterEscEsc ? ESCAPE_MS : WHOLE_MS)
  }

  const expire = (at: number): Input[] => {
    const due = deadline()
    if (due === null || at < due) return take()
    if (state === afterEsc || state === afterEscEsc) {
      if (state === afterEscEsc) key('esc')
      key('esc')
      escapedAt = lastByte
    } else if (unfinished) pasted(unfinished)
    isSpent = false
    state = ground
    return take()
  }

  return {
    deadline,
    expire,
    feed: (bytes, at) => {
      const expired = expire(at)
      now = at
      isSingle = bytes.length === 1
      for (const byte of bytes) state = state(byte)
      if (bytes.length > 0) lastByte = at
      return [...expired, ...take()]
    },
  }
}
