import { readHome } from '../os/read-home.ts'
import type { Entry, ProfileIndex } from '../session/profile-index.ts'
import { refusals } from '../session/refusals.ts'
import { type CheckResult, check as checkOne } from '../session/walk/check.ts'
import { checkAll } from '../session/walk/check-all.ts'
import { createMemo } from '../session/walk/memo.ts'
import { devicesInCommon, mfaDevices } from '../session/walk/mfa-devices.ts'
import { visible } from '../text/visible.ts'
import type { Style } from '../view/row.ts'
import { symbolsFor } from '../view/symbols.ts'
import type { CommandContext } from './context.ts'
import { entryNamed } from './entry-named.ts'
import { BAD_NEWS, DONE, INTERRUPTED } from './exit-status.ts'
import { abortOnInterrupt } from './interrupt.ts'
import { mfaCodes } from './mfa-code.ts'
import { isoTime, printJson, printRows } from './output.ts'
import { plainResult } from './plain.ts'
import { portsOf } from './ports.ts'
import { redactAccount, redactText } from './redact.ts'
import { refusalJson, reportRefused, reportUnreadable } from './report-files.ts'
import { table } from './table.ts'
import { UsageError } from './usage-error.ts'
import { onOwnTerminal } from './walk-ports.ts'

export interface CheckOptions {
  readonly all?: boolean
  readonly json?: boolean
  readonly concurrency?: string
  readonly timeout?: string
  readonly mfaCode?: string
  /** False for `--no-cache`. */
  readonly cache?: boolean
}

/** One day. Node's timers fire at once if the delay exceeds 2^31 - 1 ms (24.8 days). */
const LONGEST_MS = 24 * 60 * 60_000

/** `awsprof check`: walks source chains for real. Resolves to the exit status: 1 if a check failed. */
export async function check(
  context: CommandContext,
  names: readonly string[],
  options: CheckOptions,
): Promise<number> {
  const home = readHome(context.environment)
  const isUnreadable = reportUnreadable(context, home)
  reportRefused(context, home)
  const { profileIndex } = home
  const entries = options.all
    ? profileIndex.entries
    : (names.length > 0 ? names : [context.environment.activeProfile ?? 'default']).map((name) =>
        entryNamed(profileIndex, name),
      )
  const signal = abortOnInterrupt()
  const results = new Map<string, CheckResult>()
  try {
    const run = runner(context, profileIndex, options, signal, entries)
    const concurrency =
      positive(options.concurrency, '--concurrency', Number.isInteger) ?? context.preferences.checkConcurrency
    const onResult = (result: CheckResult) => {
      results.set(result.name, result)
      if (!context.options.plain) showProgress(results.size, entries.length, options)
    }
    const asks = (entry: Entry) => mfaDevices(profileIndex.profiles, entry).length > 0
    await checkAll(entries, concurrency, signal, run, onResult, asks)
  } catch (error) {
    if (signal.aborted) return INTERRUPTED
    throw error
  }
  const ordered = entries.flatMap(({ profile }) => results.get(profile.name) ?? [])
  if (options.json) {
    const results = ordered.map(resultJson)
    printJson(context, { refusals: refusals(profileIndex).map(refusalJson), results })
  } else printRows(context, context.options.plain ? ordered.map(plainResult) : resultTable(context, ordered))
  return !isUnreadable && ordered.every(({ error }) => error === null) ? DONE : BAD_NEWS
}

/**
 * All checks share one memo, so that each token is renewed once and each role assumed once. If one profile is checked
 * alone, its credential_process can have the terminal to itself.
 */
function runner(
  context: CommandContext,
  profileIndex: ProfileIndex,
  options: CheckOptions,
  signal: AbortSignal,
  entries: readonly Entry[],
): (entry: Entry) => Promise<CheckResult> {
  const { preferences } = context
  const { profiles } = profileIndex
  const refusal = refusals(profileIndex)[0] ?? null
  const seconds = positive(options.timeout, '--timeout', Number.isFinite)
  const walkOptions = {
    timeoutMs: seconds === null ? preferences.checkTimeoutMs : Math.min(seconds * 1000, LONGEST_MS),
    isReadOnly: context.options.readOnly === true,
    usesRoleCache: options.cache !== false,
    ...(entries.length === 1 && onOwnTerminal()),
  }
  const codesFor = mfaCodes(context, options.mfaCode)
  const sharedDevices = devicesInCommon(profiles, entries)
  const memo = createMemo()
  const aws = portsOf(context, profiles, clearProgress)
  return (entry) => {
    const { name } = entry.profile
    const ports = aws.walk(name, { ...walkOptions, mfaCode: codesFor(name) })
    return checkOne(entry, { profiles, ports, memo, signal, sharedDevices, onLink: () => {}, refusal })
  }
}

function positive(
  text: string | undefined,
  flag: string,
  isValid: (value: number) => boolean,
): number | null {
  if (text === undefined) return null
  const value = Number(text)
  if (isValid(value) && value > 0) return value
  throw new UsageError(`${flag} must be a ${isValid(0.5) ? '' : 'whole '}number above 0`)
}

function showProgress(done: number, total: number, { json }: CheckOptions): void {
  if (json || !process.stderr.isTTY || total < 2) return
  process.stderr.write(done === total ? CLEAR_LINE : `\rchecking ${done}/${total}`)
}

function clearProgress(): void {
  if (process.stderr.isTTY) process.stderr.write(CLEAR_LINE)
}

const CLEAR_LINE = '\r\u001b[K'

function resultJson({ name, identity, expiresAt, failedLink, error, ms }: CheckResult) {
  return {
    name,
    ok: error === null,
    account: identity?.account ?? null,
    arn: identity?.arn ?? null,
    userId: identity?.userId ?? null,
    expiresAt: isoTime(expiresAt),
    failedLink,
    error: error && { code: error.code, message: error.message, hint: error.hint },
    ms: Math.round(ms),
  }
}

function resultTable(context: CommandContext, results: readonly CheckResult[]) {
  const symbols = symbolsFor(context.capabilities.isAscii)
  const columns = ['', 'NAME', 'ACCOUNT', 'IDENTITY OR REASON'].map((title) => ({ title }))
  const cells = results.map(({ name, identity, error }) => {
    const style: Style = error ? 'broken' : 'valid'
    const hint = error?.hint ? `  (${error.hint})` : ''
    const text = error ? `${error.message}${hint}` : (identity?.arn ?? '')
    return [
      { text: symbols.status[error ? 'broken' : 'valid'], style },
      { text: visible(name) },
      { text: visible(redactAccount(context, identity?.account ?? null) ?? '') },
      { text: visible(redactText(context, text)), style: error ? style : ('text' as const) },
    ]
  })
  return table(columns, cells)
}
