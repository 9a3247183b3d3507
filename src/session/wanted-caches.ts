import { profileValue } from '../profiles/profile.ts'
import { loginCacheName } from './cache/login-cache.ts'
import { roleCacheNames, ssoRoleCacheName } from './cache/role-cache.ts'
import { tokenCacheName } from './cache/token-cache.ts'
import type { Entry, ProfileIndex } from './profile-index.ts'

const names = new WeakMap<Entry, readonly string[]>()

/** Files of `~/.aws/cli/cache` that may hold the entry's role credentials. */
export function entryRoleCaches(profileIndex: ProfileIndex, entry: Entry): readonly string[] {
  let found = names.get(entry)
  if (!found) {
    found = likeFirst(entry) ?? roleCacheNames(profileIndex.profiles, entry.chain)
    names.set(entry, found)
  }
  return found
}

/** For thousands on a few sessions: what tells their role credentials from those of the first needs no chain. */
function likeFirst({ profile, sameChainAs: { end: chain } }: Entry): readonly string[] | null {
  const isPlain = chain.kind === 'sso-session' || chain.kind === 'sso-legacy'
  if (!isPlain || !chain.token || chain.links.some((each) => each.problem)) return null
  const [account, role] = [profileValue(profile, 'sso_account_id'), profileValue(profile, 'sso_role_name')]
  return account === undefined || role === undefined ? null : [ssoRoleCacheName(account, role, chain.token)]
}

/** Names of cache files; null for a folder that could not be listed, whose files are then asked for blindly. */
export interface CacheListing {
  readonly sso: ReadonlySet<string> | null
  readonly cli: ReadonlySet<string> | null
  readonly login: ReadonlySet<string> | null
}

export type CacheNames = { readonly [cache in keyof CacheListing]: ReadonlySet<string> }

/** Which of the files that lie in the caches any chain asks for: a cache may hold thousands of others. */
export function wantedCaches(profileIndex: ProfileIndex, present: CacheListing): CacheNames {
  const wanted = { sso: new Set<string>(), cli: new Set<string>(), login: new Set<string>() }
  for (const { end } of profileIndex.distinct) {
    const { token, links } = end
    if (token && present.sso?.size !== 0) wanted.sso.add(tokenCacheName(token))
    const last = links.at(-1)
    if (last?.type === 'login-session' && present.login?.size !== 0) {
      wanted.login.add(loginCacheName(last.name ?? ''))
    }
  }
  if (present.cli?.size !== 0) {
    for (const entry of profileIndex.entries) {
      for (const name of entryRoleCaches(profileIndex, entry)) wanted.cli.add(name)
    }
  }
  // A session that no profile uses yet can be logged in to, and the wizard asks what it gives access to.
  if (present.sso?.size !== 0) {
    for (const session of profileIndex.profiles.sessions.keys())
      wanted.sso.add(tokenCacheName({ ssoSession: session, startUrl: '', region: '' }))
  }
  const there = (names: Set<string>, listed: ReadonlySet<string> | null) =>
    listed ? names.intersection(listed) : names
  return {
    sso: there(wanted.sso, present.sso),
    cli: there(wanted.cli, present.cli),
    login: there(wanted.login, present.login),
  }
}
