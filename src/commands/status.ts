import { cacheFolder, readAccountNames } from '../os/account-names.ts'
import { readHome } from '../os/read-home.ts'
import { stopper } from '../profiles/lint/stopping-values.ts'
import { maskSecrets } from '../profiles/mask/mask-secrets.ts'
import type { Problem } from '../profiles/problem.ts'
import {
  environmentStatus,
  type WinningVariable,
  winningVariable,
} from '../session/environment-credentials.ts'
import type { Home } from '../session/home.ts'
import type { Entry } from '../session/profile-index.ts'
import { refusals } from '../session/refusals.ts'
import type { Status } from '../session/status.ts'
import { problemsNow, statusOf } from '../session/statuses.ts'
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
import { isoTime, printJson, printRows, say } from './output.ts'
import { regionFound } from './region-found.ts'
import { AS_SDKS, reportRefused, reportUnreadable } from './report-files.ts'
import { filledFormat } from './status-words.ts'

export interface StatusOptions {
  readonly format?: string
  readonly json?: boolean
}

/** With these, nothing works before somebody logs in or mends the settings. */
const NEEDY: ReadonlySet<Status> = new Set(['expired', 'signed-out', 'broken'])

/** What the line stands for: a profile, or credentials in the environment. */
interface Shown {
  readonly json: Omit<ReturnType<typeof summaryJson>, 'name'> & {
    /** Null for the environment. */
    readonly name: string | null
    readonly problems: number
  }
  readonly status: Status
  /** Milliseconds since the epoch; null if nothing says. */
  readonly expiresAt: number | null
}

/**
 * `awsprof status [NAME]`: one line about a profile, else about what tools would use now, from local files alone. Returns
 * the exit status. Throws `UsageError` if there is no such profile, and for an unknown placeholder.
 */
export function status(context: CommandContext, name: string | undefined, options: StatusOptions): number {
  const { environment, variables } = context
  const { format } = options
  const wanted = name ?? environment.activeProfile ?? 'default'
  const home = readHome(environment, undefined, wanted)
  const isUnreadable = reportUnreadable(context, home)
  reportRefused(context, home, AS_SDKS)
  const { profileIndex } = home
  const found = profileIndex.entryOf(wanted)
  const winning = name === undefined ? winningVariable(variables, found) : null
  const shown =
    winning === null
      ? profileShown(context, home, entryNamed(profileIndex, wanted))
      : environmentShown(context, winning, found)
  // The status is that of the session, which helps nobody as long as the AWS CLI does not even begin.
  const refusal = refusals(profileIndex)[0] ?? (found ? stopper(found.profile, variables) : null)
  if (options.json) printJson(context, shown.json)
  else printRows(context, [rowOf(context, shown, refusal, format)])
  return isUnreadable || refusal || NEEDY.has(shown.status) ? BAD_NEWS : DONE
}

function profileShown(context: CommandContext, { profileIndex, caches }: Home, entry: Entry): Shown {
  const { now, preferences } = context
  const profileStatus = statusOf(profileIndex, entry, caches, now, preferences.expiringMs)
  const { status, expiresAt } = profileStatus
  const problems = problemsNow(profileIndex, entry, profileStatus).length
  return { json: { ...summaryJson(context, entry, profileStatus), problems }, status, expiresAt }
}

/** @param entry the profile that the environment beats, which can still have the region */
function environmentShown(
  context: CommandContext,
  winning: WinningVariable,
  entry: Entry | undefined,
): Shown {
  const { environment, variables, now, preferences } = context
  const { kind, ...own } = environmentStatus(winning, variables, now, preferences.expiringMs)
  // The AWS CLI and boto3 look for the profile first, whatever they would take from it.
  const { activeProfile, profileVariable } = environment
  const isLost = activeProfile !== null && entry === undefined
  if (isLost) {
    say(context, `${profileVariable} is ${activeProfile || 'empty'}, but there is no such profile`)
  }
  const status = isLost ? 'broken' : own.status
  const expiresAt = isLost ? null : own.expiresAt
  const region = regionFound(environment, entry?.profile).value
  return {
    json: {
      name: null,
      kind,
      status,
      expiresAt: isoTime(expiresAt),
      account: null,
      role: null,
      region: region && maskSecrets(region),
      ssoSession: null,
      cachedUntil: null,
      problems: 0,
    },
    status,
    expiresAt,
  }
}

/** What stands in place of a profile's name. */
const ENVIRONMENT = 'environment'

function rowOf(
  context: CommandContext,
  shown: Shown,
  refusal: Problem | null,
  format: string | undefined,
): Row {
  const { options, capabilities, now } = context
  const { json, status } = shown
  const name = json.name ?? ENVIRONMENT
  const symbol = options.plain ? status : symbolsFor(capabilities.isAscii).status[refusal ? 'broken' : status]
  if (format !== undefined) {
    return [
      span(
        filledFormat(format, {
          profile: () => name,
          symbol: () => symbol,
          status: () => status,
          left: () => timeLeft(shown, now),
          account: () => json.account,
          accountId: () => json.account,
          accountName: () => accountName(context, json.account),
          region: () => json.region,
        }),
      ),
    ]
  }
  if (options.plain) {
    const but = refusal ? `, but the AWS CLI stops at ${refusedAt(refusal)}` : ''
    return [span(`${visible(name)}: ${spokenStatus(shown, now)}${but}`)]
  }
  // `dev ● 5h 12m`; where no time is left, the status in words; where the AWS CLI refuses, `dev ✗ config:7 duplicate-section`.
  const words = refusal ? refusedAt(refusal) : timeLeft(shown, now) || statusShort(shown, now)
  return [span(`${visible(name)} `), span(`${symbol} ${words}`, refusal ? 'broken' : status)]
}

/** `config:7 duplicate-section`; a variable has no line. */
function refusedAt({ file, line, code }: Problem): string {
  return file === null ? code : `${file}:${line} ${code}`
}

/** What the portal called the account when its accounts were last listed; else its id. */
function accountName({ variables, environment }: CommandContext, id: string | null): string | null {
  return id && (readAccountNames(cacheFolder(variables, environment.home)).get(id) || id)
}

/** How long it still lasts, or nothing. */
function timeLeft({ expiresAt }: Shown, now: number): string {
  return expiresAt !== null && expiresAt > now ? duration(expiresAt - now) : ''
}
