/** A line that occurs exactly once in both lists: its index in each, and the landmark above it. */
interface Landmark {
  readonly at: number
  readonly there: number
  readonly before: Landmark | undefined
}

/**
 * The longest sequence of lines that occur exactly once in both lists, in the same order, topmost first. This is the
 * first step of a patience diff: https://bramcohen.livejournal.com/73318.html
 */
export function landmarks(from: readonly string[], to: readonly string[]): Landmark[] {
  const indexInTo = uniqueLines(to)
  /** `lasts[n]` ends the sequence of n + 1 landmarks that ends highest up in `to`. */
  const lasts: Landmark[] = []
  for (const [line, at] of uniqueLines(from)) {
    const there = indexInTo.get(line)
    if (there === undefined) continue
    const length = countAbove(lasts, there)
    lasts[length] = { at, there, before: lasts[length - 1] }
  }
  const sequence: Landmark[] = []
  for (let each = lasts.at(-1); each; each = each.before) sequence.push(each)
  return sequence.reverse()
}

/** The lines that occur once, with their index, in order. */
function uniqueLines(lines: readonly string[]): Map<string, number> {
  const unique = new Map<string, number>()
  const repeated = new Set<string>()
  lines.forEach((line, at) => {
    if (repeated.has(line)) return
    if (unique.delete(line)) repeated.add(line)
    else unique.set(line, at)
  })
  return unique
}

/** How many of the landmarks, which are in order, are above the line `there`. */
function countAbove(sorted: readonly Landmark[], there: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const landmark = sorted[middle]
    if (landmark && landmark.there < there) low = middle + 1
    else high = middle
  }
  return low
}
