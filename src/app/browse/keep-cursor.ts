import type { Inventory } from '../../session/profile-index.ts'
import type { State } from '../state.ts'
import { chosen, type DetailStop, detailStops, selectedRow, sessionOf, stopProblem } from './selection.ts'

/** The chosen profile, or where that is gone the one that stood next to it in the list; null where none is left. */
export function survivor(state: State, fresh: Inventory): string | null {
  const { selected, order, inventory } = state
  if (selected === null || fresh.entryOf(selected)) return selected
  const row = selectedRow(state)
  const names = order.map((at) => inventory.entries[at]?.profile.name ?? '')
  const near = [...names.slice(row + 1), ...names.slice(0, Math.max(0, row)).reverse()]
  return near.find((name) => fresh.entryOf(name)) ?? null
}

/** The details' cursor on what it was on, wherever that stands now: lines come and go above it. */
export function keepStop(former: State, next: State): State {
  if (former.selected !== next.selected || next.detail === 0) return next
  const wanted = stopName(former, detailStops(former)[former.detail])
  return wanted === null ? next : onStop(next, wanted)
}

/** The details' cursor on a setting of the chosen profile or of its session, if there is one of that key. */
export function onSettingOf(state: State, key: string): State {
  return onStop(state, `setting ${key}`)
}

function onStop(state: State, wanted: string): State {
  const detail = detailStops(state).findIndex((stop) => stopName(state, stop) === wanted)
  return detail < 0 || detail === state.detail ? state : { ...state, detail }
}

/** What tells a stop from the others of a profile, whatever its line. */
function stopName(state: State, stop: DetailStop | undefined): string | null {
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
      const problem = stopProblem(state, stop.index)
      return `problem ${problem?.code} ${problem?.message}`
    }
  }
}
