import type { SectionId } from '../../profiles/edit/edit.ts'
import type { FileRole } from '../../profiles/problem.ts'
import type { Setting, SsoSession } from '../../profiles/profile.ts'
import { problemsNow } from '../../session/statuses.ts'
import type { State } from '../state.ts'
import { chosen, detailItems, sessionOf, shownSession } from './selection.ts'

/** What the cursor is on: a section, and one of its settings if it is on one. */
export interface Cursor {
  readonly target: SectionId
  readonly setting: Setting | null
  readonly file: FileRole
  readonly line: number
}

/** What the cursor is on, in the list or in the details; null if that is no section. */
export function cursorOf(state: State): Cursor | null {
  const found = chosen(state)
  if (!found) return onHeading(state)
  const { profile } = found.entry
  const whole: Cursor = {
    target: { kind: 'profile', name: profile.name },
    setting: null,
    file: profile.headers[0]?.file ?? 'config',
    line: profile.headers[0]?.line ?? 1,
  }
  if (state.focus === 'list') return whole
  const stop = detailItems(state)[state.detail]
  switch (stop?.type) {
    case 'setting':
      return onSetting(whole.target, profile.settings[stop.index]) ?? whole
    case 'session-setting': {
      const session = sessionOf(state, found.entry)
      return (session && onSetting(sessionTarget(session), session.settings[stop.index])) ?? whole
    }
    case 'link':
      return onLine(state, found.entry.chain.links[stop.index]) ?? whole
    case 'problem':
      return (
        onLine(state, problemsNow(state.profileIndex, found.entry, found.profileStatus)[stop.index]) ?? whole
      )
    default:
      return whole
  }
}

/** On the heading of an sso-session, and in the details below it. */
function onHeading(state: State): Cursor | null {
  const session = shownSession(state)
  if (!session) return null
  const whole: Cursor = {
    target: sessionTarget(session),
    setting: null,
    file: session.file,
    line: session.line,
  }
  const stop = state.focus === 'details' ? detailItems(state)[state.detail] : undefined
  return (stop && onSetting(whole.target, session.settings[stop.index])) ?? whole
}

function sessionTarget({ name }: SsoSession): SectionId {
  return { kind: 'sso-session', name }
}

function onSetting(target: SectionId, setting: Setting | undefined): Cursor | null {
  return setting ? { target, setting, file: setting.file, line: setting.line } : null
}

/** The setting on the line of a link or problem; it may be of another profile or of an sso-session. */
function onLine(
  state: State,
  at: { readonly file: FileRole | null; readonly line: number | null } | undefined,
): Cursor | null {
  if (!at || at.file === null || at.line === null) return null
  const { file, line } = at
  const { list, sessions } = state.profileIndex.profiles
  for (const session of sessions.values()) {
    const setting = session.settings.find((each) => each.file === file && each.line === line)
    if (setting) return onSetting(sessionTarget(session), setting)
    if (session.line === line && file === 'config') {
      return { target: sessionTarget(session), setting: null, file, line }
    }
  }
  for (const { name, settings } of list) {
    const setting = settings.find((each) => each.file === file && each.line === line)
    if (setting) return onSetting({ kind: 'profile', name }, setting)
  }
  return null
}
