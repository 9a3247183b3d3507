import type { Edit } from '../../profiles/edit/edit.ts'
import { nameIn } from '../../profiles/edit/section.ts'
import { sessionNamed } from '../../session/login/session.ts'
import { onSettingOf } from '../browse/keep-cursor.ts'
import { reorder } from '../browse/update-browse.ts'
import type { Effect } from '../effect.ts'
import type { Saved } from '../event.ts'
import { startLogin } from '../login/login-queue.ts'
import type { Next } from '../next.ts'
import { tell } from '../notice.ts'
import type { Overlay } from '../overlay.ts'
import type { State } from '../state.ts'
import { onHomeRead } from '../update-home.ts'
import type { ModeRequest, SaveRequest, Step } from './change.ts'
import { recorded } from './history.ts'

type RenamedSession = Extract<Step, { readonly type: 'edit' }>['renamedSession']

/** After a change was written: closes what was open and records in the history how to undo the change. */
export function onSaved(state: State, { request, restore, home }: Saved): Next {
  const { edit, label, as } = request
  const { done, undone } = state.history
  const moved = as === 'change' ? null : (as === 'undo' ? done : undone).at(-1)
  const step: Step = { type: 'edit', label, ...restore, renamedSession: renamedSession(edit) }
  const history = recorded(state.history, step, as)
  const hint =
    as === 'undo' ? '' : request.follow === 'offer-check' ? '  C checks all, u undoes' : '  u undoes'
  const saved: State = {
    ...state,
    saving: null,
    editing: null,
    overlay: afterSaving(state.overlay),
    history,
    ...cursorAfter(state, edit),
  }
  const fresh = onHomeRead(saved, home)
  const next: Next = {
    state: tell(follow(state, request, fresh), 'info', `${label}.${hint}`),
    effects: tokenRename(moved ?? step, as),
  }
  return request.follow === 'log-in' ? logInTo(next, edit) : next
}

/** A new session is logged in to at once, to take profiles from it; Esc leaves it for later. */
function logInTo(next: Next, edit: Edit): Next {
  const session = edit.type === 'add' ? sessionNamed(next.state.profileIndex.profiles, edit.target.name) : ''
  if (typeof session === 'string' || next.state.overlay !== null) return next
  const login = startLogin(next.state, { session, profile: '', choosesRoles: true })
  return { state: login.state, effects: [...next.effects, ...login.effects] }
}

/** After the permissions of a file were changed. */
export function onModeSet(state: State, { as, ...change }: ModeRequest): State {
  const history = recorded(state.history, { type: 'mode', ...change }, as)
  const hint = as === 'undo' ? '' : '  u undoes'
  const done = as === 'change' ? 'mended' : as === 'undo' ? 'undone' : 'redone'
  return tell({ ...state, history }, 'info', `${done}: ${change.label}.${hint}`)
}

/** Help, a login or a question for an MFA code stays: it opened while the change was being written. */
function afterSaving(overlay: Overlay | null): Overlay | null {
  if (overlay?.type === 'form' && overlay.purpose.type === 'mfa') {
    return { ...overlay, purpose: { ...overlay.purpose, behind: afterSaving(overlay.purpose.behind) } }
  }
  return overlay && ['menu', 'form', 'confirm', 'clash'].includes(overlay.type) ? null : overlay
}

/** Moves the cursor to what the change has added: a restored profile, a new setting. */
function follow(former: State, { edit, as }: SaveRequest, next: State): State {
  if (as !== 'change') {
    const { byName } = former.profileIndex.profiles
    const [restored, ...more] = next.profileIndex.entries.filter(({ profile }) => !byName.has(profile.name))
    return restored && more.length === 0 ? reorder({ ...next, selected: restored.profile.name }) : next
  }
  return edit.type === 'set' && former.focus === 'details' ? onSettingOf(next, edit.key) : next
}

/** The cursor goes to what an edit has made, and stays on what it has renamed. */
function cursorAfter(state: State, edit: Edit): Pick<State, 'selected' | 'heading'> {
  const name = nameAfter(edit)
  if (name !== null) return { selected: name, heading: null }
  if (edit.type === 'add') return { selected: null, heading: `${edit.target.kind} ${edit.target.name}` }
  const { selected, heading } = state
  const renamed = renamedSession(edit)
  return {
    selected,
    heading: renamed && heading === `sso-session ${renamed.from}` ? `sso-session ${renamed.to}` : heading,
  }
}

/** The profile to choose after an edit, or null to keep the present one. */
function nameAfter(edit: Edit): string | null {
  if (edit.type === 'several') return edit.edits.map(nameAfter).find((each) => each !== null) ?? null
  if (edit.type === 'rename-header') {
    const { kind, name } = nameIn(edit.file, edit.to)
    return kind === 'profile' ? name : null
  }
  if (!('target' in edit) || edit.target.kind !== 'profile') return null
  if (edit.type === 'rename' || edit.type === 'duplicate') return edit.to
  return edit.type === 'add' ? edit.target.name : null
}

function renamedSession(edit: Edit): RenamedSession {
  const isSession = edit.type === 'rename' && edit.target.kind === 'sso-session'
  return isSession ? { from: edit.target.name, to: edit.to } : null
}

function tokenRename(step: Step, as: SaveRequest['as']): Effect[] {
  const names = step.type === 'edit' ? step.renamedSession : null
  if (names === null) return []
  const [from, to] = as === 'undo' ? [names.to, names.from] : [names.from, names.to]
  return [{ type: 'rename-token', from, to }]
}
