/*
 * The keys that terminals send as sequences: "PC-Style Function Keys" and "VT220-Style Function Keys" in
 * https://invisible-island.net/xterm/ctlseqs/ctlseqs.html. All other sequences are reports, or keys without a meaning.
 */

const LETTERS: Readonly<Record<string, string>> = {
  A: 'up',
  B: 'down',
  C: 'right',
  D: 'left',
  H: 'home',
  F: 'end',
}

const NUMBERS: Readonly<Record<string, string>> = {
  '1': 'home',
  '3': 'delete',
  '4': 'end',
  '5': 'pageup',
  '6': 'pagedown',
  '7': 'home',
  '8': 'end',
}

const ALT = 2
const CTRL = 4

/** The key of `CSI parameters final`; null for a report, or a key that awsprof does not use. */
export function namedCsi(parameters: string, final: string, isAlt: boolean): string | null {
  if (final === 'Z') return parameters === '' ? 'shift+tab' : null
  const [, number = '', modifiers] = /^(\d{0,2})(?:;(\d{1,2}))?$/.exec(parameters) ?? []
  if (number === '' && parameters !== '') return null
  const bits = modifiers === undefined ? 0 : Number(modifiers) - 1
  if (bits < 0 || bits > 15) return null
  const name = final === '~' ? NUMBERS[number] : number === '' || number === '1' ? LETTERS[final] : undefined
  return name === undefined ? null : modified(name, (bits & CTRL) !== 0, isAlt || (bits & ALT) !== 0)
}

/** The key of `ESC O final`; null if awsprof does not use it. */
export function namedSs3(final: string, isAlt: boolean): string | null {
  // The keypad's Enter.
  if (final === 'M') return 'enter'
  const name = LETTERS[final]
  return name === undefined ? null : modified(name, false, isAlt)
}

/** Modifiers only matter for ← and →, which move by words; other keys mean the same with them. */
function modified(name: string, isCtrl: boolean, isAlt: boolean): string {
  if (name !== 'left' && name !== 'right') return name
  return isCtrl ? `ctrl+${name}` : isAlt ? `alt+${name}` : name
}

const CONTROLS: Readonly<Record<number, string>> = {
  8: 'backspace',
  9: 'tab',
  10: 'enter',
  13: 'enter',
  127: 'backspace',
}

/** The key of a control character: Ctrl-A to Ctrl-Z are 1 to 26; null for the others that are not named here. */
export function namedControl(byte: number): string | null {
  const named = CONTROLS[byte]
  if (named !== undefined) return named
  return byte >= 1 && byte <= 26 ? `ctrl+${String.fromCharCode(byte + 0x60)}` : null
}
