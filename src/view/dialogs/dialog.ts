import { type DialogSize, dialogSize, type Layout } from '../../app/layout.ts'
import type { Overlay } from '../../app/overlay.ts'
import type { State } from '../../app/state.ts'
import { visible } from '../../text/visible.ts'
import { pane } from '../pane.ts'
import { type Row, span } from '../row.ts'
import type { Symbols } from '../symbols.ts'
import { accountsRows } from './accounts.ts'
import { askRows } from './ask.ts'
import { clashRows } from './clash.ts'
import { confirmRows } from './confirm.ts'
import type { DialogBody } from './dialog-body.ts'
import { formRows } from './form.ts'
import { loginRows } from './login.ts'
import { menuRows } from './menu.ts'

export type Dialog = Exclude<Overlay, { readonly type: 'help' }>

/** The framed box of a dialog, as high as its rows need. */
export function dialogBox(
  state: State,
  dialog: Dialog,
  layout: Layout,
  symbols: Symbols,
): { readonly rows: readonly Row[]; readonly width: number } {
  const size = dialogSize(layout, dialog.type)
  const body = bodyOf(state, dialog, size, symbols)
  const frame = {
    title: [span(visible(body.title), 'pane-title')],
    note: body.note,
    width: size.width,
    height: Math.min(layout.paneHeight, body.rows.length + 2),
    isFocused: true,
  }
  const padded = body.rows.map((row) => [span(' '), ...row])
  return { rows: pane(frame, padded, symbols), width: size.width }
}

function bodyOf(state: State, dialog: Dialog, size: DialogSize, symbols: Symbols): DialogBody {
  const { cells, height } = size
  switch (dialog.type) {
    case 'menu':
      return menuRows(dialog, cells, height, symbols)
    case 'form':
      return formRows(state, dialog, cells, height, symbols)
    case 'confirm':
      return confirmRows(dialog, size, symbols)
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
