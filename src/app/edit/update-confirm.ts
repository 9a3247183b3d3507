import { type Next, only } from '../next.ts'
import type { Clash, Confirm } from '../overlay.ts'
import type { OverlayEvent } from '../overlay-event.ts'
import type { State } from '../state.ts'
import { startSave } from './confirm-or-save.ts'

/** Enter writes the change whose diff is shown. */
export function updateConfirm(state: State, { request }: Confirm, { type }: OverlayEvent): Next {
  return type === 'accept' ? startSave(state, request) : only(state)
}

/** Enter writes over what another program has written to the same setting. */
export function updateClash(state: State, { request }: Clash, { type }: OverlayEvent): Next {
  if (type !== 'accept') return only(state)
  return startSave({ ...state, overlay: null }, { ...request, base: state.profileIndex.profiles.documents })
}
