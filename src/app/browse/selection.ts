import type { Problem } from '../../profiles/problem.ts'
import type { SsoSession } from '../../profiles/profile.ts'
import type { Entry } from '../../session/profile-index.ts'
import type { Status } from '../../session/status.ts'
import type { Standing } from '../../session/statuses.ts'
import { problemsNow } from '../../session/statuses.ts'
import type { RefreshFailure, State } from '../state.ts'

/** The chosen profile with its standing, or null where the list is empty. */
export function chosen(state: State): { entry: Entry; standing: Standing } | null {
  const entry = state.selected === null ? undefined : state.inventory.entryOf(state.selected)
  if (!entry) return null
  const standing = state.standings[entry.profile.index]
  return standing ? { entry, standing } : null
}

/** Row of the chosen profile in the list, -1 where there is none. */
export function selectedRow(state: State): number {
  const entry = state.selected === null ? undefined : state.inventory.entryOf(state.selected)
  return entry ? state.order.indexOf(entry.profile.index) : -1
}

/** The sso-session whose settings stand under the profile's own, or undefined. */
export function sessionOf(state: State, { summary }: Entry): SsoSession | undefined {
  return state.inventory.profiles.sessions.get(summary.ssoSession ?? '')
}

/** Lines of the details pane on which the cursor can stand. */
export type DetailStop =
  | { readonly type: 'link'; readonly index: number }
  | { readonly type: 'setting'; readonly index: number }
  | { readonly type: 'session-setting'; readonly index: number }
  | { readonly type: 'problem'; readonly index: number }

/** The stops of the chosen profile, from top to bottom. */
export function detailStops(state: State): DetailStop[] {
  const found = chosen(state)
  if (!found) return []
  const { entry, standing } = found
  const problems = problemsNow(state.inventory, entry, standing)
  return [
    ...entry.chain.links.map((_, index) => ({ type: 'link', index }) as const),
    ...entry.profile.settings.map((_, index) => ({ type: 'setting', index }) as const),
    ...(sessionOf(state, entry)?.settings ?? []).map(
      (_, index) => ({ type: 'session-setting', index }) as const,
    ),
    ...problems.map((_, index) => ({ type: 'problem', index }) as const),
  ]
}

/** The problem that a stop is on, or undefined. */
export function stopProblem(state: State, index: number): Problem | undefined {
  const found = chosen(state)
  return found ? problemsNow(state.inventory, found.entry, found.standing)[index] : undefined
}

export type Counts = Readonly<Record<Status, number>>

const counted = new WeakMap<readonly Standing[], Counts>()

/** How many profiles have which status; all of them, whatever the list shows. */
export function statusCounts(standings: readonly Standing[]): Counts {
  const known = counted.get(standings)
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
  for (const { status } of standings) counts[status]++
  counted.set(standings, counts)
  return counts
}

/** Why the token that this profile ends in could not be renewed, or undefined. */
export function refreshFailure({ refreshFailures }: State, { chain }: Entry): RefreshFailure | undefined {
  const session = chain.token?.session ?? null
  return session === null ? undefined : refreshFailures.get(session)
}
