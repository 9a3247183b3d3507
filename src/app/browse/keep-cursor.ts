import type { ProfileIndex } from '../../session/profile-index.ts'
import type { State } from '../state.ts'
import { chosen, type DetailItem, detailItems, problemOfItem, selectedRow, sessionOf } from './selection.ts'

/** The chosen profile, or where that is gone the one that stood next to it in the list; null where none is left. */
export function nearestRemaining(state: State, fresh: ProfileIndex): string | null {
  const { selected, order, profileIndex } = state
  if (selected === null || fresh.entryOf(selected)) return selected
  const row = selectedRow(state)
  const names = order.map((at) => profileIndex.entries[at]?.profile.name ?? '')
  const near = [...names.slice(row + 1), ...names.slice(0, Math.max(0, row)).reverse()]
  return near.find((name) => fresh.entryOf(name)) ?? null
}

/** The details' cursor on what it was on, wherever that stands now: lines come and go above it. */
export function keepDetailItem(former: State, next: State): State {
  if (former.selected !== next.selected || next.detail === 0) return next
  const wanted = itemName(former, detailItems(former)[former.detail])
  return wanted === null ? next : onItem(next, wanted)
}

/** The details' cursor on a setting of the chosen profile or of its session, if there is one of that key. */
export function onSettingOf(state: State, key: string): State {
  return onItem(state, `setting ${key}`)
}

function onItem(state: State, wanted: string): State {
  const detail = detailItems(state).findIndex((stop) => itemName(state, stop) === wanted)
  return detail < 0 || detail === state.detail ? state : { ...state, detail }
}

/** What tells a stop from the others of a profile, whatever its line. */
function itemName(state: State, stop: DetailItem | undefined): string | null {
  const entry = chosen(state)?.entry
  if (!stop || !entry) return null
  switch (stop.type) {
    case 'link': {
      const link = entry.chain.links[stop.index]
      return `link ${link?.type} ${link?.name}`
    }
    case 'setting':
      return `setting ${entry.profile.settings[stop.index]?.key}`
    case 'session-setting':
      return `session ${sessionOf(state, entry)?.settings[stop.index]?.key}`
    case 'problem': {
      const problem = problemOfItem(state, stop.index)
      return `problem ${problem?.code} ${problem?.message}`
    }
  }
}
