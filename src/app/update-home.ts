import { keepCaches } from '../session/cache/keep-caches.ts'
import { loginCacheName } from '../session/cache/login-cache.ts'
import { tokenCacheName } from '../session/cache/token-cache.ts'
import { type Home, isSameFile } from '../session/home.ts'
import { loginLink } from '../session/login/aws-login.ts'
import type { Caches } from '../session/ports.ts'
import type { ProfileIndex } from '../session/profile-index.ts'
import type { Status } from '../session/status.ts'
import { keepDetailItem, nearestRemaining } from './browse/keep-cursor.ts'
import { reorder } from './browse/update-browse.ts'
import { keepChecks, withoutLost } from './check/check.ts'
import type { State } from './state.ts'
import { updateStatuses } from './statuses.ts'

/** Takes over the files and caches as just read; nothing changes if their content is the same as before. */
export function onHomeRead(state: State, home: Home): State {
  const { profileIndex } = home
  const hasNewProfiles = profileIndex !== state.profileIndex
  const caches = keepCaches(state.caches, home.caches)
  const isSame =
    isSameFile(state.files.config, home.files.config) &&
    isSameFile(state.files.credentials, home.files.credentials)
  const read: State = {
    ...state,
    files: isSame ? state.files : home.files,
    profileIndex,
    caches,
    selected: isFirst(state)
      ? profileInUse(state, profileIndex)
      : hasNewProfiles
        ? nearestRemaining(state, profileIndex)
        : state.selected,
    checks: hasNewProfiles ? keepChecks(state.checks, state.profileIndex, profileIndex) : state.checks,
    refreshFailures: stillFailed(state, caches),
  }
  const next = withoutOutdatedChecks(state, updateStatuses(read, hasNewProfiles))
  return hasNewProfiles ? keepDetailItem(state, next) : next
}

/** True until profiles have been read. */
function isFirst({ profileIndex, selected, heading }: State): boolean {
  return profileIndex.entries.length === 0 && selected === null && heading === null
}

/** The profile that tools would use now, if it exists. */
function profileInUse({ setup }: State, index: ProfileIndex): string | null {
  const name = setup.environment.activeProfile ?? 'default'
  return index.entryOf(name) ? name : null
}

/** Without the sessions whose token was replaced: the new one may be renewable. */
function stillFailed(state: State, caches: Caches): State['refreshFailures'] {
  if (caches === state.caches || state.refreshFailures.size === 0) return state.refreshFailures
  const kept = [...state.refreshFailures].filter(([session]) => {
    const file = tokenCacheName({ ssoSession: session, startUrl: '', region: '' })
    return state.caches.sso.get(file) === caches.sso.get(file) && isSameLogin(state.caches, caches, session)
  })
  return kept.length === state.refreshFailures.size ? state.refreshFailures : new Map(kept)
}

function isSameLogin(former: Caches, fresh: Caches, loginSession: string): boolean {
  const file = loginCacheName(loginSession)
  return former.login.get(file) === fresh.login.get(file)
}

const NO_SESSION: ReadonlySet<Status | undefined> = new Set(['expired', 'signed-out'])

/** A check that failed because there was no session is outdated once that session is back. */
function withoutOutdatedChecks(former: State, next: State): State {
  const statusIn = ({ profileIndex, statuses }: State, name: string) =>
    statuses[profileIndex.entryOf(name)?.profile.index ?? -1]?.status
  const isBack = (name: string) => {
    const before = statusIn(former, name)
    if (NO_SESSION.has(before) && statusIn(next, name) !== before) return true
    // Access that AWS Sign-In no longer renews is still renewable as far as local files show it.
    const entry = next.profileIndex.entryOf(name)
    const login = entry && loginLink(entry.end)?.name
    return typeof login === 'string' && !isSameLogin(former.caches, next.caches, login)
  }
  const checks = withoutLost(next.checks, isBack)
  return checks === next.checks ? next : reorder({ ...next, checks })
}
