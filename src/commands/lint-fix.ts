import { readHome } from '../os/read-home.ts'
import { save } from '../os/save.ts'
import { setMode } from '../os/set-mode.ts'
import { isOneFile } from '../profiles/edit/documents.ts'
import { lineDiff } from '../profiles/edit/line-diff.ts'
import { planEdit, restoreEdit } from '../profiles/edit/plan.ts'
import { OWNER_ONLY } from '../profiles/lint/fixes.ts'
import { maskSecrets } from '../profiles/mask/mask-secrets.ts'
import { type Mended, mendAll } from '../session/mend-all.ts'
import type { ProfileIndex } from '../session/profile-index.ts'
import { visible } from '../text/visible.ts'
import { type Row, span } from '../view/row.ts'
import { askYes, canAsk } from './ask-yes.ts'
import type { CommandContext } from './context.ts'
import { diffRows } from './diff.ts'
import { BAD_NEWS, INTERRUPTED, WRONG_USAGE } from './exit-status.ts'
import { type LintOptions, lint } from './lint.ts'
import { printRows, say, sayLine } from './output.ts'
import { reportUnreadable } from './report-files.ts'

/**
 * `awsprof lint --fix`: shows what mends every problem with one right mending, asks, writes all in one change, and lists
 * what is left. Resolves to the exit status: that of `lint` afterwards, or 1 if it could not be written.
 */
export async function lintFix(context: CommandContext, options: LintOptions): Promise<number> {
  if (context.options.readOnly) {
    say(context, 'nothing is written with --read-only')
    return BAD_NEWS
  }
  const home = readHome(context.environment)
  if (reportUnreadable(context, home)) return BAD_NEWS
  const mended = mendAll(home.profileIndex)
  if (mended.fixes.length === 0) {
    say(context, 'there is nothing to mend without a choice')
    return lint(context, options)
  }
  show(context, home.profileIndex, mended, options)
  if (!options.yes) {
    if (!canAsk()) {
      say(context, 'nothing was written: there is no terminal to ask on, so run this again with --yes')
      return WRONG_USAGE
    }
    const answer = await askYes(context, 'Write this?')
    if (answer === 'interrupted') return INTERRUPTED
    if (answer === 'no') {
      say(context, 'nothing was written')
      return lint(context, options)
    }
  }
  const isWritten = await write(context, home.profileIndex, mended)
  const status = lint(context, options)
  return isWritten ? status : BAD_NEWS
}

/** On stderr before a JSON document, so that stdout holds nothing else. */
function show(
  context: CommandContext,
  index: ProfileIndex,
  { documents, fixes }: Mended,
  { json }: LintOptions,
): void {
  const lines = lineDiff(index.profiles.documents, documents)
  const labels = fixes.map(({ problem, fix }): Row => {
    const place = problem.line === null ? problem.file : `${problem.file}:${problem.line}`
    return [span(`${place}  `, 'strong'), span(visible(maskSecrets(fix.label)))]
  })
  const rows = [...labels, [], ...diffRows(lines), ...(lines.length > 0 ? [[]] : [])]
  if (!json) printRows(context, rows)
  else for (const row of rows) sayLine(context, row.map(({ text }) => text).join(''))
}

async function write(
  context: CommandContext,
  { profiles }: ProfileIndex,
  { documents, modes }: Mended,
): Promise<boolean> {
  const { files } = context.environment
  const before = profiles.documents
  const textsOf = (of: Mended['documents']) => ({ config: of.config.text, credentials: of.credentials.text })
  if (documents !== before) {
    const edit = restoreEdit(textsOf(before), textsOf(documents), isOneFile(before))
    const saved = await save(files, planEdit(before, edit))
    if (saved.type !== 'written') {
      const why =
        saved.type === 'failed'
          ? saved.message
          : 'another program has just changed the same lines; nothing was written, so run this again'
      say(context, why)
      return false
    }
  }
  // Last, because what is written keeps the permissions that a file has.
  const refusals = modes.flatMap((file) => (files[file] ? (setMode(files[file], OWNER_ONLY) ?? []) : []))
  for (const each of refusals) say(context, each)
  return refusals.length === 0
}
