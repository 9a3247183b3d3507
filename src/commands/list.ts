import { readHome } from '../os/read-home.ts'
import { maskSecrets } from '../profiles/mask/mask-secrets.ts'
import { regionNow } from '../profiles/place.ts'
import type { Home } from '../session/home.ts'
import { problemsOfFiles } from '../session/problems.ts'
import type { Entry } from '../session/profile-index.ts'
import { refusals } from '../session/refusals.ts'
import { sessionStatus, sessionsOf } from '../session/sessions.ts'
import { type ProfileStatus, problemsNow, statusOf } from '../session/statuses.ts'
import { visible } from '../text/visible.ts'
import { statusShort } from '../view/status-text.ts'
import { symbolsFor } from '../view/symbols.ts'
import type { CommandContext } from './context.ts'
import { BAD_NEWS, DONE } from './exit-status.ts'
import { isoTime, printJson, printRows, say } from './output.ts'
import { redactAccount } from './redact.ts'
import { refusalJson, reportRefused, reportUnreadable } from './report-files.ts'
import { reportVariables } from './report-variables.ts'
import { table } from './table.ts'

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
  } else if (lines.length === 0) say(context, 'no profiles found; awsprof --demo shows sample profiles')
  else printRows(context, listTable(context, lines))
  return isBad ? BAD_NEWS : DONE
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
  { profile, chain, summary }: Entry,
  profileStatus: ProfileStatus,
) {
  return {
    name: profile.name,
    kind: chain.kind,
    status: profileStatus.status,
    expiresAt: isoTime(profileStatus.expiresAt),
    account: summary.account,
    role: summary.role,
    region: regionNow(environment, summary.region).region,
    ssoSession: summary.ssoSession === null ? null : maskSecrets(summary.ssoSession),
    cachedUntil: isoTime(profileStatus.cachedUntil),
  }
}

function listTable(
  context: CommandContext,
  lines: readonly {
    readonly entry: Entry
    readonly profileStatus: ProfileStatus
    readonly problems: number
  }[],
) {
  const symbols = symbolsFor(context.capabilities.isAscii)
  const columns = ['', 'NAME', 'KIND', 'STATUS', 'ACCOUNT', 'REGION', 'PROBLEMS'].map((title) => ({ title }))
  const cells = lines.map(({ entry, profileStatus, problems }) => [
    { text: symbols.status[profileStatus.status], style: profileStatus.status },
    { text: visible(entry.profile.name) },
    { text: entry.chain.kind, style: 'dim' as const },
    { text: statusShort(profileStatus, context.now), style: profileStatus.status },
    { text: visible(redactAccount(context, entry.summary.account) ?? '') },
    { text: visible(regionNow(context.environment, entry.summary.region).region ?? '') },
    { text: problems === 0 ? '' : String(problems), style: 'dim' as const },
  ])
  return table(columns, cells)
}
