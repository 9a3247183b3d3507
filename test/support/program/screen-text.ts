/** What to look for on the screen: text, a pattern for all lines joined by `\n`, or a predicate. */
export type ScreenCondition = string | RegExp | ((lines: readonly string[]) => boolean)

/** Whether the lines of the screen meet the condition. */
export function screenMeets(lines: readonly string[], condition: ScreenCondition): boolean {
  if (typeof condition === 'function') return condition(lines)
  const text = lines.join('\n')
  // Unlike `test`, `search` ignores the `lastIndex` of a global or sticky pattern.
  return typeof condition === 'string' ? text.includes(condition) : text.search(condition) !== -1
}

/** A condition in words, for an error message. */
export function conditionName(condition: ScreenCondition): string {
  if (typeof condition === 'string') return JSON.stringify(condition)
  return typeof condition === 'function' ? `the condition ${condition.toString()}` : String(condition)
}

/** The lines in a frame as wide as the screen, to show where the screen begins and ends. */
export function framedScreen(lines: readonly string[], cols: number): string {
  const edge = `+${'-'.repeat(cols)}+`
  return [edge, ...lines.map((line) => `|${line}`), edge].join('\n')
}
