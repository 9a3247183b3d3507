import { save } from '../os/save.ts'
import { setMode } from '../os/set-mode.ts'
import { isOneFile } from '../profiles/edit/documents.ts'
import { lineDiff } from '../profiles/edit/line-diff.ts'
import { planEdit, restoreEdit } from '../profiles/edit/plan.ts'
import { OWNER_ONLY } from '../profiles/lint/fixes.ts'
import { maskSecrets } from '../profiles/mask/mask-secrets.ts'
import { type Mended, mendAll } from '../session/mend-all.ts'
import type { ProfileIndex } from '../session/profile-index.ts'
import { askToWrite } from './ask-to-write.ts'
import type { CommandContext } from './context.ts'
import { BAD_NEWS } from './exit-status.ts'
import { homeToWrite } from './home-to-write.ts'
import { abortOnInterrupt } from './interrupt.ts'
import { type LintOptions, lint } from './lint.ts'
import { say, sayLine } from './output.ts'
import { sayDiff } from './say-diff.ts'

/**
 * `awsprof lint --fix`: shows what mends every problem with one right mending, asks, writes all in one change, and lists
 * what is left. Resolves to the exit status: that of `lint` afterwards, or 1 if nothing was written.
 */
export async function lintFix(context: CommandContext, options: LintOptions): Promise<number> {
  const home = homeToWrite(context)
  if (home === null) return BAD_NEWS
  const mended = mendAll(home.profileIndex)
  if (mended.fixes.length === 0) {
    say(context, 'there is nothing to mend without a choice')
    return lint(context, options)
  }
  show(context, home.profileIndex, mended)
  const refused = await askToWrite(context, options.yes === true, abortOnInterrupt())
  if (refused !== null) return refused
  const isWritten = await write(context, home.profileIndex, mended)
  const status = lint(context, options)
  return isWritten ? status : BAD_NEWS
}

/** On stderr, so that stdout holds nothing but what `lint` prints. */
function show(context: CommandContext, index: ProfileIndex, { documents, fixes }: Mended): void {
  for (const { problem, fix } of fixes) {
    const place = problem.line === null ? problem.file : `${problem.file}:${problem.line}`
    sayLine(context, `${place}  ${maskSecrets(fix.label)}`)
  }
  sayDiff(context, lineDiff(index.profiles.documents, documents))
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
