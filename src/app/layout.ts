import { bannerOf } from './browse/banner.ts'
import type { State } from './state.ts'

/** Where everything is, in cells. A pane's width and height include its border. */
export interface Layout {
  /** False where the terminal is too small to show anything but a request to enlarge it. */
  readonly fits: boolean
  readonly columns: number
  readonly rows: number
  /** Rows between title and panes: what concerns all profiles. */
  readonly banner: number
  readonly paneHeight: number
  /** 0 where the pane is not shown. */
  readonly listWidth: number
  readonly detailsWidth: number
  /** Profiles that fit on screen. */
  readonly listRows: number
}

export const SMALLEST = { columns: 40, rows: 10 }
/** Under this one pane shows at a time. */
const TWO_PANES = 80

/** The layout for the state's size, and what stands above the panes. */
export function layoutOf(state: State): Layout {
  const { columns, rows } = state.size
  const banner = bannerRows(state)
  const paneHeight = Math.max(3, rows - 2 - banner)
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

const MOST_BANNER_ROWS = 2

/** By characters, because the core knows nothing of cells: what needs more of them in the end is cut. */
function bannerRows(state: State): number {
  const text = bannerOf(state)?.text
  return text === undefined
    ? 0
    : Math.min(MOST_BANNER_ROWS, Math.ceil((text.length + 1) / (state.size.columns - 1)))
}

/** False where list and details take turns. */
export function hasTwoPanes({ columns }: State['size']): boolean {
  return columns >= TWO_PANES
}

/** False where the terminal is too small to show anything but a request to enlarge it. */
export function fits({ columns, rows }: State['size']): boolean {
  return columns >= SMALLEST.columns && rows >= SMALLEST.rows
}

function listShare(columns: number): number {
  return Math.min(96, Math.max(36, Math.floor(columns * 0.45)))
}
