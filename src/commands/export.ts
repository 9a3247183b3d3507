import { CHAIN_VARIABLE } from '../aws/process-command.ts'
import { readHome } from '../os/read-home.ts'
import { checkError, checkedOf } from '../session/walk/check-reason.ts'
import { createMemo } from '../session/walk/memo.ts'
import { walk } from '../session/walk/walk.ts'
import type { CommandContext } from './context.ts'
import { entryNamed } from './entry-named.ts'
import { BAD_NEWS, DONE, INTERRUPTED } from './exit-status.ts'
import { type ExportFormat, exported, unprintableField } from './export-formats.ts'
import { abortOnInterrupt } from './interrupt.ts'
import { mfaPrompt } from './mfa-prompt.ts'
import { say } from './output.ts'
import { onOwnTerminal, portsOf } from './ports.ts'
import { reportRefused, reportUnreadable } from './report-files.ts'

/** `awsprof export NAME`: prints credentials, or says on stderr why it cannot. Resolves to the exit status. */
export async function exportCredentials(
  context: CommandContext,
  name: string,
  { format = 'env' }: { readonly format?: ExportFormat },
): Promise<number> {
  const { variables, preferences } = context
  // A credential_process that exports its own profile would start itself forever.
  if ((variables[CHAIN_VARIABLE] ?? '').split('\n').includes(name)) {
    say(
      context,
      `profile ${name} gets its credentials from itself: its credential_process exports ${name} again`,
    )
    return BAD_NEWS
  }
  const home = readHome(context.environment)
  reportUnreadable(context, home)
  reportRefused(context, home)
  const { profileIndex } = home
  const entry = entryNamed(profileIndex, name)
  const signal = abortOnInterrupt()
  try {
    const ports = portsOf(context, profileIndex.profiles).walk(name, {
      timeoutMs: preferences.checkTimeoutMs,
      mfaCode: mfaPrompt(context, name),
      isReadOnly: context.options.readOnly === true,
      ...onOwnTerminal(),
    })
    const { credentials } = await walk({
      profiles: profileIndex.profiles,
      chain: entry.chain,
      ports,
      memo: createMemo(),
      signal: signal,
      onLink: () => {},
    })
    const field = unprintableField(credentials, format)
    if (field !== null) {
      say(
        context,
        `the ${field} of profile ${name} contains a control or invisible character, which cannot be printed for a shell; --format json escapes it`,
      )
      return BAD_NEWS
    }
    process.stdout.write(exported(credentials, format))
    return DONE
  } catch (error) {
    if (signal.aborted) return INTERRUPTED
    const { error: reason } = checkError(error, checkedOf(profileIndex.profiles, entry, error))
    say(context, reason.hint === null ? reason.message : `${reason.message} (${reason.hint})`)
    return BAD_NEWS
  }
}
