/** A part of a text, in UTF-16 units: from `start` to before `end`. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** The spans in order, those that touch or overlap as one. */
export function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = []
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1)
    if (last && span.start <= last.end) {
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, span.end) }
    } else result.push(span)
  }
  return result
}
