import uFuzzy from '@leeoniya/ufuzzy'
import type { ProfileIndex } from '../../session/profile-index.ts'
import type { ProfileStatus } from '../../session/statuses.ts'

let made: uFuzzy | undefined

/** Letters of any script count; one wrong order of words is forgiven. Made at first use: it takes 7 ms. */
function fuzzy(): uFuzzy {
  made ??= new uFuzzy({
    unicode: true,
    interSplit: "[^\\p{L}\\d']+",
    intraSplit: '\\p{Ll}\\p{Lu}',
    intraBound: '\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}',
    intraChars: "[\\p{L}\\d']",
    intraContr: "'\\p{L}{1,2}\\b",
    intraIns: 1,
  })
  return made
}

/** Above this many hits ranking costs more than it helps: what was typed so far says too little. */
const RANKED = 2_000

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

/** Indices of the entries that a filter finds, the fittest first; `filter` is not blank. */
export function search(
  profileIndex: ProfileIndex,
  statuses: readonly ProfileStatus[],
  filter: string,
): number[] {
  const texts = haystack(profileIndex, statuses)
  const needle = filter.trim().toLowerCase()
  const [found, info, order] = fuzzy().search(texts, needle, 1, RANKED)
  // Without a letter or digit there is nothing for the fuzzy matcher to hold on to.
  if (!found) return texts.flatMap((text, at) => (text.includes(needle) ? [at] : []))
  return info && order ? order.map((at) => info.idx[at] as number) : [...found]
}
