import type { Caches } from '../../session/ports.ts'
import type { ProfileIndex } from '../../session/profile-index.ts'
import { type SessionEntry, sessionStatus, sessionsOf } from '../../session/sessions.ts'
import type { ChainStatus, Status } from '../../session/status.ts'
import type { ProfileStatus } from '../../session/statuses.ts'
import type { Grouping } from '../preferences.ts'

/** Profiles below a heading. */
export interface Group {
  /** The same for as long as the session or account is in the files. */
  readonly id: string
  readonly type: 'session' | 'account' | 'rest'
  /** What the heading calls it. */
  readonly name: string
  /** For groups by session; null for profiles without one. */
  readonly session: SessionEntry | null
  /** Of the session; null where the profiles have nothing in common. */
  readonly status: Pick<ChainStatus, 'status' | 'expiresAt'> | null
  /** The profiles that the list shows, as indices of the entries, in its order. */
  readonly profiles: readonly number[]
}

/** A row of the list; profiles are indices of the entries. */
export type ListRow =
  | { readonly type: 'heading'; readonly group: Group }
  | { readonly type: 'profile'; readonly at: number; readonly group: Group | null }

export interface GroupsWanted {
  readonly grouping: Grouping
  readonly folded: ReadonlySet<string>
  readonly filter: string
  readonly attentionOnly: boolean
}

interface Known {
  readonly profileIndex: ProfileIndex
  readonly statuses: readonly ProfileStatus[]
  readonly caches: Caches
  readonly now: number
  readonly expiringMs: number
}

/**
 * The rows of the list: the profiles of `order` below headings, unless there is only one thing to group by. Sessions that
 * no profile uses have a heading, too.
 */
export function listRowsOf(known: Known, order: readonly number[], wanted: GroupsWanted): readonly ListRow[] {
  const groups = groupsOf(known, order, wanted)
  if (groups === null) return order.map((at) => ({ type: 'profile', at, group: null }))
  const rows: ListRow[] = []
  for (const group of groups) {
    rows.push({ type: 'heading', group })
    if (wanted.folded.has(group.id)) continue
    // Without an iterator, see `statusCounts`.
    group.profiles.forEach((at) => void rows.push({ type: 'profile', at, group }))
  }
  return rows
}

function groupsOf(known: Known, order: readonly number[], wanted: GroupsWanted): Group[] | null {
  switch (wanted.grouping) {
    case 'none':
      return null
    case 'account':
      return byAccount(known, order)
    case 'session':
      return hasSessionHeadings(known.profileIndex) ? bySession(known, order, wanted) : null
  }
}

/** One session needs no heading, unless that is all there is of it. */
export function hasSessionHeadings(index: ProfileIndex): boolean {
  const { list } = sessionsOf(index)
  return list.length > 1 || list.some(({ profiles }) => profiles.length === 0)
}

/** Every session with all its profiles, in the order of the headings. */
export function sessionGroupsOf(known: Known): readonly Group[] {
  const groups = sessionsOf(known.profileIndex).list.map((each) => groupOf(known, each, each.profiles))
  return groups.sort((a, b) => rankOf(a) - rankOf(b))
}

function bySession(known: Known, order: readonly number[], wanted: GroupsWanted): Group[] {
  const { list, ofEntry } = sessionsOf(known.profileIndex)
  const bySession = Map.groupBy(order, (at) => ofEntry[at] ?? -1)
  const groups = list.flatMap((session, at): Group[] => {
    const profiles = bySession.get(at) ?? []
    if (profiles.length === 0 && !isShownEmpty(known, session, wanted)) return []
    return [groupOf(known, session, profiles)]
  })
  const rest = bySession.get(-1)
  if (rest) groups.push({ ...NO_SESSION, profiles: rest })
  if (wanted.filter.trim() !== '') return inOrder(groups, order)
  // The sort is stable: within a rank, the order of the file stays.
  return groups.sort((a, b) => rankOf(a) - rankOf(b))
}

const NO_SESSION = { id: 'rest', type: 'rest', name: 'no session', session: null, status: null } as const

function groupOf(known: Known, session: SessionEntry, profiles: readonly number[]): Group {
  return {
    id: `${session.type} ${session.name}`,
    type: 'session',
    name: session.name,
    session,
    status: statusOfSession(known, session),
    profiles,
  }
}

/** The status of a session: that of its first profile, which knows of renewals that failed, or else its own. */
export function statusOfSession(
  known: Known,
  session: SessionEntry,
): Pick<ChainStatus, 'status' | 'expiresAt'> {
  const { profileIndex, statuses, caches, now, expiringMs } = known
  const [first] = session.profiles
  return (
    (first === undefined ? undefined : statuses[first]) ??
    sessionStatus(profileIndex, session, caches, now, expiringMs)
  )
}

/**
 * True for a heading with nothing below it. A session that no profile uses always wants attention: one is yet to be made,
 * or it is of no use. One that is out wants it, too, whatever its profiles do. Both are found by their own name alone.
 */
function isShownEmpty(known: Known, session: SessionEntry, { filter, attentionOnly }: GroupsWanted): boolean {
  if (session.profiles.length > 0 && !(attentionOnly && isOut(known, session))) return false
  const name = session.name.toLowerCase()
  const words = filter.toLowerCase().split(/\s+/)
  return words.every((word) => name.includes(word))
}

function isOut(known: Known, session: SessionEntry): boolean {
  const { status } = statusOfSession(known, session)
  return status === 'expired' || status === 'signed-out'
}

const RANKS: Readonly<Record<Status, number>> = {
  expired: 0,
  'signed-out': 0,
  expiring: 1,
  broken: 2,
  renewable: 3,
  valid: 3,
  unverified: 4,
}
const UNUSED_RANK = 5
const REST_RANK = 6

/** What ran out first, then what ends soon, what is broken, what lives, what nobody uses, what has no session. */
function rankOf({ session, status, profiles }: Group): number {
  if (session === null || status === null) return REST_RANK
  return profiles.length === 0 ? UNUSED_RANK : RANKS[status.status]
}

/** While a filter ranks the profiles, the group of the best one is the first. */
function inOrder(groups: readonly Group[], order: readonly number[]): Group[] {
  const place = new Map(order.map((at, place) => [at, place]))
  const placeOf = ({ profiles: [first] }: Group) => place.get(first ?? -1) ?? Number.POSITIVE_INFINITY
  return groups.toSorted((a, b) => {
    const [left, right] = [placeOf(a), placeOf(b)]
    return left === right ? 0 : left - right
  })
}

function byAccount({ profileIndex }: Known, order: readonly number[]): Group[] {
  const byId = Map.groupBy(order, (at) => profileIndex.entries[at]?.summary.account ?? '')
  const ids = [...byId.keys()].filter((id) => id !== '').sort()
  const groups = ids.map((id): Group => {
    return {
      id: `account ${id}`,
      type: 'account',
      name: id,
      session: null,
      status: null,
      profiles: byId.get(id) ?? [],
    }
  })
  const rest = byId.get('')
  return rest ? [...groups, { ...NO_SESSION, name: 'no account known', profiles: rest }] : groups
}
