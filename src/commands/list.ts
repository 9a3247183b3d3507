import { type Group, type ListRow, listRowsOf, sessionGroupsOf } from '../app/browse/groups.ts'
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
import { unlit } from '../view/unlit.ts'
import type { CommandContext } from './context.ts'
import { BAD_NEWS, DONE } from './exit-status.ts'
import { isoTime, printJson, printRows, say } from './output.ts'
import { type PlainProfile, plainHeading, plainProfile } from './plain.ts'
import { redactAccount } from './redact.ts'
import { AS_SDKS, refusalJson, reportRefused, reportUnreadable } from './report-files.ts'
import { reportVariables } from './report-variables.ts'
import { type Cells, table } from './table.ts'

/** `awsprof list [--json]`. Returns the exit status. */
export function list(context: CommandContext, options: { readonly json?: boolean }): number {
  const home = readHome(context.environment)
  const isBad = reportUnreadable(context, home)
  reportRefused(context, home, AS_SDKS)
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
  } else {
    const rows = context.options.plain ? plainRows(context, home, lines) : listRows(context, home, lines)
    const isRefused = refusals(profileIndex).length > 0
    if (rows.length > 0) printRows(context, isRefused ? rows.map(unlit) : rows)
    if (lines.length === 0) say(context, nothingToList(home))
  }
  return isBad ? BAD_NEWS : DONE
}

/** A session without profiles is where the first ones come from. */
function nothingToList({ profileIndex }: Home): string {
  const [session] = profileIndex.profiles.sessions.keys()
  return session === undefined
    ? 'no profiles found; awsprof configure sso makes one, and awsprof --demo shows sample profiles'
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

/**
 * One line for each profile, below the headings of the dashboard if a person reads it: a program expects only profiles in
 * the table. A session that has no heading stands in a table of its own.
 */
function listRows(context: CommandContext, home: Home, lines: readonly Line[]): Row[] {
  const symbols = symbolsFor(context.capabilities.isAscii)
  const { rows, sessions } = partsOf(
    context,
    home,
    lines,
    process.stdout.isTTY ? context.preferences.group : 'none',
  )
  const profileRows = rows.flatMap((row): Cells[] => {
    if (row.type === 'heading') return [headingCells(context, row.group, symbols)]
    const line = lines[row.at]
    return line ? [profileCells(context, line, row.group, symbols)] : []
  })
  const sessionRows = sessions.map((each) => sessionCells(context, each, symbols))
  const tables = [
    ...(profileRows.length > 0 ? [table(COLUMNS, profileRows)] : []),
    ...(sessionRows.length > 0 ? [table(SESSION_COLUMNS, sessionRows)] : []),
  ]
  return tables.flatMap((each, at) => (at === 0 ? each : [[], ...each]))
}

/** The same as sentences. They are for people alone, so there are headings even without a terminal. */
function plainRows(context: CommandContext, home: Home, lines: readonly Line[]): Row[] {
  const { rows, sessions } = partsOf(context, home, lines, context.preferences.group)
  const profileRows = rows.flatMap((row): Row[] => {
    if (row.type === 'heading') return [plainHeading(context, row.group)]
    const line = lines[row.at]
    return line ? [plainProfile(context, line)] : []
  })
  return [...profileRows, ...sessions.map((each) => plainHeading(context, each))]
}

/** The rows of the list, and the sessions that have no heading among them. */
function partsOf(
  { now, preferences }: CommandContext,
  { profileIndex, caches }: Home,
  lines: readonly Line[],
  grouping: Grouping,
): { readonly rows: readonly ListRow[]; readonly sessions: readonly Group[] } {
  const known = {
    profileIndex,
    statuses: lines.map(({ profileStatus }) => profileStatus),
    caches,
    now,
    expiringMs: preferences.expiringMs,
  }
  const order = [...lines.keys()]
  const wanted = { grouping, folded: new Set<string>(), filter: '', attentionOnly: false }
  const rows = listRowsOf(known, order, wanted)
  const headings = new Set(rows.flatMap((row) => (row.type === 'heading' ? [row.group.id] : [])))
  return { rows, sessions: sessionGroupsOf(known).filter(({ id }) => !headings.has(id)) }
}

const SESSION_COLUMNS = ['', 'SESSION', 'TYPE', 'STATUS', 'PROFILES'].map((title) => ({ title }))

function sessionCells({ now }: CommandContext, group: Group, symbols: Symbols): Cells {
  const style = group.status?.status ?? 'dim'
  return [
    { text: group.status ? symbols.status[group.status.status] : '', style },
    { text: visible(groupName(group)) },
    { text: group.session?.type ?? '', style: 'dim' },
    { text: group.status ? statusShort(group.status, now) : '', style },
    { text: String(group.profiles.length), style: 'dim' },
  ]
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
