import { readHome } from '../os/read-home.ts'
import { refusals } from '../session/refusals.ts'
import { type Caller, findCaller } from '../session/walk/caller.ts'
import { createMemo } from '../session/walk/memo.ts'
import { visible } from '../text/visible.ts'
import { type Row, span } from '../view/row.ts'
import type { CommandContext } from './context.ts'
import { BAD_NEWS, DONE, INTERRUPTED } from './exit-status.ts'
import { abortOnInterrupt } from './interrupt.ts'
import { mfaPrompt } from './mfa-prompt.ts'
import { printJson, printRows, say } from './output.ts'
import { plainFact } from './plain.ts'
import { redactAccount, redactText } from './redact.ts'
import { type Found, regionFound } from './region-found.ts'
import { reportRefused, reportUnreadable } from './report-files.ts'
import { onOwnTerminal, walkPortsOf } from './walk-ports.ts'

/**
 * `awsprof whoami`: what a tool started in this shell would use, what decides that, and who STS says it is. Resolves to
 * the exit status.
 */
export async function whoami(
  context: CommandContext,
  { json }: { readonly json?: boolean },
): Promise<number> {
  const { environment, preferences, variables } = context
  const home = readHome(environment)
  reportUnreadable(context, home)
  reportRefused(context, home)
  const { profileIndex: index } = home
  const { activeProfile, profileVariable } = environment
  const chosen =
    activeProfile !== null && profileVariable !== null
      ? { profile: activeProfile, variable: profileVariable }
      : null
  const profile = index.entryOf(chosen?.profile ?? 'default')?.profile
  const signal = abortOnInterrupt()
  try {
    const ports = walkPortsOf(context, index.profiles, profile?.name ?? null, {
      timeoutMs: preferences.checkTimeoutMs,
      mfaCode: mfaPrompt(context, profile?.name ?? 'default'),
      isReadOnly: context.options.readOnly === true,
      ...onOwnTerminal(),
    })
    const refusal = refusals(index)[0] ?? null
    const caller = await findCaller({
      index,
      chosen,
      ports,
      refusal,
      signal,
      memo: createMemo(),
      onLink: () => {},
    })
    const region = regionFound(environment, profile)
    if (caller.source === 'environment' && chosen && variables.AWS_ACCESS_KEY_ID) {
      say(
        context,
        `${chosen.variable} is ${chosen.profile || 'empty'}, too: the AWS CLI and boto3 take the keys, the SDK for JavaScript takes the profile`,
      )
    }
    if (json) printJson(context, callerJson(caller, region))
    else printRows(context, callerRows(context, caller, region))
    return caller.error === null ? DONE : BAD_NEWS
  } catch (error) {
    if (signal.aborted) return INTERRUPTED
    throw error
  }
}

function callerJson({ source, profile, decidedBy, identity, error }: Caller, region: Found) {
  return {
    source,
    profile,
    decidedBy,
    region,
    ok: error === null,
    account: identity?.account ?? null,
    arn: identity?.arn ?? null,
    userId: identity?.userId ?? null,
    error: error && { code: error.code, message: error.message, hint: error.hint },
  }
}

function callerRows(context: CommandContext, caller: Caller, region: Found): Row[] {
  const { source, profile, decidedBy, identity, error } = caller
  const line = (title: string, text: string, by: string | null = null): Row =>
    context.options.plain
      ? plainFact(title, by === null ? visible(text) : `${visible(text)}, by ${by}`)
      : [
          span(title.padEnd(10), 'dim'),
          span(visible(text)),
          ...(by === null ? [] : [span(`  by ${by}`, 'dim')]),
        ]
  const problemRow = (text: string): Row =>
    context.options.plain
      ? plainFact('problem', text)
      : [span('problem'.padEnd(10), 'dim'), span(text, 'broken')]
  const next = error?.hint ?? null
  const hint = next === null ? '' : context.options.plain ? ` Next: ${next}.` : `  (${next})`
  return [
    line('source', profile === null ? SOURCES[source] : `profile ${profile}`, decidedBy),
    line('region', region.value === '' ? 'empty' : (region.value ?? 'none'), region.from),
    ...(identity
      ? [
          line('account', redactAccount(context, identity.account) ?? ''),
          line('identity', redactText(context, identity.arn)),
        ]
      : []),
    ...(error ? [problemRow(visible(`${error.message}${hint}`))] : []),
  ]
}

const SOURCES: Readonly<Record<Caller['source'], string>> = {
  environment: 'the environment',
  profile: 'a profile',
  container: 'the container',
  'instance-metadata': 'the instance’s role',
  none: 'nothing',
}
