import { plainReason } from '../os/files.ts'
import { formatTimestamp } from '../session/cache/timestamp.ts'
import { paintRow } from '../terminal/sgr.ts'
import { PLAIN_THEME, type Theme, themeFor } from '../terminal/theme.ts'
import { visible } from '../text/text.ts'
import { asciiRow } from '../view/ascii.ts'
import { accountIds, redactRow } from '../view/redact.ts'
import { fitRow, type Row } from '../view/row.ts'
import { symbolsFor } from '../view/symbols.ts'
import type { CommandContext } from './context.ts'
import { redactText } from './redact.ts'

/**
 * A reader that has gone (`| head -1`) is no fault: what was begun goes on. Anything else that keeps the answer from being
 * written, such as a full disk, ends the program with a sentence and status 1.
 */
export function watchOutput(): void {
  const onError = (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return
    say(`the output cannot be written: ${plainReason(error.code ?? 'unknown')}`)
    process.exit(1)
  }
  process.stdout.on('error', onError)
  process.stderr.on('error', () => {})
}

/** One JSON document on stdout, two-space indented, with `--redact` without account ids. */
export function printJson(context: Pick<CommandContext, 'options'>, value: unknown): void {
  process.stdout.write(`${redactText(context, JSON.stringify(value, null, 2))}\n`)
}

/** Milliseconds → ISO 8601 in UTC, null stays null. */
export function isoTime(milliseconds: number | null): string | null {
  return milliseconds === null ? null : formatTimestamp(milliseconds)
}

/**
 * Rows for people: cut to the terminal where there is one, coloured only there.
 *
 * @param known text with all account ids of which a row may hold a part
 */
export function printRows(context: CommandContext, rows: readonly Row[], known = ''): void {
  const columns = process.stdout.isTTY ? process.stdout.columns : undefined
  const theme: Theme = context.capabilities.hasColour
    ? themeFor(context.capabilities.theme, true)
    : PLAIN_THEME
  const mark = symbolsFor(context.capabilities.isAscii).ellipsis
  const { ascii = false, redact = false } = context.options
  const ids = redact
    ? accountIds(
        `${known} ${rows
          .flat()
          .map(({ text }) => text)
          .join(' ')}`,
      )
    : ''
  const isAscii = ascii || (context.capabilities.isAscii && columns !== undefined)
  const shown = rows
    .map((row) => (columns ? fitRow(row, columns, mark) : row))
    .map((row) => (redact ? redactRow(row, ids) : row))
    // Without a terminal names stay as they are, whatever the locale: another program reads them.
    .map((row) => (isAscii ? asciiRow(row) : row))
  const lines = shown.map((row) => paintRow(row, theme).trimEnd())
  process.stdout.write(lines.map((line) => `${line}\n`).join(''))
}

/** A message for people, on stderr; what it quotes may be anything, and is shown as text. */
export function say(message: string): void {
  process.stderr.write(`awsprof: ${visible(message)}\n`)
}
