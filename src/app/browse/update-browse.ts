import type { BrowseIntent, Movement } from '../intent.ts'
import { hasTwoPanes, layoutOf } from '../layout.ts'
import { moved } from '../move.ts'
import { GROUPINGS, SORT_ORDERS } from '../preferences.ts'
import type { State } from '../state.ts'
import { listRowsOf } from './groups.ts'
import { orderOf } from './order.ts'
import { chosenGroup, detailItems, selectedRow } from './selection.ts'

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
    case 'group':
      return reorder({ ...state, grouping: nextOf(GROUPINGS, state.grouping), ...withoutHeading(state) })
    case 'fold-all':
      return foldAll(state)
    case 'open-details':
      return open(state)
    case 'next-pane':
      return state.focus === 'list' ? openDetails(state) : { ...state, focus: 'list' }
    case 'list-pane':
      return goLeft(state)
    case 'details-pane':
      return goRight(state)
    default:
      return move(state, intent)
  }
}

function nextOf<T>(values: readonly T[], value: T): T {
  return values[(values.indexOf(value) + 1) % values.length] ?? value
}

function openDetails(state: State): State {
  if (state.selected === null && state.heading === null) return state
  if (state.focus === 'details') return state
  // If the details hide the list, the cursor starts at the top, which repeats what the list says.
  const isAlone = !hasTwoPanes(state.size)
  const first = isAlone
    ? 0
    : detailItems(state).findIndex((item) => item.type === 'setting' || item.type === 'session-setting')
  return { ...state, focus: 'details', detail: Math.max(0, first) }
}

/** Shows or hides the profiles below the chosen heading. */
function fold(state: State, isFolded: boolean): State {
  const { heading, folded } = state
  if (heading === null || folded.has(heading) === isFolded) return state
  const changed = reorder({ ...state, folded: folded.symmetricDifference(new Set([heading])) })
  return isFolded ? changed : withRowsBelow(changed)
}

/** Scrolls until what the chosen heading has brought is on screen, or the heading is at its top. */
function withRowsBelow(state: State): State {
  const { rows, top } = state
  const row = selectedRow(state)
  const next = rows.findIndex((each, at) => at > row && each.type === 'heading')
  const last = (next === -1 ? rows.length : next) - 1
  const hidden = last + 1 - layoutOf(state).listRows
  return { ...state, top: Math.max(top, Math.min(row, hidden)) }
}

/** Hides all profiles below headings, so that the headings alone are left; if they are, shows them again. */
function foldAll(state: State): State {
  const headings = state.rows.flatMap((row) => (row.type === 'heading' ? [row.group.id] : []))
  const isFolded = headings.every((each) => state.folded.has(each))
  const all = new Set(headings)
  return reorder({ ...state, folded: isFolded ? state.folded.difference(all) : state.folded.union(all) })
}

/** Enter: folds and unfolds a heading, and opens the details of a profile. */
function open(state: State): State {
  const { heading, folded } = state
  return heading === null ? openDetails(state) : fold(state, !folded.has(heading))
}

/** →: unfolds a heading, else goes to the details. */
function goRight(state: State): State {
  const { heading, folded, focus } = state
  return focus === 'list' && heading !== null && folded.has(heading) ? fold(state, false) : openDetails(state)
}

/** ←: back to the list; in the list from a profile to its heading, which then folds. */
function goLeft(state: State): State {
  if (state.focus === 'details') return { ...state, focus: 'list' }
  if (state.heading !== null) return fold(state, true)
  const row = state.rows[selectedRow(state)]
  const group = row?.type === 'profile' ? row.group : null
  return group === null ? state : keepSelection({ ...state, selected: null, heading: group.id, detail: 0 })
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
  const row = moved(Math.max(0, selectedRow(state)), movement, page, state.rows.length)
  return select(state, row)
}

/** Chooses a row. `former` is the profile to choose again once it is back in the list; null if the user chose. */
function select(state: State, at: number, former: string | null = null): State {
  const row = state.rows[at]
  const heading = row?.type === 'heading' ? row.group.id : null
  const name = row?.type === 'profile' ? (state.profileIndex.entries[row.at]?.profile.name ?? null) : null
  const isSame = name === state.selected && heading === state.heading
  return scroll({ ...state, selected: name, heading, former, detail: isSame ? state.detail : 0 }, at)
}

/** Without its heading, the cursor goes to the first profile that was below it. */
function withoutHeading(state: State): Pick<State, 'heading' | 'selected'> {
  const first = chosenGroup(state)?.profiles[0]
  const name = first === undefined ? null : (state.profileIndex.entries[first]?.profile.name ?? null)
  return { heading: null, selected: name ?? state.selected }
}

/** Scrolls a row into view by half a page at a time, so that the list rarely moves while a key is held down. */
function scroll(state: State, row: number): State {
  const { listRows } = layoutOf(state)
  const last = Math.max(0, state.rows.length - listRows)
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
  if (isBack) return keepSelection({ ...state, selected: former, heading: null, former: null })
  const row = selectedRow(state)
  if (row >= 0) return scroll(state, row)
  const folded = foldedGroup(state)
  if (folded >= 0) return select(state, folded)
  const first = Math.min(Math.max(0, state.top), Math.max(0, state.rows.length - 1))
  return select(state, first, former ?? state.selected)
}

/** The row of the heading that hides the chosen profile, or -1. */
function foldedGroup({ rows, selected, profileIndex }: State): number {
  const at = selected === null ? undefined : profileIndex.entryOf(selected)?.profile.index
  if (at === undefined) return -1
  return rows.findIndex((row) => row.type === 'heading' && row.group.profiles.includes(at))
}

function failedChecks({ checks, profileIndex }: State): ReadonlySet<number> {
  const failed = new Set<number>()
  if (checks.size === 0) return failed
  profileIndex.entries.forEach(({ profile }, at) => {
    if (checks.get(profile.name)?.result?.error) failed.add(at)
  })
  return failed
}

const NOTHING_FOLDED: ReadonlySet<string> = new Set()

/** Recomputes the list; `toBest` chooses its first row, as typing in the filter does. */
export function reorder(state: State, toBest = false): State {
  const { filter, sort, attentionOnly, accountNames, grouping, folded } = state
  const wanted = { filter: filter.text, sort, attentionOnly, accountNames, failed: failedChecks(state) }
  const order = orderOf(state.profileIndex, state.statuses, wanted)
  const { expiringMs } = state.setup.preferences
  // While a filter is typed, what it finds is never hidden.
  const open = filter.text === '' ? folded : NOTHING_FOLDED
  const groups = { grouping, folded: open, filter: filter.text, attentionOnly }
  const ordered = { ...state, order, rows: listRowsOf({ ...state, expiringMs }, order, groups) }
  if (!toBest) return keepSelection(ordered)
  const isEmpty = ordered.rows.length === 0
  const best = ordered.rows.findIndex((row) => row.type === 'profile')
  return select({ ...ordered, top: 0 }, Math.max(0, best), isEmpty ? (state.former ?? state.selected) : null)
}
