import type { Layout } from '../../app/layout.ts'
import type { Overlay } from '../../app/overlay.ts'
import type { State } from '../../app/state.ts'
import { visible } from '../../text/text.ts'
import { pane } from '../pane.ts'
import { type Row, span } from '../row.ts'
import type { Symbols } from '../symbols.ts'
import { accountsRows } from './accounts.ts'
import { askRows } from './ask.ts'
import { clashRows } from './clash.ts'
import { confirmRows } from './confirm.ts'
import { formRows } from './form.ts'
import { loginRows } from './login.ts'
import { menuRows } from './menu.ts'

/** What a dialog holds: the rows inside of its frame, and a note for the lower border. */
export interface DialogBody {
  readonly title: string
  readonly rows: readonly Row[]
  readonly note: string
}

export type Dialog = Exclude<Overlay, { readonly type: 'help' }>

const WIDEST = 100
/** What has to be read from afar must not be stretched. */
const LOGIN_CELLS = 66

/** The framed box of a dialog: as wide as is readable, as high as it needs, never more than the panes. */
export function dialogBox(
  state: State,
  dialog: Dialog,
  { columns, paneHeight }: Layout,
  symbols: Symbols,
): { readonly rows: readonly Row[]; readonly width: number } {
  const widest = dialog.type === 'login' || dialog.type === 'ask' ? LOGIN_CELLS + 4 : WIDEST
  const width = Math.min(widest, columns - (columns > 60 ? 6 : 0))
  const body = bodyOf(state, dialog, width - 4, paneHeight - 2, symbols)
  const height = Math.min(paneHeight, body.rows.length + 2)
  const frame = {
    title: [span(visible(body.title), 'pane-title')],
    note: body.note,
    width,
    height,
    isFocused: true,
  }
  const padded = body.rows.map((row) => [span(' '), ...row])
  return { rows: pane(frame, padded, symbols), width }
}

function bodyOf(state: State, dialog: Dialog, cells: number, height: number, symbols: Symbols): DialogBody {
  switch (dialog.type) {
    case 'menu':
      return menuRows(dialog, cells, height, symbols)
    case 'form':
      return formRows(state, dialog, cells, height, symbols)
    case 'confirm':
      return confirmRows(dialog, cells, height, symbols)
    case 'ask':
      return askRows(dialog, cells)
    case 'login':
      return loginRows(state, dialog, cells, height, symbols)
    case 'accounts':
      return accountsRows(state, dialog, cells, height, symbols)
    case 'clash':
      return clashRows(dialog, cells, symbols)
  }
}
