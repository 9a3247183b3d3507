import { distance } from 'fastest-levenshtein'

/**
 * The words that may have been meant by `typed`, the nearest first, those that are equally near in their order. Two letters
 * that have changed places are one mistake, as they are to whoever types them.
 */
export function nearest(typed: string, words: Iterable<string>): readonly string[] {
  if (typed === '') return []
  return near(typed, words).map(({ word }) => word)
}

/** The word that was probably meant by `typed`, or undefined if none is close. */
export function closest(typed: string, words: Iterable<string>): string | undefined {
  return nearest(typed, words)[0]
}

/** As `closest`, but undefined if two words are equally close: then nobody knows which one was meant. */
export function onlyClosest(typed: string, words: Iterable<string>): string | undefined {
  const [first, second] = typed === '' ? [] : near(typed, words)
  return first && first.mistakes !== second?.mistakes ? first.word : undefined
}

function near(
  typed: string,
  words: Iterable<string>,
): { readonly word: string; readonly mistakes: number }[] {
  const allowed = typed.length < 5 ? 1 : typed.length < 9 ? 2 : 3
  const found: { readonly word: string; readonly mistakes: number }[] = []
  for (const word of words) {
    if (Math.abs(word.length - typed.length) > allowed) continue
    const mistakes = mistakesIn(typed, word)
    if (mistakes <= allowed) found.push({ word, mistakes })
  }
  return found.sort((a, b) => a.mistakes - b.mistakes)
}

/** How many letters of a word are missing, too much or wrong; two neighbours that have changed places are one mistake. */
export function mistakesIn(typed: string, word: string): number {
  return isSwapped(typed, word) ? 1 : distance(typed, word)
}

/** True if two neighbouring letters have changed places, and nothing else differs. */
function isSwapped(typed: string, word: string): boolean {
  if (typed.length !== word.length) return false
  let at = 0
  while (at < typed.length && typed[at] === word[at]) at++
  return (
    at + 1 < typed.length &&
    typed[at] === word[at + 1] &&
    typed[at + 1] === word[at] &&
    typed.slice(at + 2) === word.slice(at + 2)
  )
}
