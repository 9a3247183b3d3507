import type { TokenSource } from '../profiles/link.ts'
import { sessionNamed } from './login/session.ts'
import type { Caches } from './ports.ts'
import type { Entry, ProfileIndex } from './profile-index.ts'
import { type ChainStatus, chainStatus, sourceStatus } from './status.ts'

/** What one logs in to; many profiles live on one. */
export interface SessionEntry {
  readonly type: 'sso-session' | 'sso-legacy' | 'login-session'
  /** The name of an sso-session, the start URL of legacy profiles, or the value of `login_session`. */
  readonly name: string
  /** Null for `aws login`, and for an sso-session that lacks it; the same for the region. */
  readonly startUrl: string | null
  readonly region: string | null
  /** Null for `aws login`, and for an sso-session whose settings cannot work. */
  readonly token: TokenSource | null
  /** The profiles whose chains end in it, as indices of the entries, in file order. */
  readonly profiles: readonly number[]
}

export interface Sessions {
  /** In file order, also those that no profile uses. */
  readonly list: readonly SessionEntry[]
  /** By index of the entry, the index of its session in the list; -1 without one. */
  readonly ofEntry: Int32Array
}

const known = new WeakMap<ProfileIndex, Sessions>()

/** The sessions of all profiles. Computed once per index. */
export function sessionsOf(index: ProfileIndex): Sessions {
  let found = known.get(index)
  if (!found) {
    found = collect(index)
    known.set(index, found)
  }
  return found
}

/** While they are collected. */
interface Draft extends Omit<SessionEntry, 'profiles'> {
  readonly line: number
  readonly profiles: number[]
}

function collect(index: ProfileIndex): Sessions {
  const drafts = new Map<string, Draft>()
  for (const [name, { line }] of index.profiles.sessions) {
    const session = sessionNamed(index.profiles, name)
    const token = typeof session === 'string' ? null : session
    drafts.set(`sso-session ${name}`, {
      type: 'sso-session',
      name,
      startUrl: token?.startUrl ?? null,
      region: token?.region ?? null,
      token,
      line,
      profiles: [],
    })
  }
  const byChain = new Map<Entry, Draft | null>()
  const ofDraft = new Map<Draft, number>()
  const draftOfEntry = index.entries.map((entry, at) => {
    let draft = byChain.get(entry.sameChainAs)
    if (draft === undefined) {
      draft = draftOf(entry, drafts)
      byChain.set(entry.sameChainAs, draft)
    }
    draft?.profiles.push(at)
    return draft
  })
  const list = [...drafts.values()].sort((a, b) => a.line - b.line)
  list.forEach((draft, at) => void ofDraft.set(draft, at))
  const ofEntry = new Int32Array(index.entries.length).fill(-1)
  draftOfEntry.forEach((draft, at) => {
    if (draft) ofEntry[at] = ofDraft.get(draft) ?? -1
  })
  return { list: list.map(({ line, ...session }) => session), ofEntry }
}

/** The session in which a profile's chain ends; null without one. */
function draftOf({ profile, sameChainAs: { end } }: Entry, drafts: Map<string, Draft>): Draft | null {
  const last = end.links.at(-1)
  const line = profile.headers[0]?.line ?? 0
  if (end.token) {
    const { ssoSession, startUrl, region } = end.token
    if (ssoSession !== null) return drafts.get(`sso-session ${ssoSession}`) ?? null
    return added(drafts, { type: 'sso-legacy', name: startUrl, startUrl, region, token: end.token, line })
  }
  if (last?.type !== 'login-session' || last.problem) return null
  const name = last.name ?? ''
  return added(drafts, { type: 'login-session', name, startUrl: null, region: null, token: null, line })
}

function added(drafts: Map<string, Draft>, draft: Omit<Draft, 'profiles'>): Draft {
  const id = `${draft.type} ${draft.name}`
  const found = drafts.get(id)
  if (found) return found
  const made = { ...draft, profiles: [] }
  drafts.set(id, made)
  return made
}

/** The status of a session at `now` (ms), whether a profile uses it or not. */
export function sessionStatus(
  index: ProfileIndex,
  session: SessionEntry,
  caches: Caches,
  now: number,
  expiringMs: number,
): ChainStatus {
  if (session.token) return sourceStatus(session.token, caches, now, expiringMs)
  const [first] = session.profiles
  const entry = first === undefined ? undefined : index.entries[first]
  if (entry) return chainStatus(index.profiles, entry.sameChainAs.end, caches, now, expiringMs)
  return { status: 'broken', expiresAt: null, cacheProblem: null }
}
