import { settingValue } from '../profiles/profile.ts'
import type { CommandContext } from './context.ts'
import { BAD_NEWS, DONE } from './exit-status.ts'
import { type ExportFormat, exported, unprintableField } from './export-formats.ts'
import { type ObtainOptions, obtain } from './obtain.ts'
import { say } from './output.ts'

export interface ExportOptions extends ObtainOptions {
  readonly format?: ExportFormat
  readonly withRegion?: boolean
}

/** `awsprof export NAME`: prints credentials, or says on stderr why it cannot. Resolves to the exit status. */
export async function exportCredentials(
  context: CommandContext,
  name: string,
  { format = 'env', withRegion, ...options }: ExportOptions,
): Promise<number> {
  const obtained = await obtain(context, name, options)
  if (typeof obtained === 'number') return obtained
  const { credentials, entry } = obtained
  const region = (withRegion && settingValue(entry.profile, 'region')) || null
  const field = unprintableField(credentials, region, format)
  if (field === null) {
    process.stdout.write(exported(credentials, region, format))
    return DONE
  }
  say(context, `the ${field.name} of profile ${name} contains ${field.why}; --format json escapes it`)
  return BAD_NEWS
}
