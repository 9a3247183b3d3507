import { mistakesIn } from './lint/suggest.ts'
import { isKnownRegion, REGIONS } from './regions.ts'

const WORDS: ReadonlySet<string> = new Set(REGIONS.flatMap((each) => each.split('-')))
/** Among more, the example in the plain sentence is as good a help. */
const MOST_MEANT = 3

/**
 * The known regions that a misspelt one may have been meant for; empty for a known one. A new region is made of known
 * words and a number, or is in a partition of its own (`us-isox-…`), so it is never taken for a misspelling.
 */
export function meantRegions(text: string): readonly string[] {
  if (isKnownRegion(text)) return []
  // As people write them: US-EAST-1, us_east_1.
  const plain = text.toLowerCase().replaceAll('_', '-')
  if (isKnownRegion(plain)) return [plain]
  if (!plain.split('-').some(isStrange)) return []
  const meant = REGIONS.filter((each) => mistakesIn(plain, each) === 1)
  return meant.length > MOST_MEANT ? [] : meant
}

function isStrange(word: string): boolean {
  return !WORDS.has(word) && !/^(\d+|iso[a-z]?)$/.test(word)
}
