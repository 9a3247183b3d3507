import type { State } from '../../app/state.ts'
import type { CheckResult } from '../../session/walk/check.ts'
import { wrap } from '../../text/fit.ts'
import { visible } from '../../text/visible.ts'
import { duration } from '../duration.ts'
import { type Row, span } from '../row.ts'
import type { Symbols } from '../symbols.ts'

/** What STS answered and when, separate from what the local files say. The first line follows a label. */
export function identityLines(state: State, name: string, cells: number, symbols: Symbols): Row[] {
  const check = state.checks.get(name)
  if (check?.isRunning) return [[span(`${symbols.spinner[0]} checking ${symbols.ellipsis}`, 'info')]]
  const result = check?.result
  if (!result) return [[span('not verified: c to check', 'dim')]]
  return result.error ? failureLines(state, result, cells) : identityOf(state, result, cells, symbols)
}

function identityOf(
  state: State,
  { identity, at, expiresAt }: CheckResult,
  cells: number,
  symbols: Symbols,
): Row[] {
  const arn = wrap(visible(identity?.arn ?? ''), cells)
  const until = expiresAt === null ? '' : ` ${symbols.dot} credentials for ${duration(expiresAt - state.now)}`
  return [
    ...arn.map((line): Row => [span(line, 'valid')]),
    ...wrap(`confirmed by STS ${ago(state, at)}${until}`, cells).map((line): Row => [span(line, 'dim')]),
  ]
}

function failureLines(state: State, { error, identity, at }: CheckResult, cells: number): Row[] {
  if (!error) return []
  const words = (text: string, style: 'broken' | 'dim' | 'info') =>
    wrap(visible(text), cells).map((line): Row => [span(line, style)])
  return [
    ...words(error.message, 'broken'),
    ...(identity ? words(`The SDKs go on, as ${identity.arn}.`, 'dim') : []),
    ...(error.hint === null ? [] : words(`next: ${keyFor(error.hint)}`, 'info')),
    ...(state.showsRaw && error.raw !== null ? words(error.raw, 'dim') : []),
    [
      span(
        `checked ${ago(state, at)}${error.raw !== null && !state.showsRaw ? '; press i for the raw answer' : ''}`,
        'dim',
      ),
    ],
  ]
}

/** In the dashboard a key is handier than the command with the same effect. */
function keyFor(hint: string): string {
  if (hint === 'run the command by hand') return 'press c to give it the screen'
  return /^(awsprof|aws) login /.test(hint) ? 'press l to log in' : hint
}

function ago(state: State, at: number): string {
  const passed = state.now - at
  return passed < 60_000 ? 'just now' : `${duration(passed)} ago`
}
