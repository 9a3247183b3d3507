import { plainReason } from '../os/files.ts'
import { whenFinished } from '../os/unfinished.ts'
import { maskSecrets } from '../profiles/mask/mask-secrets.ts'
import { formatTimestamp } from '../session/cache/timestamp.ts'
import { paintRow } from '../terminal/sgr.ts'
import { PLAIN_THEME, type Theme, themeFor } from '../terminal/theme.ts'
import { jsonText } from '../text/json-text.ts'
import { visible } from '../text/visible.ts'
import { asciiRow } from '../view/ascii.ts'
import { accountIds, redactRow } from '../view/redact.ts'
import { fitRow, type Row } from '../view/row.ts'
import { symbolsFor } from '../view/symbols.ts'
import type { CommandContext } from './context.ts'
import { redactText } from './redact.ts'

/**
 * Lets a command finish if its reader is gone (`| head -1`). Any other error of standard output, such as a full disk,
 * ends the program with a message and status 1.
 */
export function watchOutput(): void {
  const onError = (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return
    process.stderr.write(`awsprof: cannot write the output: ${plainReason(error.code ?? 'unknown')}\n`)
    const wait = whenFinished()
    if (wait === null) process.exit(1)
    void wait.then(() => process.exit(1))
  }
  process.stdout.on('error', onError)
  process.stderr.on('error', () => {})
}

/** Prints one JSON document to stdout, indented by two blanks; with `--redact`, account ids are masked. */
export function printJson(context: Pick<CommandContext, 'options'>, value: unknown): void {
  process.stdout.write(`${redactText(context, jsonText(value, 2))}\n`)
}

/** Prints one JSON document to stdout, on a line of its own. */
export function printJsonLine(context: Pick<CommandContext, 'options'>, value: unknown): void {
  process.stdout.write(`${redactText(context, jsonText(value))}\n`)
}

/** Milliseconds since the epoch → ISO 8601 in UTC; null stays null. */
export function isoTime(milliseconds: number | null): string | null {
  return milliseconds === null ? null : formatTimestamp(milliseconds)
}

/**
 * Prints rows for people. On a terminal they are coloured and cut to its width, but with `--plain` neither.
 *
 * @param known text that holds every account id that a row may show a part of
 */
export function printRows(context: CommandContext, rows: readonly Row[], known = ''): void {
  const isCut = process.stdout.isTTY && !context.options.plain
  const columns = isCut ? process.stdout.columns : undefined
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
  const isAscii = ascii || (context.capabilities.isAscii && process.stdout.isTTY)
  const shown = rows
    .map((row) => (columns ? fitRow(row, columns, mark) : row))
    .map((row) => (redact ? redactRow(row, ids) : row))
    // Another program may read what goes to no terminal, so there the locale does not change the names.
    .map((row) => (isAscii ? asciiRow(row) : row))
  const lines = shown.map((row) => paintRow(row, theme).trimEnd())
  process.stdout.write(lines.map((line) => `${line}\n`).join(''))
}

/** Prints a message to stderr, after the program's name. */
export function say(context: Pick<CommandContext, 'options'>, message: string): void {
  sayLine(context, `awsprof: ${message}`)
}

/**
 * Prints a line to stderr. It may quote the user's files or others, so control characters are escaped, what looks like a
 * secret is masked, and, with `--redact`, account ids are.
 */
export function sayLine(context: Pick<CommandContext, 'options'>, line: string): void {
  process.stderr.write(`${sayable(context, line)}\n`)
}

/** A text that is fit for stderr. */
export function sayable(context: Pick<CommandContext, 'options'>, text: string): string {
  return visible(redactText(context, maskSecrets(text)))
}
