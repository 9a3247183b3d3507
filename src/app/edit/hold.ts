/** What was said when Enter came to a value that cannot work. Enter on the same value once more writes it. */
export interface Held {
  readonly value: string
  /** Sentences. */
  readonly reasons: readonly string[]
}

/**
 * What keeps Enter from taking a value, or undefined if nothing does, or if it was said of this very value before.
 *
 * @param doubts why the value cannot work, in sentences; empty if it can
 */
export function holdAt(
  held: Held | undefined,
  value: string,
  doubts: () => readonly string[],
): Held | undefined {
  if (held?.value === value) return undefined
  const reasons = doubts()
  return reasons.length === 0 ? undefined : { value, reasons }
}

export const ENTER_AGAIN = 'Enter again takes it all the same'
