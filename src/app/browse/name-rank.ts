/** How well a filter fits a name: lower is better. Within a rank, `spread` is how far apart its letters are. */
export interface NameRank {
  readonly rank: number
  readonly spread: number
}

/** Fewer letters with gaps between them are in almost every name. */
const LEAST_WITH_GAPS = 3
const WORDS = /[\p{L}\p{N}]+/gu

/**
 * Ranks a name: it is the filter, begins with it, has its words, has them somewhere, or has its letters in order with
 * gaps, each word for itself. Null if none of that. All in lower case.
 */
export function nameRank(name: string, filter: string): NameRank | null {
  if (name === filter) return { rank: 0, spread: 0 }
  if (name.startsWith(filter)) return { rank: 1, spread: 0 }
  const wanted = filter.split(/\s+/)
  const words: readonly string[] = name.match(WORDS) ?? []
  if (wanted.every((word) => words.includes(word))) return { rank: 2, spread: 0 }
  if (wanted.every((word) => name.includes(word))) return { rank: 3, spread: 0 }
  let spread = 0
  for (const word of wanted) {
    const found = word.length < LEAST_WITH_GAPS ? null : spreadOf(name, word)
    if (found === null) return null
    spread += found
  }
  return { rank: 4, spread }
}

/** How many characters lie between the first and the last letter, beyond the letters; null if one is missing. */
function spreadOf(name: string, letters: string): number | null {
  const first = name.indexOf(letters[0] ?? '')
  let at = first - 1
  for (const letter of letters) {
    at = name.indexOf(letter, at + 1)
    if (at < 0) return null
  }
  return first < 0 ? null : at - first + 1 - letters.length
}
