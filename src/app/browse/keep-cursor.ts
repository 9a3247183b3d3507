import type { ProfileIndex } from '../../session/profile-index.ts'
import type { State } from '../state.ts'
import { chosen, type DetailItem, detailItems, problemOfItem, shownSession } from './selection.ts'

/** The chosen profile, or, if that is gone, its nearest neighbour in the list; null if none is left. */
export function nearestRemaining(state: State, fresh: ProfileIndex): string | null {
  const { selected, order, profileIndex } = state
  if (selected === null || fresh.entryOf(selected)) return selected
  const row = order.indexOf(profileIndex.entryOf(selected)?.profile.index ?? -1)
  const names = order.map((at) => profileIndex.entries[at]?.profile.name ?? '')
  const near = [...names.slice(row + 1), ...names.slice(0, Math.max(0, row)).reverse()]
  return near.find((name) => fresh.entryOf(name)) ?? null
}

/** Keeps the details' cursor on the same item when lines appear or disappear above it. */
export function keepDetailItem(former: State, next: State): State {
  const isMoved = former.selected !== next.selected || former.heading !== next.heading
  if (isMoved || next.detail === 0) return next
  const wanted = itemName(former, detailItems(former)[former.detail])
  return wanted === null ? next : onItem(next, wanted)
}

/** Moves the details' cursor to a setting of the chosen profile; unchanged if it has none of that key. */
export function onSettingOf(state: State, key: string): State {
  return onItem(state, `setting ${key}`)
}

function onItem(state: State, wanted: string): State {
  const detail = detailItems(state).findIndex((item) => itemName(state, item) === wanted)
  return detail < 0 || detail === state.detail ? state : { ...state, detail }
}

/** Identifies an item among those of a profile, independent of its position. */
function itemName(state: State, item: DetailItem | undefined): string | null {
  if (item?.type === 'session-setting') return `session ${shownSession(state)?.settings[item.index]?.key}`
  const entry = chosen(state)?.entry
  if (!item || !entry) return null
  switch (item.type) {
    case 'link': {
      const link = entry.chain.links[item.index]
      return `link ${link?.type} ${link?.name}`
    }
    case 'setting':
      return `setting ${entry.profile.settings[item.index]?.key}`
    case 'problem': {
      const problem = problemOfItem(state, item.index)
      return `problem ${problem?.code} ${problem?.message}`
    }
  }
}
