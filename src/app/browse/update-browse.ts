import type { BrowseIntent, Movement } from '../intent.ts'
import { hasTwoPanes, layoutOf } from '../layout.ts'
import { moved } from '../move.ts'
import { SORT_ORDERS } from '../preferences.ts'
import type { State } from '../state.ts'
import { orderOf } from './order.ts'
import { detailItems, selectedRow } from './selection.ts'

/** Intents that change what is shown: selection, filter, sort order, focus, help. */
export function browse(state: State, intent: BrowseIntent): State {
  switch (intent) {
    case 'help':
      return { ...state, overlay: state.overlay?.type === 'help' ? null : { type: 'help', top: 0 } }
    case 'back':
      return back(state)
    case 'filter':
      return {
        ...state,
        focus: 'list',
        filter: { ...state.filter, isOpen: true, cursor: state.filter.text.length },
      }
    case 'sort':
      return reorder({ ...state, sort: nextOf(SORT_ORDERS, state.sort) })
    case 'attention':
      return reorder({ ...state, attentionOnly: !state.attentionOnly })
    case 'open-details':
      return openDetails(state)
    case 'next-pane':
      return state.focus === 'list' ? openDetails(state) : { ...state, focus: 'list' }
    case 'list-pane':
      return { ...state, focus: 'list' }
    case 'details-pane':
      return openDetails(state)
    default:
      return move(state, intent)
  }
}

function nextOf<T>(values: readonly T[], value: T): T {
  return values[(values.indexOf(value) + 1) % values.length] ?? value
}

function openDetails(state: State): State {
  if (state.selected === null) return state
  if (state.focus === 'details') return state
  // If the details hide the list, the cursor starts at the top, which repeats what the list says.
  const isAlone = !hasTwoPanes(state.size)
  const first = isAlone ? 0 : detailItems(state).findIndex((item) => item.type === 'setting')
  return { ...state, focus: 'details', detail: Math.max(0, first) }
}

/** Esc: closes what was opened last. */
function back(state: State): State {
  if (state.editing) return { ...state, editing: null }
  if (state.filter.isOpen || (state.filter.text !== '' && state.focus === 'list')) {
    return reorder({ ...state, filter: { text: '', cursor: 0, isOpen: false } })
  }
  if (state.focus === 'details') return { ...state, focus: 'list' }
  if (state.attentionOnly) return reorder({ ...state, attentionOnly: false })
  return state.notice ? { ...state, notice: null } : state
}

function move(state: State, movement: Movement): State {
  const page = layoutOf(state).listRows
  if (state.focus === 'details') {
    const count = detailItems(state).length
    return { ...state, detail: moved(state.detail, movement, page, count) }
  }
  const row = moved(Math.max(0, selectedRow(state)), movement, page, state.order.length)
  return select(state, row)
}

/** Chooses a row. `former` is the profile to choose again once it is back in the list; null if the user chose. */
function select(state: State, row: number, former: string | null = null): State {
  const at = state.order[row]
  const name = at === undefined ? null : (state.profileIndex.entries[at]?.profile.name ?? null)
  const isSame = name === state.selected
  return scroll({ ...state, selected: name, former, detail: isSame ? state.detail : 0 }, row)
}

/** Scrolls a row into view by half a page at a time, so that the list rarely moves while a key is held down. */
function scroll(state: State, row: number): State {
  const { listRows } = layoutOf(state)
  const last = Math.max(0, state.order.length - listRows)
  let { top } = state
  if (row < top)
    top =
      row < top - listRows ? row - Math.floor(listRows / 2) : Math.min(row, top - Math.floor(listRows / 2))
  else if (row >= top + listRows)
    top = Math.max(
      row - listRows + 1,
      row >= top + 2 * listRows ? row - Math.floor(listRows / 2) : top + Math.floor(listRows / 2),
    )
  top = Math.max(0, Math.min(last, top))
  return top === state.top ? state : { ...state, top }
}

/** Keeps the chosen profile chosen and on screen when the list around it changes. */
export function keepSelection(state: State): State {
  const { former } = state
  const isBack =
    former !== null && state.order.includes(state.profileIndex.entryOf(former)?.profile.index ?? -1)
  if (isBack) return keepSelection({ ...state, selected: former, former: null })
  const row = selectedRow(state)
  if (row >= 0) return scroll(state, row)
  const first = Math.min(Math.max(0, state.top), Math.max(0, state.order.length - 1))
  return select(state, first, former ?? state.selected)
}

function failedChecks({ checks, profileIndex }: State): ReadonlySet<number> {
  const failed = new Set<number>()
  if (checks.size === 0) return failed
  profileIndex.entries.forEach(({ profile }, at) => {
    if (checks.get(profile.name)?.result?.error) failed.add(at)
  })
  return failed
}

/** Recomputes the list; `toBest` chooses its first row, as typing in the filter does. */
export function reorder(state: State, toBest = false): State {
  const { filter, sort, attentionOnly } = state
  const wanted = { filter: filter.text, sort, attentionOnly, failed: failedChecks(state) }
  const ordered = { ...state, order: orderOf(state.profileIndex, state.statuses, wanted) }
  if (!toBest) return keepSelection(ordered)
  const isEmpty = ordered.order.length === 0
  return select({ ...ordered, top: 0 }, 0, isEmpty ? (state.former ?? state.selected) : null)
}
