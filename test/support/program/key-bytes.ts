// "PC-Style Function Keys", https://invisible-island.net/xterm/ctlseqs/ctlseqs.html
const cursorKeys: Record<string, string> = {
  up: 'A',
  down: 'B',
  right: 'C',
  left: 'D',
  home: 'H',
  end: 'F',
}

const tildeKeys: Record<string, string> = {
  insert: '2',
  delete: '3',
  pageup: '5',
  pagedown: '6',
  f5: '15',
  f6: '17',
  f7: '18',
  f8: '19',
  f9: '20',
  f10: '21',
  f11: '23',
  f12: '24',
}

const plainKeys: Record<string, string> = {
  enter: '\r',
  return: '\r',
  escape: '\x1b',
  esc: '\x1b',
  tab: '\t',
  'shift-tab': '\x1b[Z',
  backspace: '\x7f',
  space: ' ',
  f1: '\x1bOP',
  f2: '\x1bOQ',
  f3: '\x1bOR',
  f4: '\x1bOS',
}

const modifierCodes: Record<string, number> = { shift: 2, alt: 3, ctrl: 5 }

/**
 * What xterm sends for a key. Its name is one printable character or such as `down`, `shift-tab`, `ctrl-x`, `alt-b`,
 * `ctrl-left` or `f5`. Throws for an unknown name.
 *
 * @param applicationCursorKeys whether the program turned on application cursor keys (DECCKM)
 */
export function keyBytes(name: string, applicationCursorKeys = false): string {
  const modified = /^(shift|alt|ctrl)-(.+)$/s.exec(name)
  const bytes =
    plainKeys[name] ??
    specialKey(name, undefined, applicationCursorKeys) ??
    (modified ? modifiedKey(modified[1]!, modified[2]!) : printableKey(name))
  if (bytes === undefined) throw new Error(`no key is called ${JSON.stringify(name)}`)
  return bytes
}

function specialKey(name: string, modifier: number | undefined, application: boolean): string | undefined {
  const cursor = cursorKeys[name]
  if (cursor) {
    if (modifier) return `\x1b[1;${modifier}${cursor}`
    return application ? `\x1bO${cursor}` : `\x1b[${cursor}`
  }
  const tilde = tildeKeys[name]
  if (tilde) return modifier ? `\x1b[${tilde};${modifier}~` : `\x1b[${tilde}~`
  return undefined
}

function modifiedKey(modifier: string, key: string): string | undefined {
  const special = specialKey(key, modifierCodes[modifier], false)
  if (special) return special
  if (modifier === 'alt') return `\x1b${keyBytes(key)}`
  return modifier === 'ctrl' ? controlKey(key) : undefined
}

function controlKey(key: string): string | undefined {
  if (key === 'space') return '\0'
  if (!/^[a-z@[\\\]^_]$/i.test(key)) return undefined
  return String.fromCharCode(key.toUpperCase().charCodeAt(0) & 0x1f)
}

function printableKey(name: string): string | undefined {
  return [...name].length === 1 && !/\p{Cc}/u.test(name) ? name : undefined
}
