import type { Grid } from './cells.ts'
import type { Frame } from './frame.ts'
import { frameUpdate } from './frame-update.ts'
import { ignoringKeys } from './guard.ts'
import { KEEP_TITLE, RESTORE_TITLE } from './title.ts'

/** Alternate screen, hidden cursor, no wrapping at the last column, bracketed paste. */
const ENTER = '\u001b[?1049h\u001b[?25l\u001b[?7l\u001b[?2004h\u001b[H\u001b[2J'
const LEAVE = '\u001b[m\u001b[?2004l\u001b[?7h\u001b[?25h\u001b[?1049l'

/**
 * Synchronized output: the terminal shows the frame in one step, however many pieces it arrives in. Other terminals
 * ignore these codes: https://gist.github.com/christianparpart/d8a62cc1ab659194337d73e399004036
 */
const BEGIN_UPDATE = '\u001b[?2026h'
const END_UPDATE = '\u001b[?2026l'

/** Frames of fewer characters, such as a moved selection, are not worth the 16 bytes of these codes. */
const LONG_FRAME = 512

/** Clears the screen and writes every line. */
function wholeFrame(frame: Frame, rows: number): string {
  const lines = frame.text().split('\n').slice(0, rows)
  return `\u001b[m\u001b[H\u001b[2J${lines.map((line, at) => `\u001b[${at + 1}H${line}`).join('')}\u001b[m`
}

/** The part of standard input that is used. */
export interface Keyboard {
  setRawMode?(isRaw: boolean): unknown
}

/** Where the terminal shows what is written. */
export interface Display {
  /** 0 if unknown. */
  readonly columns: number
  readonly rows: number
  /** True while earlier writes are still buffered. */
  readonly writableNeedDrain: boolean
  write(text: string): void
  /** Waits until everything is written, but not for long: the rest is dropped. */
  finish(): void
  /** Calls the listener once, when the buffer has been written. */
  onDrain(listener: () => void): void
  onResize(listener: () => void): void
}

/** The largest screen that is filled. Terminals that do not know their size can say 65,535 by 65,535. */
const MOST_COLUMNS = 1_000
const MOST_ROWS = 500

/** What is on screen. */
interface Shown {
  readonly frame: Frame
  /** Null until a second frame is compared with this one. */
  readonly grid: Grid | null
  readonly columns: number
  readonly rows: number
}

export interface Terminal {
  size(): { columns: number; rows: number }
  /** Takes over the screen and the keyboard. */
  enter(): void
  /** Gives both back as they were. A second call does nothing. */
  leave(): void
  /** Shows a frame. Only the cells that changed are written. */
  draw(frame: Frame): void
  /** Writes the whole latest frame again, whatever the terminal shows. */
  redraw(): void
  /** Writes a control sequence that changes no cell. */
  control(sequence: string): void
  /** Gives the terminal to the program that `use` starts and waits for, then takes it back. */
  lend<Result>(use: () => Result): Result
  onResize(listener: () => void): void
}

/** Nothing else writes to the terminal while the dashboard is open. */
export function openTerminal(input: Keyboard, output: Display): Terminal {
  let isOpen = false
  /** What the terminal shows; null if unknown. */
  let shown: Shown | null = null
  let latest: Frame | null = null
  let isWaiting = false

  const size = () => ({
    columns: Math.min(output.columns || 80, MOST_COLUMNS),
    rows: Math.min(output.rows || 24, MOST_ROWS),
  })

  const flush = () => {
    if (!isOpen || latest === null) return
    // On a slow line, frames that arrive before the last one is sent are merged into one.
    if (output.writableNeedDrain) {
      if (!isWaiting) {
        isWaiting = true
        output.onDrain(() => {
          isWaiting = false
          flush()
        })
      }
      return
    }
    const { columns, rows } = size()
    if (shown?.columns !== columns || shown.rows !== rows) shown = null
    if (shown?.frame === latest) return
    // The first frame needs no cells until there is a second one to compare it with.
    const before = shown && (shown.grid ?? shown.frame.grid(columns, rows))
    const grid = before && latest.grid(columns, rows)
    const bytes = before && grid ? frameUpdate(before, grid) : wholeFrame(latest, rows)
    shown = { frame: latest, grid, columns, rows }
    if (bytes !== '') output.write(bytes.length < LONG_FRAME ? bytes : BEGIN_UPDATE + bytes + END_UPDATE)
  }

  const enter = () => {
    if (isOpen) return
    isOpen = true
    input.setRawMode?.(true)
    output.write(KEEP_TITLE + ENTER)
    shown = null
  }
  const leave = () => {
    if (!isOpen) return
    isOpen = false
    output.write(LEAVE + RESTORE_TITLE)
    output.finish()
    input.setRawMode?.(false)
  }
  const redraw = () => {
    shown = null
    flush()
  }

  return {
    size,
    enter,
    leave,
    draw(frame) {
      latest = frame
      flush()
    },
    redraw,
    control(sequence) {
      if (isOpen) output.write(sequence)
    },
    lend(use) {
      leave()
      try {
        return ignoringKeys(use)
      } finally {
        enter()
        redraw()
      }
    },
    onResize(listener) {
      output.onResize(listener)
    },
  }
}
