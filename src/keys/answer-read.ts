import { shownFields } from '../app/edit/form.ts'
import type { Event } from '../app/event.ts'
import type { Intent } from '../app/intent.ts'
import type { State } from '../app/state.ts'
import type { Store } from '../app/store.ts'
import { contextOf, type KeyContext, takesText } from './context.ts'
import type { Input } from './decoder.ts'
import { keyLabel } from './key-label.ts'
import { match } from './match.ts'

/**
 * Answers the input of one read of the terminal. Several characters that arrive together may be a paste without brackets,
 * or typed over a slow line by someone who has not seen what the first of them does. So unless text is expected, they do
 * nothing that Esc cannot take back: the first that would is passed over with everything after it, and a notice says so.
 * Enter at the end of text for a field that was already open counts.
 *
 * @param mustWait true once the next input must wait for something that a key asked for
 * @param from the number of inputs of this read that were already answered
 * @returns the number of inputs that are answered now, which is less than all only if one must wait
 */
export function answerRead(
  store: Pick<Store, 'getState' | 'dispatch'>,
  inputs: readonly Input[],
  mustWait: () => boolean = () => false,
  from = 0,
): number {
  const isText = inputs.filter(isCharacter).length > 1
  const isExpected = from === 0 && takesText(contextOf(store.getState()))
  for (const [at, input] of inputs.entries()) {
    if (at < from) continue
    if (mustWait()) return at
    const state = store.getState()
    const event = input.type === 'paste' ? pasted(state, input.text) : match(state, input.name)
    if (!event) continue
    const endsField = isExpected && at === inputs.length - 1 && takesText(contextOf(state))
    if (isText && !endsField && !isHarmless(state, event)) {
      store.dispatch(passedOver(input))
      break
    }
    store.dispatch(event)
    const next = inputs[at + 1]
    if (next && opensQuestion(state, store.getState())) {
      store.dispatch(passedOver(next))
      break
    }
  }
  return inputs.length
}

/** True for what text consists of: characters, line breaks and tabs. */
function isCharacter(input: Input): boolean {
  return (
    input.type === 'key' && ([...input.name].length === 1 || input.name === 'enter' || input.name === 'tab')
  )
}

/** A question takes no key that came in the same read as what has opened it. */
function opensQuestion(former: State, { overlay }: State): boolean {
  return overlay !== former.overlay && overlay?.type === 'confirm' && former.overlay?.type !== 'confirm'
}

/** Pasted text never acts as keys. */
function pasted(state: State, text: string): Event {
  if (NO_PASTE.has(contextOf(state)))
    return { type: 'noticed', tone: 'info', text: 'The pasted text was passed over: no field is open.' }
  const isForm = state.overlay?.type === 'form'
  return isForm ? { type: 'typed', edit: { type: 'insert', text } } : { type: 'pasted', text }
}

/** Here a paste must not take the place of what is asked. */
const NO_PASTE: ReadonlySet<KeyContext> = new Set<KeyContext>(['confirm', 'login', 'too-small'])

function passedOver(input: Input): Event {
  const what = input.type === 'key' ? keyLabel(input.name) : 'The pasted text'
  return {
    type: 'noticed',
    tone: 'warning',
    text: `${what} arrived together with other keys and was passed over. Press it again if you meant it.`,
  }
}

/** What Esc can take back, or what changes only the view. */
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
  'group',
  'fold-all',
  'open-details',
  'next-pane',
  'list-pane',
  'details-pane',
  'show-raw',
  'redraw',
  'reload',
  'complete',
  'toggle',
  'toggle-all',
  'copy',
  'new-profile',
  'import-profiles',
  'edit',
  'add-setting',
  'rename',
  'duplicate',
])

function isHarmless(state: State, event: Event): boolean {
  if (event.type !== 'intent') return true
  if (event.intent === 'accept') return onlyMovesOn(state)
  return HARMLESS.has(event.intent)
}

/** True if Enter only keeps a filter, or moves to the next field or the next dialog. */
function onlyMovesOn(state: State): boolean {
  const { overlay } = state
  if (overlay?.type === 'form') return overlay.at < shownFields(state, overlay).length - 1
  if (overlay?.type === 'accounts') return true
  return overlay === null && state.filter.isOpen
}
