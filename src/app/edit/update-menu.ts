import { settleClash } from '../import/propose-import.ts'
import { type Next, only } from '../next.ts'
import { tell } from '../notice.ts'
import type { Menu } from '../overlay.ts'
import type { OverlayEvent } from '../overlay-event.ts'
import type { State } from '../state.ts'
import { isTyped, itemAt } from './menu.ts'
import { openValue } from './open-value.ts'
import { secretNameRefusal, secretValueRefusal } from './secret-refusal.ts'
import { setValue } from './set-value.ts'
import { narrowed } from './text-field.ts'
import { mend } from './update-fix.ts'
import { openWizard } from './update-wizard.ts'
import { WIZARD_KINDS } from './wizard.ts'

/** A key in a menu: typing narrows it, Enter chooses. */
export function updateMenu(state: State, menu: Menu, event: OverlayEvent): Next {
  switch (event.type) {
    case 'typed':
      return only({ ...state, overlay: { ...menu, ...narrowed(menu, event.edit) } })
    case 'accept':
      return choose(state, menu)
    default:
      return only(state)
  }
}

function choose(state: State, menu: Menu): Next {
  const item = itemAt(menu)
  if (item === undefined) return only(state)
  const answer = item.id
  const refusal = menu.takesText && isTyped(menu, item) ? typedRefusal(menu) : null
  if (refusal !== null) return only(tell(state, 'warning', `Not taken. ${refusal}`))
  const closed = { ...state, overlay: null }
  const { purpose } = menu
  switch (purpose.type) {
    case 'set-value':
      return setValue(state, purpose, answer, menu.held, (held) => ({
        ...state,
        overlay: { ...menu, held },
      }))
    case 'add-setting':
      return only(openValue(closed, purpose.target, answer, '', undefined))
    case 'new-profile': {
      const kind = WIZARD_KINDS.find((each) => each.id === answer)
      return only(kind ? openWizard(closed, kind.id) : state)
    }
    case 'mend': {
      const offer = purpose.offers[Number(answer)]
      return offer ? mend(state, offer, menu) : only(state)
    }
    case 'import-clash':
      return settleClash(state, purpose.found, purpose.source, answer)
    case 'copy':
      return { state: closed, effects: [{ type: 'copy', text: answer, what: `the ${item.note}` }] }
  }
}

/** Why what was typed instead of choosing must not be taken: as a value, or as the name of a setting. */
function typedRefusal({ field, purpose }: Menu): string | null {
  return purpose.type === 'set-value' ? secretValueRefusal(purpose.key, field) : secretNameRefusal(field)
}
