import uFuzzy from '@leeoniya/ufuzzy'
import type { ProfileIndex } from '../../session/profile-index.ts'
import type { ProfileStatus } from '../../session/statuses.ts'
import { nameRank } from './name-rank.ts'

let matcher: uFuzzy | undefined

/** A matcher for letters of any script. Created at first use, because that takes 7 ms. */
function fuzzy(): uFuzzy {
  matcher ??= new uFuzzy({
    unicode: true,
    interSplit: "[^\\p{L}\\d']+",
    intraSplit: '\\p{Ll}\\p{Lu}',
    intraBound: '\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}',
    intraChars: "[\\p{L}\\d']",
    intraContr: "'\\p{L}{1,2}\\b",
    intraIns: 1,
  })
  return matcher
}

/** Matches beyond this many are not ranked: so short a filter says too little to make that worth its time. */
const MOST_RANKED = 2_000

type AccountNames = ReadonlyMap<string, string>

const haystacks = new WeakMap<
  ProfileIndex,
  { statuses: readonly ProfileStatus[]; accountNames: AccountNames; texts: string[] }
>()

function haystack(
  profileIndex: ProfileIndex,
  statuses: readonly ProfileStatus[],
  accountNames: AccountNames,
): string[] {
  const known = haystacks.get(profileIndex)
  if (known?.statuses === statuses && known.accountNames === accountNames) return known.texts
  const texts = profileIndex.entries.map(({ profile, chain, summary }, at) => {
    const { account, role, ssoSession, region } = summary
    const accountName = account === null ? null : accountNames.get(account)
    const of = [
      profile.name,
      chain.kind,
      statuses[at]?.status,
      account,
      accountName,
      role,
      ssoSession,
      region,
    ]
    return of.filter(Boolean).join(' ').toLowerCase()
  })
  haystacks.set(profileIndex, { statuses, accountNames, texts })
  return texts
}

/**
 * Indices of the entries that match a filter, best first: those whose name fits (`nameRank`), then those that other
 * columns find, with what portals call the accounts (by id). Words can be in any order; `filter` must not be blank.
 */
export function search(
  profileIndex: ProfileIndex,
  statuses: readonly ProfileStatus[],
  filter: string,
  accountNames: AccountNames,
): number[] {
  const needle = filter.trim().toLowerCase()
  const byName = profileIndex.entries.flatMap(({ profile }, at) => {
    const rank = nameRank(profile.name.toLowerCase(), needle)
    return rank ? [{ at, ...rank }] : []
  })
  byName.sort((a, b) => a.rank - b.rank || a.spread - b.spread || a.at - b.at)
  const known = new Set(byName.map(({ at }) => at))
  const byOthers = searchColumns(profileIndex, statuses, needle, accountNames).filter((at) => !known.has(at))
  return [...known, ...byOthers]
}

/** Indices of the entries that match in any column, best first. */
function searchColumns(
  profileIndex: ProfileIndex,
  statuses: readonly ProfileStatus[],
  needle: string,
  accountNames: AccountNames,
): number[] {
  const texts = haystack(profileIndex, statuses, accountNames)
  const [found, info, order] = fuzzy().search(texts, needle, 1, MOST_RANKED)
  // uFuzzy needs at least one letter or digit.
  if (!found) return texts.flatMap((text, at) => (text.includes(needle) ? [at] : []))
  // `order` holds indices into `info.idx`.
  return info && order ? order.map((at) => info.idx[at] as number) : [...found]
}
