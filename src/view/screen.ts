import { isRefused } from '../app/browse/refused.ts'
import { chosen, chosenGroup } from '../app/browse/selection.ts'
import { type Layout, layoutOf, SMALLEST } from '../app/layout.ts'
import type { State } from '../app/state.ts'
import { truncate, wrap } from '../text/fit.ts'
import { visible } from '../text/visible.ts'
import { asciiRow } from './ascii.ts'
import { detailWindow } from './details/window.ts'
import { dialogBox } from './dialogs/dialog.ts'
import { hiddenText } from './dialogs/field.ts'
import { layOver } from './dialogs/lay-over.ts'
import { dimNote, helpRows } from './help.ts'
import { footerRow } from './hint-rows.ts'
import { emptyRows } from './list/empty.ts'
import { listNote, listRows } from './list/list.ts'
import { titleRow } from './list/title.ts'
import { pane } from './pane.ts'
import { accountIds, redactRow } from './redact.ts'
import { fitRow, type Row, span } from './row.ts'
import { type Symbols, symbolsFor } from './symbols.ts'
import { unlit } from './unlit.ts'

/** The parts of the screen; every row is exactly as wide as its part. */
export interface Screen {
  readonly layout: Layout
  readonly title: Row
  readonly banner: readonly Row[]
  /** Empty if the pane is not shown; the same for the details. */
  readonly list: readonly Row[]
  readonly details: readonly Row[]
  /** Replaces both panes. */
  readonly overlay: readonly Row[] | null
  readonly footer: Row
}

/** State → the whole picture. Both the first paint and Ink draw this and nothing else. */
export function screenOf(state: State): Screen {
  const symbols = symbolsFor(state.setup.isAscii)
  const layout = layoutOf(state)
  const { columns } = layout
  const list = layout.listWidth > 0 ? listPane(state, layout, symbols) : []
  const details = layout.detailsWidth > 0 ? detailsPane(state, layout, symbols) : []
  const screen: Screen = {
    layout,
    title: titleRow(state, columns, symbols),
    banner: bannerRows(layout, symbols),
    list,
    details,
    overlay: overlayRows(state, layout, list, details, symbols),
    footer: footerRow(state, columns, symbols),
  }
  const honest = isRefused(state) ? withoutLit(screen) : screen
  const redacted = state.setup.isRedacted ? redact(honest, state) : honest
  return state.setup.isAscii ? mapRows(redacted, asciiRow) : redacted
}

/** Where the AWS CLI refuses a file, no mark looks as if a profile worked; what is typed into or chosen stays as it is. */
function withoutLit(screen: Screen): Screen {
  const { title, list, details } = screen
  return { ...screen, title: unlit(title), list: list.map(unlit), details: details.map(unlit) }
}

/** Account ids come from the files, from STS, and from the portal. */
function redact(screen: Screen, { profileIndex, checks, listings }: State): Screen {
  const { config, credentials } = profileIndex.profiles.documents
  const answers = JSON.stringify([[...checks.values()].map((each) => each.result), [...listings.values()]])
  const known = accountIds(`${config.text} ${credentials.text} ${answers}`)
  return mapRows(screen, (row) => redactRow(row, known))
}

function mapRows(screen: Screen, change: (row: Row) => Row): Screen {
  const { layout, title, banner, list, details, overlay, footer } = screen
  return {
    layout,
    title: change(title),
    banner: banner.map(change),
    list: list.map(change),
    details: details.map(change),
    overlay: overlay?.map(change) ?? null,
    footer: change(footer),
  }
}

function bannerRows({ banner, columns }: Layout, symbols: Symbols): Row[] {
  if (!banner) return []
  return banner.lines.map((line) => fitRow([span(` ${line}`, banner.tone)], columns, symbols.ellipsis))
}

function listPane(state: State, layout: Layout, symbols: Symbols): Row[] {
  const { listWidth: width, paneHeight: height } = layout
  const rows = listRows(state, width - 2, layout.listRows, symbols)
  const frame = {
    title: listTitle(state),
    note: listNote(state),
    width,
    height,
    isFocused: state.focus === 'list',
  }
  return pane(frame, rows.length > 0 ? rows : emptyRows(state, width - 2), symbols)
}

function listTitle(state: State): Row {
  const title = [span('Profiles', 'pane-title')]
  if (isRefused(state)) title.push(span('  as SDKs see them', 'warning'))
  if (state.attentionOnly) title.push(span('  ! attention only', 'warning'))
  if (state.filter.text !== '') title.push(span(`  /${hiddenText(state.filter)}`, 'info'))
  // Last, because where there is little room it can be missed most easily.
  if (state.sort !== 'file') title.push(span(`  sorted by ${state.sort}`, 'dim'))
  return title
}

function detailsPane(state: State, layout: Layout, symbols: Symbols): Row[] {
  const { detailsWidth: width, paneHeight: height } = layout
  const found = chosen(state)
  const window = detailWindow(state, width - 2, height - 2, symbols)
  const name = found?.entry.profile.name ?? chosenGroup(state)?.name
  const title = [span(name === undefined ? 'Details' : visible(name), 'pane-title')]
  const frame = { title, note: window.note, width, height, isFocused: state.focus === 'details' }
  return pane(frame, window.rows, symbols)
}

/** Help replaces both panes; a dialog covers their middle. */
function overlayRows(
  state: State,
  layout: Layout,
  list: readonly Row[],
  details: readonly Row[],
  symbols: Symbols,
): readonly Row[] | null {
  const { overlay } = state
  if (!overlay) return null
  if (overlay.type === 'help') return helpPane(state, overlay.top, layout, symbols)
  const { rows, width } = dialogBox(state, overlay, layout, symbols)
  return layOver(sideBySide(list, details), rows, width, layout.columns)
}

function helpPane(state: State, wantedTop: number, layout: Layout, symbols: Symbols): Row[] {
  const { columns: width, paneHeight: height } = layout
  const rows = helpRows(state, width - 2, symbols)
  const hidden = Math.max(0, rows.length - (height - 2))
  const top = Math.min(wantedTop, hidden)
  const frame = {
    title: [span('Keys', 'pane-title')],
    note:
      hidden === 0
        ? truncate(dimNote(state, width - 2), width - 8, symbols.ellipsis)
        : top === hidden
          ? 'end'
          : `${hidden - top} more`,
    width,
    height,
    isFocused: true,
  }
  return pane(frame, rows.slice(top), symbols)
}

/** The screen as rows of the terminal's full width from top to bottom, for the first paint. */
export function allRows(screen: Screen): Row[] {
  const { layout, title, banner, overlay, footer } = screen
  if (!layout.fits) return tooSmall(layout)
  const panes = overlay ?? sideBySide(screen.list, screen.details)
  return [title, ...banner, ...panes, footer]
}

function sideBySide(left: readonly Row[], right: readonly Row[]): readonly Row[] {
  if (left.length === 0) return right
  return left.map((row, at) => row.concat(right[at] ?? []))
}

/** The message on a terminal that is too small for the dashboard. */
export function tooSmall({ columns, rows }: Layout): Row[] {
  const text = `awsprof needs ${SMALLEST.columns} x ${SMALLEST.rows} cells; this terminal has ${columns} x ${rows}. Enlarge it, or press q to quit.`
  const lines = wrap(text, Math.max(1, columns)).slice(0, rows)
  return Array.from({ length: rows }, (_, at) => fitRow(lines[at] ? [span(lines[at])] : [], columns, ''))
}
