import { distance, closest as nearest } from 'fastest-levenshtein'

/** The word that was probably meant by `typed`, or undefined if none is close. */
export function closest(typed: string, words: readonly string[]): string | undefined {
  if (typed === '' || words.length === 0) return undefined
  const found = nearest(typed, words)
  const allowed = typed.length < 5 ? 1 : typed.length < 9 ? 2 : 3
  return distance(typed, found) <= allowed ? found : undefined
}
