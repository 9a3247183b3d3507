import { type Next, only } from '../next.ts'
import { tell } from '../notice.ts'
import type { State } from '../state.ts'

/** Says it in the form that is open, or else above the panes. */
export function refuse(state: State, text: string): Next {
  const { overlay } = state
  return only(
    overlay?.type === 'form'
      ? { ...state, overlay: { ...overlay, refusal: text } }
      : tell(state, 'warning', text),
  )
}
