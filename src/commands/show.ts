import type { Problem } from '../profiles/problem.ts'
import { isSecret, mask, maskedKey } from '../profiles/setting.ts'
import { shellWord } from '../profiles/shell-words.ts'
import { linkDetail, linkName } from '../session/describe-link.ts'
import type { Entry } from '../session/profile-index.ts'
import { dependentsOf, isDamaged, problemsNow, type Standing, standingOf } from '../session/statuses.ts'
import { visible } from '../text/text.ts'
import { chainRows } from '../view/details/chain.ts'
import { problemRows } from '../view/details/problems.ts'
import { settingRows } from '../view/details/settings.ts'
import { type Row, span } from '../view/row.ts'
import { statusLong } from '../view/status-text.ts'
import { symbolsFor } from '../view/symbols.ts'
import { type Context, type Survey, survey } from './context.ts'
import { entryNamed } from './entry-named.ts'
import { DONE } from './exit-status.ts'
import { summaryJson } from './list.ts'
import { isoTime, printJson, printRows } from './output.ts'
import { reportUnreadable } from './report-files.ts'

interface Options {
  readonly json?: boolean
  readonly reveal?: boolean
}

/** `awsprof show NAME [--json] [--reveal]`. Returns the exit status. Throws `UsageError` where there is no such profile. */
export function show(context: Context, name: string, options: Options): number {
  const found = survey(context)
  reportUnreadable(context, found)
  const { inventory, caches } = found
  const entry = entryNamed(inventory, name)
  const standing = standingOf(inventory, entry, caches, context.now, context.preferences.expiringMs)
  if (options.json) printJson(context, showJson(found, entry, standing, options.reveal === true))
  else {
    const { config, credentials } = inventory.profiles.documents
    const rows = showRows(context, found, entry, standing, options.reveal === true)
    printRows(context, rows, `${config.text} ${credentials.text}`)
  }
  return DONE
}

function showJson(found: Survey, entry: Entry, standing: Standing, reveal: boolean) {
  const { inventory } = found
  const shown = (key: string, value: string) => (!reveal && isSecret(key) ? mask(value) : value)
  return {
    ...summaryJson(entry, standing),
    settings: entry.profile.settings.map(({ key, value, file, line, overrides }) => ({
      key: reveal ? key : maskedKey(key),
      value: shown(key, value),
      file,
      line,
      secret: isSecret(key),
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
        status: standing.status,
        expiresAt: isTimed || link.type === 'profile' ? isoTime(standing.expiresAt) : null,
        detail: linkDetail(entry.chain, link, standing),
        problem: linkProblem(link.problem, isDamaged(link.type, standing) ? standing.damage : null),
      }
    }),
    dependents: dependentsOf(inventory, entry.profile.name),
    problems: problemsNow(inventory, entry, standing).map(problemJson),
  }
}

function linkProblem(
  problem: { readonly code: string; readonly message: string } | null,
  damage: Standing['damage'],
) {
  if (problem) return { code: problem.code, message: problem.message }
  return damage && { code: 'damaged-cache', message: `The cached token ${damage.file} ${damage.reason}.` }
}

function problemJson({ severity, code, message, file, line }: Problem) {
  return { severity, code, message, file, line }
}

/** Without a terminal to fit into, lines may be long. */
const WIDE = 100

function showRows(context: Context, found: Survey, entry: Entry, standing: Standing, reveal: boolean): Row[] {
  const symbols = symbolsFor(context.look.isAscii)
  const cells = Math.max(40, process.stdout.isTTY ? process.stdout.columns : WIDE)
  const problems = problemsNow(found.inventory, entry, standing)
  const dependents = dependentsOf(found.inventory, entry.profile.name)
  const heading = (text: string): Row[] => [[], [span(text, 'strong')]]
  return [
    [span(visible(entry.profile.name), 'strong'), span(`  ${entry.chain.kind}`, 'dim')],
    [span(`${symbols.status[standing.status]} ${statusLong(standing, context.now)}`, standing.status)],
    [span(`identity not verified: awsprof check ${visible(shellWord(entry.profile.name))} asks STS`, 'dim')],
    ...(dependents.length > 0
      ? [[span(`source of ${dependents.map(visible).join(', ')}`, 'dim' as const)]]
      : []),
    ...heading('Source chain'),
    ...chainRows(entry, standing, context.now, cells, symbols).rows,
    ...heading('Settings'),
    ...settingRows(entry.profile.settings, { editing: null, revealed: reveal ? 'all' : null }, cells, symbols)
      .rows,
    ...(problems.length > 0 ? [...heading('Problems'), ...problemRows(problems, cells, symbols).rows] : []),
  ]
}
