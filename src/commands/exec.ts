import { settingValue } from '../profiles/profile.ts'
import { credentialVariables } from '../session/credential-variables.ts'
import { withOwn } from '../terminal/subshell.ts'
import type { CommandContext } from './context.ts'
import { BAD_NEWS } from './exit-status.ts'
import { unprintableField } from './export-formats.ts'
import { type ObtainOptions, obtain } from './obtain.ts'
import { say } from './output.ts'
import { runProgramAs } from './run-program-as.ts'
import { UsageError } from './usage-error.ts'

export interface ExecOptions extends ObtainOptions {
  readonly region?: string
}

/** `awsprof exec NAME -- CMD`: runs a program with the credentials of a profile. Resolves to its exit status. */
export async function exec(
  context: CommandContext,
  name: string,
  command: readonly string[],
  { region, ...options }: ExecOptions,
): Promise<number> {
  if (region !== undefined && !/^[a-zA-Z0-9-]+$/.test(region))
    throw new UsageError('--region must be the name of a region, such as eu-west-1')
  const [program = '', ...args] = command
  if (program === '') throw new UsageError('the command is empty')
  const obtained = await obtain(context, name, options)
  if (typeof obtained === 'number') return obtained
  const { credentials, entry } = obtained
  const place = region ?? (settingValue(entry.profile, 'region') || null)
  const field = unprintableField(credentials, place, 'env')
  if (field !== null) {
    say(context, `the ${field.name} of profile ${name} contains a control or invisible character`)
    return BAD_NEWS
  }
  const own = withOwn(context.variables, context.environment, credentialVariables(credentials, place))
  const { status, reason } = await runProgramAs(program, args, own)
  if (reason !== null) say(context, reason)
  return status
}
