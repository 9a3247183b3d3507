import type { Grid } from './cells.ts'
import type { Frame } from './frame.ts'
import { frameUpdate } from './frame-update.ts'
import { ignoringKeys } from './guard.ts'

/** Alternate screen, cursor hidden, no wrapping at the last column, pasted text marked as such. */
const ENTER = '\u001b[?1049h\u001b[?25l\u001b[?7l\u001b[?2004h\u001b[H\u001b[2J'
const LEAVE = '\u001b[m\u001b[?2004l\u001b[?7h\u001b[?25h\u001b[?1049l'

/**
 * Marks a frame that must be shown at once, however many pieces it arrives in (synchronized output). Terminals that
 * do not know it ignore it: https://gist.github.com/christianparpart/d8a62cc1ab659194337d73e399004036
 */
const BEGIN_UPDATE = '\u001b[?2026h'
const END_UPDATE = '\u001b[?2026l'

/** Characters from which on a frame is marked so: a moved cursor is shorter, and not worth 16 bytes more. */
const LONG_FRAME = 512

/** The whole screen, for a terminal that shows nothing of it yet: every line from its own beginning. */
function wholeFrame(frame: Frame, rows: number): string {
  const lines = frame.text().split('\n').slice(0, rows)
  return `\u001b[m\u001b[H\u001b[2J${lines.map((line, at) => `\u001b[${at + 1}H${line}`).join('')}\u001b[m`
}

/** What is needed of standard input. */
export interface Keyboard {
  setRawMode?(isRaw: boolean): unknown
}

/** What is needed of standard output. */
export interface Display {
  /** 0 where nobody told. */
  readonly columns: number
  readonly rows: number
  /** It is still busy with what was written. */
  readonly writableNeedDrain: boolean
  write(text: string): unknown
  once(event: 'drain', listener: () => void): unknown
  on(event: 'resize', listener: () => void): unknown
}

/** What is on screen. */
interface Shown {
  readonly frame: Frame
  /** Null until it is needed. */
  readonly grid: Grid | null
  readonly columns: number
  readonly rows: number
}

export interface Terminal {
  size(): { columns: number; rows: number }
  /** Takes the screen and the keyboard. */
  enter(): void
  /** Gives both back as they were; doing it twice does no harm. */
  leave(): void
  /** Shows a frame. Only what differs from the last one is written. */
  draw(frame: Frame): void
  /** Writes everything anew with the next `draw` or at once, whatever the terminal shows. */
  redraw(): void
  /** Writes a control sequence that changes no cell. */
  control(sequence: string): void
  /** Gives the terminal to what `use` starts and waits for, then takes it again. */
  lend<Result>(use: () => Result): Result
  onResize(listener: () => void): void
}

/** The only thing that writes to the terminal while the dashboard is open. */
export function openTerminal(input: Keyboard, output: Display): Terminal {
  let isOpen = false
  /** What the terminal shows; null where that is not known. */
  let shown: Shown | null = null
  let latest: Frame | null = null
  let isWaiting = false

  const size = () => ({ columns: output.columns || 80, rows: output.rows || 24 })

  const flush = () => {
    if (!isOpen || latest === null) return
    // A slow line: what changes until it is free again is drawn as one.
    if (output.writableNeedDrain) {
      if (!isWaiting) {
        isWaiting = true
        output.once('drain', () => {
          isWaiting = false
          flush()
        })
      }
      return
    }
    const { columns, rows } = size()
    if (shown?.columns !== columns || shown.rows !== rows) shown = null
    if (shown?.frame === latest) return
    // The first picture's cells are not needed until there is a second one.
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
    output.write(ENTER)
    shown = null
  }
  const leave = () => {
    if (!isOpen) return
    isOpen = false
    output.write(LEAVE)
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
      output.on('resize', listener)
    },
  }
}
