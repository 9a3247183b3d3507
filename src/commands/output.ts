import { paintRow } from '../paint/sgr.ts'
import { PLAIN_THEME, type Theme, themeFor } from '../paint/theme.ts'
import { formatTimestamp } from '../session/timestamp.ts'
import { asciiRow } from '../view/ascii.ts'
import { redactRow } from '../view/redact.ts'
import { fitRow, type Row } from '../view/row.ts'
import { symbolsFor } from '../view/symbols.ts'
import { visible } from '../view/text.ts'
import type { Context } from './context.ts'

/** One JSON document on stdout, two-space indented. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
}

/** Milliseconds → ISO 8601 in UTC, null stays null. */
export function isoTime(milliseconds: number | null): string | null {
  return milliseconds === null ? null : formatTimestamp(milliseconds)
}

/** Rows for people: cut to the terminal where there is one, coloured only there. */
export function printRows(context: Context, rows: readonly Row[]): void {
  const columns = process.stdout.isTTY ? process.stdout.columns : undefined
  const theme: Theme = context.look.hasColour ? themeFor(context.look.theme, true) : PLAIN_THEME
  const mark = symbolsFor(context.look.isAscii).ellipsis
  const { ascii = false, redact = false } = context.options
  const isAscii = ascii || (context.look.isAscii && columns !== undefined)
  const shown = rows
    .map((row) => (columns ? fitRow(row, columns, mark) : row))
    .map((row) => (redact ? redactRow(row) : row))
    // Without a terminal names stay as they are, whatever the locale: another program reads them.
    .map((row) => (isAscii ? asciiRow(row) : row))
  const lines = shown.map((row) => paintRow(row, theme).trimEnd())
  process.stdout.write(lines.map((line) => `${line}\n`).join(''))
}

/** A message for people, on stderr; what it quotes may be anything, and is shown as text. */
export function say(message: string): void {
  process.stderr.write(`awsprof: ${visible(message)}\n`)
}
