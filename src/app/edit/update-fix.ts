import { OWNER_ONLY } from '../../profiles/lint/fixes.ts'
import { problemsOfSession } from '../../profiles/lint/session-problems.ts'
import { maskSecrets } from '../../profiles/mask/mask-secrets.ts'
import type { Problem } from '../../profiles/problem.ts'
import { problemsOfFiles } from '../../session/problems.ts'
import { problemsNow } from '../../session/statuses.ts'
import type { Cursor } from '../browse/cursor.ts'
import { chosen, detailItems, problemOfItem } from '../browse/selection.ts'
import { type Next, only } from '../next.ts'
import { tell } from '../notice.ts'
import type { Overlay } from '../overlay.ts'
import type { State } from '../state.ts'
import type { ModeRequest } from './change.ts'
import { confirmOrSave } from './confirm-or-save.ts'
import { mendingOf } from './mending.ts'
import { openMenu } from './menu.ts'
import { openValue } from './open-value.ts'
import { writeRefusal } from './write-refusal.ts'

/** `f`: mends the problem under the cursor, else offers the mendings of the profile or sso-session, and of the files. */
export function fixAtCursor(state: State, cursor: Cursor): Next {
  const problem = problemAtCursor(state)
  if (problem) {
    if (mendingOf(state, problem)) return mend(state, problem, null)
    return only(
      tell(state, 'info', `There is no one right mending of ${problem.code}: its text says what to do.`),
    )
  }
  const problems = mendable(state, cursor)
  const [first, ...more] = problems
  if (!first) return only(tell(state, 'info', 'There is nothing here to mend without a choice.'))
  if (more.length === 0) return mend(state, first, null)
  const items = problems.map((each, at) => ({
    id: String(at),
    label: maskSecrets(mendingOf(state, each)?.label ?? ''),
    note: [each.code, placeOf(each)].filter(Boolean).join(' '),
  }))
  return only(
    openMenu(state, { title: `Mend ${cursor.target.name}`, items, purpose: { type: 'mend', problems } }),
  )
}

/** The problem that the cursor of the details is on, or undefined. */
export function problemAtCursor(state: State): Problem | undefined {
  if (state.focus !== 'details') return undefined
  const item = detailItems(state)[state.detail]
  return item?.type === 'problem' ? problemOfItem(state, item.index) : undefined
}

function mendable(state: State, { target }: Cursor): readonly Problem[] {
  const { profileIndex } = state
  const found = chosen(state)
  const session = target.kind === 'sso-session' ? profileIndex.profiles.sessions.get(target.name) : undefined
  const own = found
    ? problemsNow(profileIndex, found.entry, found.profileStatus)
    : session
      ? problemsOfSession(profileIndex.profiles, session)
      : []
  const ofFiles = problemsOfFiles(profileIndex).filter(
    (each) => each.profile === null && each.code !== 'no-registration-scopes',
  )
  const seen = new Set<string>()
  return [...own, ...ofFiles].filter((each) => {
    const id = `${mendingOf(state, each)?.label} ${each.file}`
    return mendingOf(state, each) !== null && !seen.has(id) && seen.add(id)
  })
}

function placeOf({ file, line }: Problem): string {
  if (file === null) return ''
  return line === null ? file : `${file}:${line}`
}

/**
 * Shows what mends a problem, and asks.
 *
 * @param behind what Esc goes back to
 */
export function mend(state: State, problem: Problem, behind: Overlay | null): Next {
  const mending = mendingOf(state, problem)
  switch (mending?.type) {
    case undefined:
      return only(state)
    case 'ask-region': {
      const target = { kind: 'profile', name: problem.profile ?? '' } as const
      return only(openValue({ ...state, overlay: null }, target, 'region', '', undefined))
    }
    case 'mode': {
      const { file, label } = mending
      const from = state.profileIndex.facts.modes[file] ?? OWNER_ONLY
      return askMode(state, { file, from, to: OWNER_ONLY, label, as: 'change' }, sentenceCase(label))
    }
    case 'edit': {
      const label = maskSecrets(mending.label)
      const title = sentenceCase(label)
      const notes = [maskSecrets(problem.message)]
      return confirmOrSave(
        state,
        { edit: mending.edit, label: `mended: ${label}`, as: 'change' },
        { title, notes, behind },
      )
    }
  }
}

/** Asks whether to change the permissions of a file, which no diff can show. */
export function askMode(state: State, request: ModeRequest, title: string): Next {
  const refusal = writeRefusal(state)
  if (refusal !== undefined) return only(tell(state, 'warning', `Not changed: ${refusal}.`))
  const { file, from, to } = request
  const path = state.setup.environment.files[file] ?? file
  const lines = [path, `Permissions: from ${octal(from)} to ${octal(to)} (${meaning(to)}).`]
  return only({ ...state, overlay: { type: 'ask', title, lines, yes: { type: 'set-mode', request } } })
}

function octal(mode: number): string {
  return (mode & 0o777).toString(8).padStart(3, '0')
}

function meaning(mode: number): string {
  return mode & 0o077 ? 'other users have access' : 'you alone have access'
}

function sentenceCase(label: string): string {
  return label.charAt(0).toUpperCase() + label.slice(1)
}
