const NAMES: Readonly<Record<string, string>> = {
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  pageup: 'PgUp',
  pagedown: 'PgDn',
  home: 'Home',
  end: 'End',
  enter: 'Enter',
  esc: 'Esc',
  tab: 'Tab',
  'shift+tab': 'Shift-Tab',
  ' ': 'Space',
}

const ASCII_NAMES: Readonly<Record<string, string>> = { up: 'Up', down: 'Down', left: 'Left', right: 'Right' }

/** A key's name for people, from one of `keyNames`: `Ctrl-U`, `↑`, `Enter`. */
export function keyLabel(key: string, isAscii = false): string {
  const named = (isAscii ? ASCII_NAMES[key] : undefined) ?? NAMES[key]
  if (named) return named
  return key.replace(/^(ctrl|alt)\+(.)$/, (_, modifier: string, letter: string) => {
    return `${modifier === 'ctrl' ? 'Ctrl' : 'Alt'}-${letter.toUpperCase()}`
  })
}
