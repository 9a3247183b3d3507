/** A line that stands once in either list, and where; `before` is the landmark above it. */
interface Landmark {
  readonly at: number
  readonly there: number
  readonly before: Landmark | undefined
}

/** Lines that stand once in both lists, in the same order: as many as there are, the topmost first. */
export function landmarks(from: readonly string[], to: readonly string[]): Landmark[] {
  const right = placesOf(to)
  /** Of all rows that are one longer than the index, the last of the one that leaves most room below. */
  const lasts: Landmark[] = []
  for (const [line, at] of placesOf(from)) {
    const there = right.get(line) ?? TWICE
    if (at === TWICE || there === TWICE) continue
    const length = firstBelow(lasts, there)
    lasts[length] = { at, there, before: lasts[length - 1] }
  }
  const found: Landmark[] = []
  for (let each = lasts.at(-1); each; each = each.before) found.push(each)
  return found.reverse()
}

const TWICE = -1

function placesOf(lines: readonly string[]): Map<string, number> {
  const places = new Map<string, number>()
  lines.forEach((line, at) => {
    places.set(line, places.has(line) ? TWICE : at)
  })
  return places
}

/** The first of them that stands below the line `there`; they are in order. */
function firstBelow(sorted: readonly Landmark[], there: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as Landmark).there < there) low = middle + 1
    else high = middle
  }
  return low
}
