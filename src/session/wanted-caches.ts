import { settingValue } from '../profiles/profile.ts'
import { loginCacheName } from './cache/login-cache.ts'
import { roleCacheNames, ssoRoleCacheName } from './cache/role-cache.ts'
import { tokenCacheName } from './cache/token-cache.ts'
import type { Entry, ProfileIndex } from './profile-index.ts'

const names = new WeakMap<Entry, readonly string[]>()

/** Names of the files in `~/.aws/cli/cache` that can hold the entry's role credentials. */
export function entryRoleCaches(index: ProfileIndex, entry: Entry): readonly string[] {
  let found = names.get(entry)
  if (!found) {
    found = ssoRoleCacheNames(entry) ?? roleCacheNames(index.profiles, entry.chain)
    names.set(entry, found)
  }
  return found
}

/** Saves a chain per profile if thousands are on a few sessions: the shared one will do. Null if it will not. */
function ssoRoleCacheNames({ profile, sameChainAs: { end: chain } }: Entry): readonly string[] | null {
  const isPlain = chain.kind === 'sso-session' || chain.kind === 'sso-legacy'
  if (!isPlain || !chain.token || chain.links.some((each) => each.problem)) return null
  const [account, role] = [settingValue(profile, 'sso_account_id'), settingValue(profile, 'sso_role_name')]
  return account === undefined || role === undefined ? null : [ssoRoleCacheName(account, role, chain.token)]
}

/** Names of the files in each cache; null if the folder could not be listed, and then files are tried by name. */
export interface CacheListing {
  readonly sso: ReadonlySet<string> | null
  readonly cli: ReadonlySet<string> | null
  readonly login: ReadonlySet<string> | null
}

export type CacheNames = { readonly [cache in keyof CacheListing]: ReadonlySet<string> }

/**
 * The cache files worth reading: those that some chain refers to. A cache can hold thousands of others.
 *
 * @param only if one profile is all that is asked about: each name costs a hash
 */
export function wantedCaches(index: ProfileIndex, present: CacheListing, only?: Entry): CacheNames {
  const wanted = { sso: new Set<string>(), cli: new Set<string>(), login: new Set<string>() }
  for (const { end } of only ? [only] : index.distinct) {
    const { token, links } = end
    if (token && present.sso?.size !== 0) wanted.sso.add(tokenCacheName(token))
    const last = links.at(-1)
    if (last?.type === 'login-session' && present.login?.size !== 0) {
      wanted.login.add(loginCacheName(last.name ?? ''))
    }
  }
  if (present.cli?.size !== 0) {
    for (const entry of only ? [only] : index.entries) {
      for (const name of entryRoleCaches(index, entry)) wanted.cli.add(name)
    }
  }
  // A session that no profile uses yet can still be logged in to, and the wizard lists its accounts.
  if (!only && present.sso?.size !== 0) {
    for (const session of index.profiles.sessions.keys())
      wanted.sso.add(tokenCacheName({ ssoSession: session, startUrl: '', region: '' }))
  }
  const existing = (names: Set<string>, listed: ReadonlySet<string> | null) =>
    listed ? names.intersection(listed) : names
  return {
    sso: existing(wanted.sso, present.sso),
    cli: existing(wanted.cli, present.cli),
    login: existing(wanted.login, present.login),
  }
}
