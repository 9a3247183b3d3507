import { createPaste, decodeUtf8, type Paste } from './paste.ts'
import { namedControl, namedCsi, namedSs3 } from './sequences.ts'

/** What a person did: a key, by the names of the keymap, or pasted text. */
export type Input =
  | { readonly type: 'key'; readonly name: string }
  | { readonly type: 'paste'; readonly text: string }

/** How long ESC may stand alone before it is the key Esc, ms. */
export const ESCAPE_MS = 50
/** How long the rest of a sequence may take to arrive, ms: then what has come of it is dropped. */
export const WHOLE_MS = 1_000
/** Parameters of a control sequence; the longest report is shorter. */
const LONGEST_PARAMETERS = 256

export interface Decoder {
  /** Takes bytes that arrived at `now` (ms); returns what is whole with them. */
  readonly feed: (bytes: Uint8Array, now: number) => Input[]
  /** Time has come to `now`: returns what is whole because nothing followed. */
  readonly expire: (now: number) => Input[]
  /** When `expire` wants to be called, ms; null if nothing is pending. */
  readonly deadline: () => number | null
}

/** One state: takes a byte and returns the next state. */
type State = (byte: number) => State

const ETX = 0x03
const BEL = 0x07
const CAN = 0x18
const SUB = 0x1a
const ESC = 0x1b
const DEL = 0x7f
/** Behind ESC it begins a string that no terminal is known to send; Esc and then X is what people press. */
const SOS = 0x58

/**
 * Turns the bytes of a terminal into whole keys and whole pastes, however they are cut and whenever they arrive, and into
 * nothing else: what a terminal says of itself (reports, mouse, focus, OSC, DCS, APC, PM, SOS) is consumed to its end. The
 * grammar is ECMA-48's, sections 5.4 and 5.6, and xterm's control sequences
 * (https://invisible-island.net/xterm/ctlseqs/ctlseqs.html). Knows no clock; its memory is bounded.
 */
export function createDecoder(): Decoder {
  let out: Input[] = []
  let lastByte = 0
  /** The key Esc was given out for an ESC at this time: what follows within a second may be the rest of its sequence. */
  let escapedAt: number | null = null
  /** The sequence's ESC has been given out as a key, so the rest of it means nothing. */
  let isSpent = false
  let now = 0
  /** This byte came by itself. */
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

  /** Some terminals put an ESC before the whole sequence for Alt. Otherwise the first ESC was the key Esc. */
  const afterEscEsc: State = (byte) => {
    const rest = introduced(byte, true)
    if (rest) return rest
    key('esc')
    return afterEsc(byte)
  }

  /** What ESC and this byte begin, or null. */
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

  /** The same by the one-byte form of C1, which 8-bit terminals send. */
  const introducedC1 = (code: number): State => introduced(code - 0x40, false) ?? drop()

  const csi =
    (parameters: string, isAlt: boolean): State =>
    (byte) => {
      const char = String.fromCharCode(byte)
      if (byte < 0x20 || byte >= DEL) return broken(byte)
      if (byte < 0x40)
        return csi(parameters.length < LONGEST_PARAMETERS ? parameters + char : parameters, isAlt)
      // The mouse protocol of X10 has three bytes behind its end; the Linux console's F1 to F5 one behind a second [.
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

  /** A byte that no sequence can hold ends it; what is a sequence or an interrupt by itself counts. */
  const broken = (byte: number): State => {
    drop()
    if (byte === ESC) return fresh(afterEsc)
    return byte === ETX ? key('ctrl+c') : ground
  }

  const skip =
    (count: number): State =>
    (byte) => {
      // Even in the middle of the mouse's bytes: 0x03 is none of them, they begin at a blank.
      if (byte === ETX) return broken(byte)
      return count > 1 ? skip(count - 1) : drop()
    }

  /** OSC, DCS, APC, PM, SOS: all up to ST, or BEL as xterm has it. */
  const string: State = (byte) => {
    if (byte === ESC) return afterStringEsc
    if (byte === ETX) return broken(byte)
    return byte === BEL || byte === CAN || byte === SUB || byte === 0x9c ? drop() : string
  }

  const afterStringEsc: State = (byte) => {
    drop()
    return byte === 0x5c ? ground : afterEsc(byte)
  }

  /** The first byte of a character beyond ASCII, or of C1 by itself. */
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
  /** The paste that is under way, if the state is `paste`. */
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
