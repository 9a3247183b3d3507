import partitions from './regions.json' with { type: 'json' }

const REGIONS: readonly string[] = partitions.flatMap((each) => each.regions)
const KNOWN_REGIONS: ReadonlySet<string> = new Set(REGIONS)
const WORDS: ReadonlySet<string> = new Set(REGIONS.flatMap((each) => each.split('-')))
/** Among more, the example in the plain sentence is as good a help. */
const MOST_MEANT = 3

/**
 * The known regions that a misspelt one may have been meant for; empty for a known one. A new region is made of known
 * words and a number, or is in a partition of its own (`us-isox-…`), so it is never taken for a misspelling.
 */
export function meantRegions(text: string): readonly string[] {
  if (KNOWN_REGIONS.has(text)) return []
  // As people write them: US-EAST-1, us_east_1.
  const plain = text.toLowerCase().replaceAll('_', '-')
  if (KNOWN_REGIONS.has(plain)) return [plain]
  if (!plain.split('-').some(isStrange)) return []
  const meant = REGIONS.filter((each) => isOneMistake(plain, each))
  return meant.length > MOST_MEANT ? [] : meant
}

function isStrange(word: string): boolean {
  return !WORDS.has(word) && !/^(\d+|iso[a-z]?)$/.test(word)
}

/** True if one letter is missing, too much or wrong, or two neighbours have changed places. */
function isOneMistake(typed: string, word: string): boolean {
  const longer = Math.max(typed.length, word.length)
  if (longer - Math.min(typed.length, word.length) > 1) return false
  let start = 0
  while (start < longer && typed[start] === word[start]) start++
  let end = 0
  while (end < longer - start && typed.at(-1 - end) === word.at(-1 - end)) end++
  const [left, right] = [typed, word].map((each) => each.slice(start, Math.max(start, each.length - end)))
  if (left === undefined || right === undefined) return false
  if (left.length <= 1 && right.length <= 1) return true
  return left.length === 2 && left[0] === right[1] && left[1] === right[0] && right.length === 2
}
