import { wrap } from '../text/fit.ts'
import { visible } from '../text/visible.ts'
import { type Banner, bannerOf } from './browse/banner.ts'
import type { Overlay } from './overlay.ts'
import type { State } from './state.ts'

/** All sizes, in cells, for drawing and scrolling alike. A pane's size includes its border. */
export interface Layout {
  /** False if the terminal has room only for a request to enlarge it. */
  readonly fits: boolean
  readonly columns: number
  readonly rows: number
  /** The text between title and panes, wrapped, or null. */
  readonly banner: { readonly tone: Banner['tone']; readonly lines: readonly string[] } | null
  readonly paneHeight: number
  /** 0 if the pane is not shown. */
  readonly listWidth: number
  readonly detailsWidth: number
  /** Profiles that fit on screen. */
  readonly listRows: number
}

export const SMALLEST = { columns: 40, rows: 10 }
/** Below this many columns one pane shows at a time. */
const TWO_PANES = 80

/** The layout for the state's terminal size and banner. */
export function layoutOf(state: State): Layout {
  const { columns, rows } = state.size
  const banner = wrappedBanner(state)
  const paneHeight = Math.max(3, rows - 2 - (banner?.lines.length ?? 0))
  const both = hasTwoPanes(state.size)
  const list = both ? listShare(columns) : state.focus === 'list' ? columns : 0
  return {
    fits: fits(state.size),
    columns,
    rows,
    banner,
    paneHeight,
    listWidth: list,
    detailsWidth: columns - list,
    listRows: paneHeight - 2,
  }
}

/** In 50 columns, what is wrong with a line and what to do about it takes three. */
const MOST_BANNER_LINES = 3

function wrappedBanner(state: State): Layout['banner'] {
  const banner = bannerOf(state)
  if (!banner) return null
  const lines = wrap(visible(banner.text), state.size.columns - 2)
  const last = MOST_BANNER_LINES - 1
  // The view truncates a last line that is too long.
  const shown =
    lines.length > MOST_BANNER_LINES ? [...lines.slice(0, last), lines.slice(last).join(' ')] : lines
  return { tone: banner.tone, lines: shown }
}

/** False if the list and the details share one pane. */
export function hasTwoPanes({ columns }: State['size']): boolean {
  return columns >= TWO_PANES
}

/** False if the terminal is smaller than `SMALLEST`. */
export function fits({ columns, rows }: State['size']): boolean {
  return columns >= SMALLEST.columns && rows >= SMALLEST.rows
}

function listShare(columns: number): number {
  return Math.min(96, Math.max(36, Math.floor(columns * 0.45)))
}

export interface DialogSize {
  /** Including the border. */
  readonly width: number
  /** Cells in an inner row, without the blank on either side. */
  readonly cells: number
  /** Most inner rows. */
  readonly height: number
}

const WIDEST = 100
/** A login code may be read from across a desk: short lines are easier. */
const WIDEST_TO_READ_OUT = 70
/** A border and a blank on both sides. */
const FRAME = 4

/** The size of a dialog: as wide as is still readable, never taller than the panes. */
export function dialogSize({ columns, paneHeight }: Layout, type: Overlay['type']): DialogSize {
  const widest = type === 'login' || type === 'ask' ? WIDEST_TO_READ_OUT : WIDEST
  const width = Math.min(widest, columns - (columns > 60 ? 6 : 0))
  return { width, cells: width - FRAME, height: paneHeight - 2 }
}
