import { keyNames } from './match.ts'

/** Sequences after ESC: see "PC-Style Function Keys" in xterm's ctlseqs. */
const SEQUENCES: Readonly<Record<string, string>> = {
  '[A': 'up',
  '[B': 'down',
  '[C': 'right',
  '[D': 'left',
  '[H': 'home',
  '[F': 'end',
  OA: 'up',
  OB: 'down',
  OC: 'right',
  OD: 'left',
  OH: 'home',
  OF: 'end',
  '[3~': 'delete',
  '[5~': 'pageup',
  '[6~': 'pagedown',
  '[Z': 'shift+tab',
}

/** One of the sequences, printable ASCII, or a control character that is a key by itself. */
const KEY = /\u001b(\[[ABCDHFZ]|O[ABCDHF]|\[[356]~)|[\u0001-\u001a -\u007f]/y

export interface PlainKey {
  readonly name: string
  /** Offset of the end of the key in the input. */
  readonly end: number
}

/**
 * The key at an offset in the terminal's input, for keys that arrive before Ink has started. Null for anything
 * that is not plain: a lone ESC, Alt, non-ASCII text, the beginning of a paste, half of a sequence.
 */
export function plainKey(input: string, at: number): PlainKey | null {
  KEY.lastIndex = at
  const found = KEY.exec(input)
  if (!found) return null
  const [char, sequence] = found
  const [name] = sequence === undefined ? keyNames(char, {}) : [SEQUENCES[sequence]]
  return name === undefined ? null : { name, end: KEY.lastIndex }
}
