import uFuzzy from '@leeoniya/ufuzzy'
import type { ProfileIndex } from '../../session/profile-index.ts'
import type { ProfileStatus } from '../../session/statuses.ts'

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

const haystacks = new WeakMap<ProfileIndex, { statuses: readonly ProfileStatus[]; texts: string[] }>()

function haystack(profileIndex: ProfileIndex, statuses: readonly ProfileStatus[]): string[] {
  const known = haystacks.get(profileIndex)
  if (known?.statuses === statuses) return known.texts
  const texts = profileIndex.entries.map(({ profile, chain, summary }, at) => {
    const { account, role, ssoSession, region } = summary
    const parts = [profile.name, chain.kind, statuses[at]?.status, account, role, ssoSession, region]
    return parts.filter(Boolean).join(' ').toLowerCase()
  })
  haystacks.set(profileIndex, { statuses, texts })
  return texts
}

/** Indices of the entries that match a filter, best first. Words can be in any order; `filter` must not be blank. */
export function search(
  profileIndex: ProfileIndex,
  statuses: readonly ProfileStatus[],
  filter: string,
): number[] {
  const texts = haystack(profileIndex, statuses)
  const needle = filter.trim().toLowerCase()
  const [found, info, order] = fuzzy().search(texts, needle, 1, MOST_RANKED)
  // uFuzzy needs at least one letter or digit.
  if (!found) return texts.flatMap((text, at) => (text.includes(needle) ? [at] : []))
  // `order` holds indices into `info.idx`.
  return info && order ? order.map((at) => info.idx[at] as number) : [...found]
}
