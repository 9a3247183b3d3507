import type { DiffLine } from '../profiles/edit/line-diff.ts'
import { paintRow } from '../terminal/sgr.ts'
import { PLAIN_THEME, themeFor } from '../terminal/theme.ts'
import { visible } from '../text/visible.ts'
import { asciiRow } from '../view/ascii.ts'
import { type Row, type Style, span } from '../view/row.ts'
import { symbolsFor } from '../view/symbols.ts'
import type { CommandContext } from './context.ts'
import { redactText } from './redact.ts'

const STYLES: Readonly<Record<DiffLine['sign'], Style>> = { '+': 'added', '-': 'removed', ' ': 'dim' }

/** Prints the lines of a diff to stderr, under the paths of their files. Their secrets are masked already. */
export function sayDiff(context: CommandContext, lines: readonly DiffLine[]): void {
  const { capabilities, environment } = context
  const isTerminal = process.stderr.isTTY === true
  const theme = isTerminal && capabilities.hasColour ? themeFor(capabilities.theme, true) : PLAIN_THEME
  const { ellipsis } = symbolsFor(capabilities.isAscii)
  const rows = lines.flatMap((line, at): Row[] => {
    const before = lines[at - 1]
    const head =
      before?.file === line.file ? [] : [[span(environment.files[line.file] ?? line.file, 'strong')]]
    // The line after one change and the one before the next.
    const isGap = before?.file === line.file && isContext(before, line) && line.line > before.line + 1
    const shown = `${String(line.line).padStart(5)} ${line.sign} ${line.text}`
    return [...head, ...(isGap ? [[span(`      ${ellipsis}`, 'dim')]] : []), [span(shown, STYLES[line.sign])]]
  })
  const safe = rows.map((row) =>
    row.map(({ text, style }) => span(redactText(context, visible(text)), style)),
  )
  const shown = isTerminal && capabilities.isAscii ? safe.map(asciiRow) : safe
  process.stderr.write(shown.map((row) => `${paintRow(row, theme).trimEnd()}\n`).join(''))
}

function isContext(before: DiffLine, line: DiffLine): boolean {
  return before.sign === ' ' && line.sign === ' '
}
