import { distance, closest as nearest } from 'fastest-levenshtein'

/** The word that was probably meant by `typed`, or undefined if none is close. */
export function closest(typed: string, words: readonly string[]): string | undefined {
  if (typed === '' || words.length === 0) return undefined
  const found = nearest(typed, words)
  const allowed = typed.length < 5 ? 1 : typed.length < 9 ? 2 : 3
  return distance(typed, found) <= allowed ? found : undefined
}

/** As `closest`, but undefined if two words are equally close: then nobody knows which one was meant. */
export function onlyClosest(typed: string, words: readonly string[]): string | undefined {
  const found = closest(typed, words)
  if (found === undefined) return undefined
  const near = distance(typed, found)
  return words.some((each) => each !== found && distance(typed, each) === near) ? undefined : found
}
