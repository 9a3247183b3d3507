import { readHome } from '../os/read-home.ts'
import { stopper } from '../profiles/lint/stopping-values.ts'
import { refusals } from '../session/refusals.ts'
import type { Status } from '../session/status.ts'
import { type ProfileStatus, problemsNow, statusOf } from '../session/statuses.ts'
import { visible } from '../text/visible.ts'
import { duration } from '../view/duration.ts'
import { type Row, span } from '../view/row.ts'
import { spokenStatus } from '../view/spoken.ts'
import { statusShort } from '../view/status-text.ts'
import { symbolsFor } from '../view/symbols.ts'
import type { CommandContext } from './context.ts'
import { entryNamed } from './entry-named.ts'
import { BAD_NEWS, DONE } from './exit-status.ts'
import { summaryJson } from './list.ts'
import { printJson, printRows } from './output.ts'
import { reportRefused, reportUnreadable } from './report-files.ts'
import { UsageError } from './usage-error.ts'

export interface StatusOptions {
  readonly format?: string
  readonly json?: boolean
}

/** With these, nothing works before somebody logs in or mends the settings. */
const NEEDY: ReadonlySet<Status> = new Set(['expired', 'signed-out', 'broken'])

/**
 * `awsprof status [NAME]`: one line about a profile, else about the one that tools would use now, from local files alone.
 * Returns the exit status. Throws `UsageError` if there is no such profile, and for an unknown placeholder.
 */
export function status(context: CommandContext, name: string | undefined, options: StatusOptions): number {
  const { environment, preferences, now } = context
  const wanted = name ?? environment.activeProfile ?? 'default'
  const home = readHome(environment, undefined, wanted)
  const isUnreadable = reportUnreadable(context, home)
  reportRefused(context, home)
  const { profileIndex, caches } = home
  const entry = entryNamed(profileIndex, wanted)
  const profileStatus = statusOf(profileIndex, entry, caches, now, preferences.expiringMs)
  const summary = summaryJson(context, entry, profileStatus)
  if (options.json) {
    const problems = problemsNow(profileIndex, entry, profileStatus).length
    printJson(context, { ...summary, problems })
  } else {
    const symbol = context.options.plain
      ? profileStatus.status
      : symbolsFor(context.capabilities.isAscii).status[profileStatus.status]
    const row =
      options.format === undefined
        ? context.options.plain
          ? [span(`${visible(entry.profile.name)}: ${spokenStatus(profileStatus, now)}`)]
          : shortRow(entry.profile.name, symbol, profileStatus, now)
        : [
            span(
              filled(options.format, {
                profile: entry.profile.name,
                symbol,
                status: profileStatus.status,
                left: timeLeft(profileStatus, now),
                account: summary.account ?? '',
                region: summary.region ?? '',
              }),
            ),
          ]
    printRows(context, [row])
  }
  const isRefused = refusals(profileIndex).length > 0 || stopper(entry.profile, context.variables) !== null
  return isUnreadable || isRefused || NEEDY.has(profileStatus.status) ? BAD_NEWS : DONE
}

/** `dev ● 5h 12m`; where no time is left, the status in words. */
function shortRow(name: string, symbol: string, profileStatus: ProfileStatus, now: number): Row {
  const left = timeLeft(profileStatus, now)
  const words = left === '' ? statusShort(profileStatus, now) : left
  return [span(`${visible(name)} `), span(`${symbol} ${words}`, profileStatus.status)]
}

/** How long the session behind a profile still lasts, or nothing. */
function timeLeft({ expiresAt }: ProfileStatus, now: number): string {
  return expiresAt !== null && expiresAt > now ? duration(expiresAt - now) : ''
}

/** The format with a value for each `{placeholder}`, escaped. Throws `UsageError` for an unknown one. */
function filled(format: string, values: Readonly<Record<string, string>>): string {
  return format.replace(/\{(\w+)\}/g, (_, name: string) => {
    // Every object inherits `constructor`.
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    if (value !== undefined) return visible(value)
    const known = Object.keys(values).map((each) => `{${each}}`)
    throw new UsageError(`--format knows no {${name}}, but ${known.join(' ')}`)
  })
}
