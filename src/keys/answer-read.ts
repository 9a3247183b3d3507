import { shownFields } from '../app/edit/form.ts'
import type { Event } from '../app/event.ts'
import type { Intent } from '../app/intent.ts'
import type { State } from '../app/state.ts'
import type { Store } from '../app/store.ts'
import { contextOf, takesText } from './context.ts'
import type { Input } from './decoder.ts'
import { keyLabel } from './key-label.ts'
import { match } from './match.ts'

/**
 * Answers what one read of the terminal brought. Several characters that arrive together may be a paste without brackets, or
 * were typed ahead of a slow line by somebody who has not seen what the first of them does; so where no text is expected,
 * none of them does what Esc could not take back. The first that would, and all behind it, are passed over, and a line says
 * so. In a field that was open before, Enter at the end of what was typed counts.
 *
 * @param mustWait true once a key has asked for what cannot be done yet
 * @returns what was not answered because it must wait
 */
export function answerRead(
  store: Pick<Store, 'getState' | 'dispatch'>,
  inputs: readonly Input[],
  mustWait: () => boolean = () => false,
): readonly Input[] {
  const isText = inputs.filter(isCharacter).length > 1
  const isExpected = takesText(contextOf(store.getState()))
  for (const [at, input] of inputs.entries()) {
    if (mustWait()) return inputs.slice(at)
    const state = store.getState()
    const event = input.type === 'paste' ? pasted(state, input.text) : match(state, input.name)
    if (!event) continue
    const endsField = isExpected && at === inputs.length - 1 && takesText(contextOf(state))
    if (isText && !endsField && !isHarmless(state, event)) {
      store.dispatch(passedOver(input))
      return []
    }
    store.dispatch(event)
  }
  return []
}

/** What a text consists of: characters, line breaks and tabs. */
function isCharacter(input: Input): boolean {
  return (
    input.type === 'key' && ([...input.name].length === 1 || input.name === 'enter' || input.name === 'tab')
  )
}

/** Pasted text is never taken for keys. */
function pasted(state: State, text: string): Event {
  if (takesText(contextOf(state))) return { type: 'typed', edit: { type: 'insert', text } }
  return { type: 'noticed', tone: 'info', text: 'The pasted text was passed over: there is no field open.' }
}

function passedOver(input: Input): Event {
  const what = input.type === 'key' ? keyLabel(input.name) : 'The pasted text'
  return {
    type: 'noticed',
    tone: 'warning',
    text: `${what} came together with other keys and was passed over. Press it again if you meant it.`,
  }
}

/** What Esc takes back, or what changes nothing but what is looked at. */
const HARMLESS: ReadonlySet<Intent> = new Set<Intent>([
  'up',
  'down',
  'page-up',
  'page-down',
  'half-page-up',
  'half-page-down',
  'first',
  'last',
  'help',
  'back',
  'filter',
  'sort',
  'attention',
  'open-details',
  'next-pane',
  'list-pane',
  'details-pane',
  'show-raw',
  'redraw',
  'reload',
  'complete',
  'toggle',
  'copy',
  'new-profile',
  'edit',
  'add-setting',
  'rename',
  'duplicate',
])

function isHarmless(state: State, event: Event): boolean {
  if (event.type !== 'intent') return true
  if (event.intent === 'accept') return onlyGoesOn(state)
  return HARMLESS.has(event.intent)
}

/** Enter that keeps the filter or goes to the next field, and answers nothing. */
function onlyGoesOn(state: State): boolean {
  const { overlay } = state
  if (overlay?.type === 'form') return overlay.at < shownFields(state, overlay).length - 1
  return overlay === null && state.filter.isOpen
}
