import { type Group, type ListRow, listRowsOf } from '../app/browse/groups.ts'
import type { Grouping } from '../app/preferences.ts'
import { readHome } from '../os/read-home.ts'
import { maskSecrets } from '../profiles/mask/mask-secrets.ts'
import { shellWord } from '../profiles/shell-words.ts'
import { shownSummary } from '../profiles/shown-summary.ts'
import type { Home } from '../session/home.ts'
import { problemsOfFiles } from '../session/problems.ts'
import type { Entry } from '../session/profile-index.ts'
import { refusals } from '../session/refusals.ts'
import { sessionStatus, sessionsOf } from '../session/sessions.ts'
import { type ProfileStatus, problemsNow, statusOf } from '../session/statuses.ts'
import { visible } from '../text/visible.ts'
import { groupName, profilesText } from '../view/list/group-rows.ts'
import type { Row } from '../view/row.ts'
import { statusShort } from '../view/status-text.ts'
import { type Symbols, symbolsFor } from '../view/symbols.ts'
import type { CommandContext } from './context.ts'
import { BAD_NEWS, DONE } from './exit-status.ts'
import { isoTime, printJson, printRows, say } from './output.ts'
import { type PlainProfile, plainHeading, plainProfile } from './plain.ts'
import { redactAccount } from './redact.ts'
import { refusalJson, reportRefused, reportUnreadable } from './report-files.ts'
import { reportVariables } from './report-variables.ts'
import { type Cells, table } from './table.ts'

/** `awsprof list [--json]`. Returns the exit status. */
export function list(context: CommandContext, options: { readonly json?: boolean }): number {
  const home = readHome(context.environment)
  const isBad = reportUnreadable(context, home)
  reportRefused(context, home)
  reportVariables(context, home)
  const { profileIndex, caches } = home
  // Without this, each profile would look for its own problems in the whole files.
  problemsOfFiles(profileIndex)
  const lines = profileIndex.entries.map((entry) => {
    const profileStatus = statusOf(profileIndex, entry, caches, context.now, context.preferences.expiringMs)
    return { entry, profileStatus, problems: problemsNow(profileIndex, entry, profileStatus).length }
  })
  if (options.json) {
    printJson(context, {
      files: context.environment.files,
      refusals: refusals(profileIndex).map(refusalJson),
      sessions: sessionsJson(context, home),
      profiles: lines.map(({ entry, profileStatus, problems }) => ({
        ...summaryJson(context, entry, profileStatus),
        problems,
      })),
    })
  } else if (lines.length === 0) say(context, nothingToList(home))
  else
    printRows(
      context,
      context.options.plain
        ? plainRows(context, home, lines)
        : table(COLUMNS, listRows(context, home, lines)),
    )
  return isBad ? BAD_NEWS : DONE
}

/** A session without profiles is where the first ones come from. */
function nothingToList({ profileIndex }: Home): string {
  const [session] = profileIndex.profiles.sessions.keys()
  return session === undefined
    ? 'no profiles found; awsprof --demo shows sample profiles'
    : `no profiles yet; awsprof populate ${visible(shellWord(session))} makes them of the accounts and roles of that session`
}

function sessionsJson({ now, preferences }: CommandContext, { profileIndex, caches }: Home) {
  return sessionsOf(profileIndex).list.map((session) => {
    const { status, expiresAt } = sessionStatus(profileIndex, session, caches, now, preferences.expiringMs)
    const { type, name, startUrl, region, profiles } = session
    return {
      name: maskSecrets(name),
      type,
      startUrl: startUrl === null ? null : maskSecrets(startUrl),
      region,
      status,
      expiresAt: isoTime(expiresAt),
      profiles: profiles.map((at) => profileIndex.entries[at]?.profile.name),
    }
  })
}

/** The fields that `list --json` and `show --json` share. */
export function summaryJson(
  { environment }: CommandContext,
  { profile, sameChainAs, summary }: Entry,
  profileStatus: ProfileStatus,
) {
  const shown = shownSummary(summary, environment)
  return {
    name: profile.name,
    kind: sameChainAs.end.kind,
    status: profileStatus.status,
    expiresAt: isoTime(profileStatus.expiresAt),
    account: shown.account,
    role: shown.role,
    region: shown.region,
    ssoSession: shown.ssoSession,
    cachedUntil: isoTime(profileStatus.cachedUntil),
  }
}

const COLUMNS = ['', 'NAME', 'KIND', 'STATUS', 'ACCOUNT', 'REGION', 'PROBLEMS'].map((title) => ({ title }))

type Line = PlainProfile

/** One line for each profile, below the headings of the dashboard if a person reads it: a program expects only profiles. */
function listRows(context: CommandContext, home: Home, lines: readonly Line[]): Cells[] {
  const symbols = symbolsFor(context.capabilities.isAscii)
  const grouping = process.stdout.isTTY ? context.preferences.group : 'none'
  return groupedRows(context, home, lines, grouping).flatMap((row): Cells[] => {
    if (row.type === 'heading') return [headingCells(context, row.group, symbols)]
    const line = lines[row.at]
    return line ? [profileCells(context, line, row.group, symbols)] : []
  })
}

/** The same as sentences. They are for people alone, so there are headings even without a terminal. */
function plainRows(context: CommandContext, home: Home, lines: readonly Line[]): Row[] {
  return groupedRows(context, home, lines, context.preferences.group).flatMap((row): Row[] => {
    if (row.type === 'heading') return [plainHeading(context, row.group)]
    const line = lines[row.at]
    return line ? [plainProfile(context, line)] : []
  })
}

function groupedRows(
  { now, preferences }: CommandContext,
  { profileIndex, caches }: Home,
  lines: readonly Line[],
  grouping: Grouping,
): readonly ListRow[] {
  const known = {
    profileIndex,
    statuses: lines.map(({ profileStatus }) => profileStatus),
    caches,
    now,
    expiringMs: preferences.expiringMs,
  }
  const order = [...lines.keys()]
  return listRowsOf(known, order, { grouping, folded: new Set(), filter: '', attentionOnly: false })
}

function headingCells(context: CommandContext, group: Group, symbols: Symbols): Cells {
  const { status, type, profiles } = group
  const name = visible(groupName(group))
  return [
    { text: status ? symbols.status[status.status] : '', style: status?.status ?? 'dim' },
    { text: type === 'account' ? (redactAccount(context, name) ?? '') : name, style: 'strong' },
    { text: profilesText(profiles.length), style: 'dim' },
    { text: status ? statusShort(status, context.now) : '', style: status?.status ?? 'dim' },
  ]
}

/** What the heading says of the session is not said again. */
function profileCells(context: CommandContext, line: Line, group: Group | null, symbols: Symbols): Cells {
  const { entry, profileStatus, problems } = line
  const { status } = profileStatus
  const isSaid = status === group?.status?.status
  const { account, region } = shownSummary(entry.summary, context.environment)
  return [
    { text: isSaid ? '' : symbols.status[status], style: status },
    { text: `${group ? '  ' : ''}${visible(entry.profile.name)}` },
    { text: entry.sameChainAs.end.kind, style: 'dim' },
    { text: isSaid ? '' : statusShort(profileStatus, context.now), style: status },
    { text: visible(redactAccount(context, account) ?? '') },
    { text: visible(region ?? '') },
    { text: problems === 0 ? '' : String(problems), style: 'dim' },
  ]
}
