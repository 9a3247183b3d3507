import { reasonFor } from '../os/files.ts'
import { readHome } from '../os/read-home.ts'
import { readInput } from '../os/read-input.ts'
import { readToImport } from '../os/read-to-import.ts'
import { nameRefusal } from '../profiles/edit/refusal.ts'
import { chooseProfile } from '../profiles/import/choose.ts'
import { importPlan, type OnClash } from '../profiles/import/import-plan.ts'
import type { Skipped } from '../profiles/import/imported.ts'
import { readImport } from '../profiles/import/read-import.ts'
import { userIn } from '../profiles/import/user-in.ts'
import type { CommandContext } from './context.ts'
import { BAD_NEWS, DONE, INTERRUPTED } from './exit-status.ts'
import { abortOnInterrupt } from './interrupt.ts'
import { say, sayLine } from './output.ts'
import { proposeEdit } from './propose-edit.ts'
import { reportUnreadable } from './report-files.ts'
import { reportMade, saySkipped } from './report-made.ts'
import { UsageError } from './usage-error.ts'

export interface ImportFlags {
  readonly profile?: string
  readonly onClash?: OnClash
  readonly yes?: boolean
  readonly json?: boolean
}

/** `awsprof import`: takes over profiles from a file or standard input (`-`). Resolves to the exit status. */
export async function importProfiles(
  context: CommandContext,
  file: string,
  { profile, onClash = 'skip', yes, json }: ImportFlags,
): Promise<number> {
  const refusal = profile === undefined ? null : nameRefusal({ kind: 'profile', name: profile })
  if (refusal !== null) throw new UsageError(`--profile: ${refusal}`)
  if (context.options.readOnly) {
    say(context, 'nothing is written with --read-only')
    return BAD_NEWS
  }
  const signal = abortOnInterrupt()
  const source = file === '-' ? 'standard input' : file
  const read = await readSource(context, file, profile !== undefined, signal)
  if (signal.aborted) return INTERRUPTED
  if ('unreadable' in read) {
    say(context, `cannot read ${source}: ${read.unreadable}`)
    return BAD_NEWS
  }
  const found = readImport(read.text)
  if (typeof found === 'string') {
    say(context, `${source} ${found}`)
    return BAD_NEWS
  }
  const chosen = chooseProfile(found, profile ?? (found.nameless === null ? null : userIn(file)))
  if (typeof chosen === 'string') throw new UsageError(`${source} ${chosen}`)
  const home = readHome(context.environment)
  if (reportUnreadable(context, home)) return BAD_NEWS
  const { profiles } = home.profileIndex
  const planned = importPlan(profiles, chosen, onClash)
  const plan = { ...planned, skipped: planned.skipped.map(withAdvice) }
  saySkipped(context, plan.skipped)
  const status = await proposeEdit(context, profiles.documents, plan.edit, yes === true, signal)
  if (status !== DONE) return status
  reportMade(context, { ...plan, removed: [] }, json === true)
  return DONE
}

function withAdvice({ name, reason, clash }: Skipped): Skipped {
  const advice = {
    stands: '; --on-clash replace or rename takes it over',
    twice: '; --on-clash rename takes over both',
  }
  return { name, reason: clash === undefined ? reason : `${reason}${advice[clash]}` }
}

async function readSource(
  context: CommandContext,
  file: string,
  hasName: boolean,
  signal: AbortSignal,
): Promise<{ readonly text: string } | { readonly unreadable: string }> {
  if (file !== '-') return readToImport(file)
  const explain = () => {
    sayLine(context, 'Paste the lines (they are not shown), then press Ctrl-D.')
    if (!hasName) sayLine(context, 'Keys without a name, such as export lines, need --profile NAME.')
  }
  try {
    return { text: await readInput(signal, explain) }
  } catch (error) {
    return { unreadable: reasonFor(error) }
  }
}
