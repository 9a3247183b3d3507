/** What to look for on the screen: a text, a pattern over all lines joined by `\n`, or a question of your own. */
export type ScreenCondition = string | RegExp | ((lines: readonly string[]) => boolean)

/** Tells whether the screen's lines meet the condition. */
export function screenMeets(lines: readonly string[], condition: ScreenCondition): boolean {
  if (typeof condition === 'function') return condition(lines)
  const text = lines.join('\n')
  // `search` ignores the place that a sticky or global pattern stopped at last time.
  return typeof condition === 'string' ? text.includes(condition) : text.search(condition) !== -1
}

/** Names a condition for an error message. */
export function conditionName(condition: ScreenCondition): string {
  if (typeof condition === 'string') return JSON.stringify(condition)
  return typeof condition === 'function' ? `what ${condition.toString()} asks for` : String(condition)
}

/** Draws a frame around the screen's lines, `cols` wide, so that blanks at the end of a line can be seen. */
export function framedScreen(lines: readonly string[], cols: number): string {
  const edge = `+${'-'.repeat(cols)}+`
  return [edge, ...lines.map((line) => `|${line}`), edge].join('\n')
}
