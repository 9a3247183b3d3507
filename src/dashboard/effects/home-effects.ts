import type { ModeRequest, SaveRequest } from '../../app/edit/change.ts'
import type { Store } from '../../app/store.ts'
import type { SaveResult } from '../../os/save.ts'
import { isOneFile } from '../../profiles/edit/documents.ts'
import { type EditDeclined, type Plan, planEdit, restoreEdit } from '../../profiles/edit/plan.ts'
import type { FileRole } from '../../profiles/problem.ts'
import type { Home } from '../../session/home.ts'

/** The services that read and write the files. */
export interface HomeServices {
  /** Milliseconds since the epoch. */
  readonly now: () => number
  readonly readHome: (known: Pick<Home, 'files' | 'profileIndex'>) => Home
  readonly save: (plan: Plan<EditDeclined>) => Promise<SaveResult<EditDeclined>>
}

/** The service that changes permissions. */
export interface ModeServices {
  /** Returns why it was not done, without a full stop, or null. */
  readonly setMode: (file: FileRole, mode: number) => string | null
}

export function readHomeInto(store: Store, { now, readHome }: Pick<HomeServices, 'now' | 'readHome'>): void {
  store.dispatch({ type: 'tick', now: now() }, { type: 'home-read', home: readHome(store.getState()) })
}

/** Writes a change, reads the files again, and dispatches them before the outcome. */
export async function saveEdit(services: HomeServices, store: Store, request: SaveRequest): Promise<void> {
  const result = await services.save(planEdit(request.base, request.edit))
  const tick = { type: 'tick', now: services.now() } as const
  const home = services.readHome(store.getState())
  if (result.type === 'written') {
    const { before, after } = result
    const isOne = isOneFile(request.base)
    const restore = { back: restoreEdit(after, before, isOne), again: restoreEdit(before, after, isOne) }
    store.dispatch(tick, { type: 'saved', request, restore, home })
    return
  }
  store.dispatch(tick, { type: 'home-read', home }, notSaved(request, result))
}

/** Changes the permissions of a file, and has the files read again. */
export function changeMode({ setMode }: ModeServices, store: Store, request: ModeRequest): void {
  const reason = setMode(request.file, request.to)
  if (reason === null) store.dispatch({ type: 'mode-set', request })
  else store.dispatch({ type: 'noticed', tone: 'error', text: `Not done: ${reason}.` })
  store.dispatch({ type: 'home-changed' })
}

function notSaved(
  request: SaveRequest,
  result: Exclude<SaveResult<EditDeclined>, { readonly type: 'written' }>,
) {
  if (result.type === 'failed') return { type: 'save-failed', message: result.message } as const
  const { reason } = result
  return reason.type === 'conflict'
    ? ({ type: 'save-clashed', request, conflict: reason.conflict } as const)
    : ({ type: 'save-failed', message: `Not written: ${reason.refusal.message}.` } as const)
}
