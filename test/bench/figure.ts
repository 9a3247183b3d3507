/** One line of the table. */
export interface Figure {
  readonly name: string
  readonly value: number
  readonly goal?: number
  /** The goal is a floor, not a ceiling. */
  readonly isAtLeast?: boolean
}

/** A line of text: name, value, goal, and whether it is met. */
export function figureLine({ name, value, goal, isAtLeast }: Figure): string {
  const shown = Number.isNaN(value) ? 'not run' : value >= 100 ? value.toFixed(0) : value.toFixed(2)
  if (goal === undefined || Number.isNaN(value)) return `${name.padEnd(64)} ${shown.padStart(9)}`
  const isMet = isAtLeast ? value >= goal : value <= goal
  const sign = isAtLeast ? '≥' : '≤'
  return `${name.padEnd(64)} ${shown.padStart(9)}   ${sign} ${goal}  ${isMet ? 'met' : 'MISSED'}`
}
