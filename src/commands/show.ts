import { readHome } from '../os/read-home.ts'
import { holdsSecret, maskedValue, maskSecrets } from '../profiles/mask/mask-secrets.ts'
import type { Problem } from '../profiles/problem.ts'
import { maskedKey } from '../profiles/setting.ts'
import { shellWord } from '../profiles/shell-words.ts'
import { linkDetail, linkName } from '../session/describe-link.ts'
import type { Home } from '../session/home.ts'
import type { Entry } from '../session/profile-index.ts'
import { refusals } from '../session/refusals.ts'
import {
  dependentsOf,
  hasCacheProblem,
  type ProfileStatus,
  problemsNow,
  statusOf,
} from '../session/statuses.ts'
import { visible } from '../text/visible.ts'
import { chainRows } from '../view/details/chain.ts'
import { problemRows } from '../view/details/problems.ts'
import { settingRows } from '../view/details/settings.ts'
import { type Row, span } from '../view/row.ts'
import { statusLong } from '../view/status-text.ts'
import { symbolsFor } from '../view/symbols.ts'
import { unlit } from '../view/unlit.ts'
import type { CommandContext } from './context.ts'
import { entryNamed } from './entry-named.ts'
import { DONE } from './exit-status.ts'
import { summaryJson } from './list.ts'
import { isoTime, printJson, printRows } from './output.ts'
import { plainDetails } from './plain.ts'
import { AS_SDKS, refusalJson, reportRefused, reportUnreadable } from './report-files.ts'
import { reportVariables } from './report-variables.ts'

interface Options {
  readonly json?: boolean
  readonly reveal?: boolean
}

/** `awsprof show NAME [--json] [--reveal]`. Returns the exit status. Throws `UsageError` if there is no such profile. */
export function show(context: CommandContext, name: string, options: Options): number {
  const home = readHome(context.environment, undefined, name)
  reportUnreadable(context, home)
  reportRefused(context, home, AS_SDKS)
  reportVariables(context, home)
  const { profileIndex, caches } = home
  const entry = entryNamed(profileIndex, name)
  const profileStatus = statusOf(profileIndex, entry, caches, context.now, context.preferences.expiringMs)
  if (options.json) printJson(context, showJson(context, home, entry, profileStatus, options.reveal === true))
  else {
    const { config, credentials } = profileIndex.profiles.documents
    const rows = context.options.plain
      ? plainShow(context, home, entry, profileStatus, options.reveal === true)
      : showRows(context, home, entry, profileStatus, options.reveal === true)
    const shown = refusals(profileIndex).length > 0 ? rows.map(unlit) : rows
    printRows(context, shown, `${config.text} ${credentials.text}`)
  }
  return DONE
}

function showJson(
  context: CommandContext,
  home: Home,
  entry: Entry,
  profileStatus: ProfileStatus,
  reveal: boolean,
) {
  const { profileIndex } = home
  const shown = (key: string, value: string) => (reveal ? value : maskedValue(key, value))
  return {
    ...summaryJson(context, entry, profileStatus),
    settings: entry.profile.settings.map(({ key, value, file, line, overrides }) => ({
      key: reveal ? key : maskedKey(key),
      value: shown(key, value),
      file,
      line,
      secret: [value, ...overrides.map((lost) => lost.value)].some((each) => holdsSecret(key, each)),
      overrides: overrides.map((lost) => ({
        file: lost.file,
        line: lost.line,
        value: shown(key, lost.value),
      })),
    })),
    chain: entry.chain.links.map((link) => {
      const name = linkName(entry.chain, link)
      const isTimed =
        link.type === 'sso-token' || link.type === 'login-session' || link.type === 'static-keys'
      return {
        type: link.type,
        name,
        file: link.file,
        line: link.line,
        status: profileStatus.status,
        expiresAt: isTimed || link.type === 'profile' ? isoTime(profileStatus.expiresAt) : null,
        detail: linkDetail(entry.chain, link, profileStatus),
        problem: linkProblem(
          link.problem,
          hasCacheProblem(link.type, profileStatus) ? profileStatus.cacheProblem : null,
        ),
      }
    }),
    dependents: dependentsOf(profileIndex, entry.profile.name),
    problems: problemsNow(profileIndex, entry, profileStatus).map(problemJson),
    refusals: refusals(profileIndex).map(refusalJson),
  }
}

function linkProblem(
  problem: { readonly code: string; readonly message: string } | null,
  cacheProblem: ProfileStatus['cacheProblem'],
) {
  if (problem) return { code: problem.code, message: maskSecrets(problem.message) }
  if (!cacheProblem) return null
  return { code: 'damaged-cache', message: `The cached token ${cacheProblem.file} ${cacheProblem.reason}.` }
}

function problemJson({ severity, code, message, file, line }: Problem) {
  return { severity, code, message: maskSecrets(message), file, line }
}

function plainShow(
  context: CommandContext,
  home: Home,
  entry: Entry,
  profileStatus: ProfileStatus,
  reveal: boolean,
): Row[] {
  const problems = problemsNow(home.profileIndex, entry, profileStatus)
  return plainDetails(context, { entry, profileStatus, problems: problems.length }, problems, (key, value) =>
    reveal ? value : maskedValue(key, value),
  )
}

/** Cells per line if the output is not a terminal. */
const WIDE = 100

function showRows(
  context: CommandContext,
  home: Home,
  entry: Entry,
  profileStatus: ProfileStatus,
  reveal: boolean,
): Row[] {
  const symbols = symbolsFor(context.capabilities.isAscii)
  const cells = Math.max(40, process.stdout.isTTY ? process.stdout.columns : WIDE)
  const problems = problemsNow(home.profileIndex, entry, profileStatus)
  const dependents = dependentsOf(home.profileIndex, entry.profile.name)
  const heading = (text: string): Row[] => [[], [span(text, 'strong')]]
  return [
    [span(visible(entry.profile.name), 'strong'), span(`  ${entry.chain.kind}`, 'dim')],
    [
      span(
        `${symbols.status[profileStatus.status]} ${statusLong(profileStatus, context.now)}`,
        profileStatus.status,
      ),
    ],
    [span(`identity not verified: awsprof check ${visible(shellWord(entry.profile.name))} asks STS`, 'dim')],
    ...(dependents.length > 0
      ? [[span(`source of ${dependents.map(visible).join(', ')}`, 'dim' as const)]]
      : []),
    ...heading('Source chain'),
    ...chainRows(entry, profileStatus, context.now, cells, symbols).rows,
    ...heading('Settings'),
    ...settingRows(
      entry.profile.settings,
      { editing: null, revealed: reveal ? 'all' : null, whole: null },
      cells,
      symbols,
    ).rows,
    ...(problems.length > 0 ? [...heading('Problems'), ...problemRows(problems, cells, symbols).rows] : []),
  ]
}
