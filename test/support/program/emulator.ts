import unicode11 from '@xterm/addon-unicode11'
import xterm from '@xterm/headless'
import { type Cell, toCell } from './cell.ts'

/** Cursor position in cells; the top left corner is 0, 0. */
export interface Cursor {
  readonly x: number
  readonly y: number
  readonly visible: boolean
}

/** The modes that a program must leave as it found them. */
export interface TerminalModes {
  readonly mouse: 'none' | 'x10' | 'vt200' | 'drag' | 'any'
  readonly bracketedPaste: boolean
  readonly applicationCursorKeys: boolean
  readonly focusEvents: boolean
  readonly synchronizedOutput: boolean
  readonly wraparound: boolean
  readonly cursorVisible: boolean
}

/** The colours that the terminal reports when a program queries them (OSC 10 and 11). */
export type Background = 'dark' | 'light'

const ownColours = {
  dark: { foreground: 'rgb:d4d4/d4d4/d4d4', background: 'rgb:1e1e/1e1e/1e1e' },
  light: { foreground: 'rgb:3333/3333/3333', background: 'rgb:ffff/ffff/ffff' },
}

/** A headless xterm: bytes in, screen out. */
export interface Emulator {
  /** Queues bytes. `parsed` is called once the screen shows them. */
  write(bytes: Uint8Array, parsed: () => void): void
  resize(cols: number, rows: number): void
  /** The visible lines, without trailing blanks. */
  lines(): string[]
  /** The visible lines as cells, each as wide as the screen. */
  cells(): Cell[][]
  cursor(): Cursor
  isAlternate(): boolean
  modes(): TerminalModes
  dispose(): void
}

/**
 * Creates an emulator of `cols` by `rows` cells. `reply` receives the answers to the program's queries: device
 * attributes, cursor position, modes, colours.
 */
export function createEmulator(
  cols: number,
  rows: number,
  background: Background,
  reply: (text: string) => void,
): Emulator {
  const term = new xterm.Terminal({ cols, rows, allowProposedApi: true, scrollback: 1000 })
  term.loadAddon(new unicode11.Unicode11Addon())
  term.unicode.activeVersion = '11'
  term.onData(reply)
  answerColourQueries(term, background, reply)
  const cursorVisible = followCursorVisibility(term)

  const visibleLines = () => {
    const buffer = term.buffer.active
    return Array.from({ length: term.rows }, (_, y) => buffer.getLine(buffer.baseY + y))
  }
  return {
    write: (bytes, parsed) => term.write(bytes, parsed),
    resize: (newCols, newRows) => term.resize(newCols, newRows),
    lines: () => visibleLines().map((line) => line?.translateToString(true) ?? ''),
    cells: () =>
      visibleLines().map((line) =>
        Array.from({ length: term.cols }, (_, x) =>
          toCell(line?.getCell(x) ?? term.buffer.active.getNullCell()),
        ),
      ),
    cursor: () => ({
      x: term.buffer.active.cursorX,
      y: term.buffer.active.cursorY,
      visible: cursorVisible(),
    }),
    isAlternate: () => term.buffer.active.type === 'alternate',
    modes: () => ({
      mouse: term.modes.mouseTrackingMode,
      bracketedPaste: term.modes.bracketedPasteMode,
      applicationCursorKeys: term.modes.applicationCursorKeysMode,
      focusEvents: term.modes.sendFocusMode,
      synchronizedOutput: term.modes.synchronizedOutputMode,
      wraparound: term.modes.wraparoundMode,
      cursorVisible: cursorVisible(),
    }),
    dispose: () => term.dispose(),
  }
}

// Headless xterm has no colours, so it does not answer these queries.
function answerColourQueries(term: xterm.Terminal, background: Background, reply: (text: string) => void) {
  const answer = (code: number, value: string) =>
    term.parser.registerOscHandler(code, (data) => {
      if (data === '?') reply(`\x1b]${code};${value}\x1b\\`)
      return data === '?'
    })
  answer(10, ownColours[background].foreground)
  answer(11, ownColours[background].background)
}

// xterm's public API does not say whether the cursor is visible, so follow the sequences that show and hide it.
function followCursorVisibility(term: xterm.Terminal): () => boolean {
  let visible = true
  const watch = (final: 'h' | 'l') =>
    term.parser.registerCsiHandler({ prefix: '?', final }, (params) => {
      if (params.includes(25)) visible = final === 'h'
      return false
    })
  watch('h')
  watch('l')
  term.parser.registerEscHandler({ final: 'c' }, () => {
    visible = true
    return false
  })
  return () => visible
}
