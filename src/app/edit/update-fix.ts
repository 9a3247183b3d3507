import { misspellingsFirst, OWNER_ONLY } from '../../profiles/lint/fixes.ts'
import { problemsOfSession } from '../../profiles/lint/session-problems.ts'
import { maskSecrets } from '../../profiles/mask/mask-secrets.ts'
import type { Problem } from '../../profiles/problem.ts'
import { problemsOfFiles } from '../../session/problems.ts'
import { refusals } from '../../session/refusals.ts'
import { problemsNow } from '../../session/statuses.ts'
import type { Cursor } from '../browse/cursor.ts'
import { chosen, detailItems, problemOfItem } from '../browse/selection.ts'
import { type Next, only } from '../next.ts'
import { tell } from '../notice.ts'
import type { Overlay } from '../overlay.ts'
import type { State } from '../state.ts'
import type { ModeRequest } from './change.ts'
import { confirmOrSave } from './confirm-or-save.ts'
import type { Offer } from './mending.ts'
import { mendingsOf } from './mendings-of.ts'
import { openMenu } from './menu.ts'
import { openValue } from './open-value.ts'
import { writeRefusal } from './write-refusal.ts'

/**
 * `f`: mends the problem under the cursor, else offers the mendings of the profile or sso-session, and of the files. Where
 * the AWS CLI refuses a file, what mends that comes first, because nothing else helps before.
 *
 * @param cursor null on a row that is no section
 */
export function fixAtCursor(state: State, cursor: Cursor | null): Next {
  const problem = problemAtCursor(state)
  if (problem) {
    const offers = offersFor(state, [problem])
    return offers.length > 0
      ? offer(state, `Mend ${problem.code}`, offers)
      : tellOnly(state, `There is no one right mending of ${problem.code}: its text says what to do.`)
  }
  const refused = refusals(state.profileIndex)
  const ofRefusals = offersFor(state, refused)
  const others = cursor ? offersFor(state, misspellingsFirst(problemsAt(state, cursor))) : []
  const offers = distinct([...ofRefusals, ...others])
  if (offers.length === 0) {
    const [first] = refused
    return tellOnly(
      state,
      first ? `${placeOf(first)} ${first.message}` : 'There is nothing here to mend without a choice.',
    )
  }
  return offer(state, cursor ? `Mend ${cursor.target.name}` : 'Mend the files', offers)
}

function tellOnly(state: State, text: string): Next {
  return only(tell(state, 'info', text))
}

/** Shows the only one, or lets choose. */
function offer(state: State, title: string, offers: readonly Offer[]): Next {
  const [first, ...more] = offers
  if (first && more.length === 0) return mend(state, first, null)
  const items = offers.map(({ problem, mending }, at) => ({
    id: String(at),
    label: maskSecrets(mending.label),
    note: [problem.code, placeOf(problem)].filter(Boolean).join(' '),
  }))
  return only(openMenu(state, { title, items, purpose: { type: 'mend', offers } }))
}

function offersFor(state: State, problems: readonly Problem[]): readonly Offer[] {
  return problems.flatMap((problem) =>
    mendingsOf(state, problem).map((mending): Offer => ({ problem, mending })),
  )
}

/** Without those that do the same to the same file. */
function distinct(offers: readonly Offer[]): readonly Offer[] {
  const seen = new Set<string>()
  return offers.filter(({ problem, mending }) => {
    const id = `${mending.label} ${problem.file}`
    return !seen.has(id) && seen.add(id)
  })
}

/** The problem that the cursor of the details is on, or undefined. */
export function problemAtCursor(state: State): Problem | undefined {
  if (state.focus !== 'details') return undefined
  const item = detailItems(state)[state.detail]
  return item?.type === 'problem' ? problemOfItem(state, item.index) : undefined
}

/** The problems of the profile or sso-session, and those of the files. */
function problemsAt(state: State, { target }: Cursor): readonly Problem[] {
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
  return [...own, ...ofFiles]
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
export function mend(state: State, { problem, mending }: Offer, behind: Overlay | null): Next {
  const notes = [maskSecrets(problem.message)]
  switch (mending.type) {
    case 'ask-region': {
      const target = { kind: 'profile', name: problem.profile ?? '' } as const
      return only(openValue({ ...state, overlay: null }, target, 'region', '', undefined, notes))
    }
    case 'mode': {
      const { file, label } = mending
      const from = state.profileIndex.facts.modes[file] ?? OWNER_ONLY
      return askMode(state, { file, from, to: OWNER_ONLY, label, as: 'change' }, sentenceCase(label))
    }
    case 'edit': {
      const label = maskSecrets(mending.label)
      const title = sentenceCase(label)
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
