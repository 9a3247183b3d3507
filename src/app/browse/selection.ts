import type { Problem } from '../../profiles/problem.ts'
import type { SsoSession } from '../../profiles/profile.ts'
import { loginLink, renewedSession } from '../../session/login/aws-login.ts'
import type { Entry } from '../../session/profile-index.ts'
import type { Status } from '../../session/status.ts'
import type { ProfileStatus } from '../../session/statuses.ts'
import { problemsNow } from '../../session/statuses.ts'
import type { RefreshFailure, State } from '../state.ts'
import type { Group } from './groups.ts'

/** The chosen profile with its status, or null if the list is empty. */
export function chosen(state: State): { entry: Entry; profileStatus: ProfileStatus } | null {
  const entry = state.selected === null ? undefined : state.profileIndex.entryOf(state.selected)
  if (!entry) return null
  const profileStatus = state.statuses[entry.profile.index]
  return profileStatus ? { entry, profileStatus } : null
}

/** True if the chosen profile or heading has a session to log in to. */
export function hasSession(state: State): boolean {
  const group = chosenGroup(state)
  if (group) return group.session !== null
  const chain = chosen(state)?.entry.chain
  return chain !== undefined && (chain.token !== null || loginLink(chain) !== null)
}

/** The row of the chosen profile or heading, or -1 if it is not in the list. */
export function selectedRow({ rows, heading, selected, profileIndex }: State): number {
  if (heading !== null) return rows.findIndex((row) => row.type === 'heading' && row.group.id === heading)
  const entry = selected === null ? undefined : profileIndex.entryOf(selected)
  const at = entry?.profile.index
  return at === undefined ? -1 : rows.findIndex((row) => row.type === 'profile' && row.at === at)
}

/** The group whose heading is chosen, or null. */
export function chosenGroup(state: State): Group | null {
  if (state.heading === null) return null
  const row = state.rows[selectedRow(state)]
  return row?.type === 'heading' ? row.group : null
}

/** The sso-session whose settings the details show: that of the chosen heading or profile. */
export function shownSession(state: State): SsoSession | undefined {
  const group = chosenGroup(state)
  if (group) {
    const { session } = group
    return session?.type === 'sso-session'
      ? state.profileIndex.profiles.sessions.get(session.name)
      : undefined
  }
  const entry = chosen(state)?.entry
  return entry && sessionOf(state, entry)
}

/** The sso-session whose settings the details show below the profile's own, or undefined. */
export function sessionOf(state: State, { summary }: Entry): SsoSession | undefined {
  return state.profileIndex.profiles.sessions.get(summary.ssoSession ?? '')
}

/** A line of the details that the cursor can be on. */
export type DetailItem =
  | { readonly type: 'link'; readonly index: number }
  | { readonly type: 'setting'; readonly index: number }
  | { readonly type: 'session-setting'; readonly index: number }
  | { readonly type: 'problem'; readonly index: number }

/** The items in the details of the chosen profile or heading, from top to bottom. */
export function detailItems(state: State): DetailItem[] {
  const found = chosen(state)
  if (!found) {
    const settings = state.heading === null ? [] : (shownSession(state)?.settings ?? [])
    return settings.map((_, index) => ({ type: 'session-setting', index }) as const)
  }
  const { entry, profileStatus } = found
  const problems = problemsNow(state.profileIndex, entry, profileStatus)
  return [
    ...entry.chain.links.map((_, index) => ({ type: 'link', index }) as const),
    ...entry.profile.settings.map((_, index) => ({ type: 'setting', index }) as const),
    ...(sessionOf(state, entry)?.settings ?? []).map(
      (_, index) => ({ type: 'session-setting', index }) as const,
    ),
    ...problems.map((_, index) => ({ type: 'problem', index }) as const),
  ]
}

/** The chosen profile's problem with this index, or undefined. */
export function problemOfItem(state: State, index: number): Problem | undefined {
  const found = chosen(state)
  return found ? problemsNow(state.profileIndex, found.entry, found.profileStatus)[index] : undefined
}

export type Counts = Readonly<Record<Status, number>>

const counted = new WeakMap<readonly ProfileStatus[], Counts>()

/** How many profiles have each status, whether or not the list shows them. */
export function statusCounts(statuses: readonly ProfileStatus[]): Counts {
  const known = counted.get(statuses)
  if (known) return known
  const counts: Record<Status, number> = {
    valid: 0,
    expiring: 0,
    renewable: 0,
    expired: 0,
    'signed-out': 0,
    unverified: 0,
    broken: 0,
  }
  // Without an iterator: each of 10,000 steps would make an object until V8 has optimized this.
  statuses.forEach(({ status }) => void counts[status]++)
  counted.set(statuses, counts)
  return counts
}

/** Why the token at the end of this profile's source chain could not be renewed, or undefined. */
export function refreshFailure({ refreshFailures }: State, { chain }: Entry): RefreshFailure | undefined {
  const session = renewedSession(chain)
  return session === null ? undefined : refreshFailures.get(session)
}
