import { chosenGroup } from '../browse/selection.ts'
import { reorder } from '../browse/update-browse.ts'
import type { Effect } from '../effect.ts'
import type { Event } from '../event.ts'
import { type Next, only } from '../next.ts'
import { tell } from '../notice.ts'
import type { Ask } from '../overlay.ts'
import type { State } from '../state.ts'
import { type CheckRun, NO_CHECK, type ProfileCheck } from './check.ts'
import { mfaForm } from './mfa-form.ts'

type CheckEvent = Extract<
  Event,
  { readonly type: 'check-link' | 'check-results' | 'check-ended' | 'mfa-wanted' }
>

/** `c` and `C`: checks the chosen profile, those below the chosen heading, or all. There is one run at a time. */
export function startCheck(state: State, which: 'one' | 'all'): Next {
  if (state.checking) return only(tell(state, 'info', 'A check is running; Esc stops it.'))
  const names = namesToCheck(state, which)
  if (names.length === 0) return only(tell(state, 'info', 'There is no profile to check.'))
  const [name = ''] = names
  const isAlone = which === 'one' && names.length === 1
  return isAlone && failedAtProcess(state, name)
    ? only({ ...state, overlay: offerTerminal(name) })
    : beginCheck(state, names, isAlone ? 'one' : 'all', false)
}

function namesToCheck(state: State, which: 'one' | 'all'): readonly string[] {
  const { entries } = state.profileIndex
  if (which === 'all') return entries.map(({ profile }) => profile.name)
  if (state.selected !== null) return [state.selected]
  return (chosenGroup(state)?.profiles ?? []).flatMap((at) => entries[at]?.profile.name ?? [])
}

/** Starts a run that `startCheck` or a question has decided on. */
export function beginCheck(
  state: State,
  names: readonly string[],
  which: 'one' | 'all',
  onTerminal: boolean,
): Next {
  const attempt = state.attempts + 1
  const checks = new Map(state.checks)
  if (which === 'one') {
    for (const name of names)
      checks.set(name, { ...(checks.get(name) ?? NO_CHECK), links: new Map(), isRunning: true })
  }
  const checking: CheckRun = { attempt, total: names.length, done: 0, failed: 0 }
  return {
    state: { ...state, attempts: attempt, checks, checking },
    effects: [{ type: 'check', attempt, names, tellsLinks: which === 'one', onTerminal }],
  }
}

/** Whether the last check of a profile failed because its credential_process did, perhaps for want of a terminal. */
function failedAtProcess({ checks, profileIndex }: State, name: string): boolean {
  const result = checks.get(name)?.result
  if (!result?.error || result.failedLink === null) return false
  const isProcess = profileIndex.entryOf(name)?.chain.links[result.failedLink]?.type === 'process'
  return isProcess && ['process-failed', 'process-output', 'timeout'].includes(result.error.code)
}

function offerTerminal(name: string): Ask {
  return {
    type: 'ask',
    title: `Check ${name}`,
    lines: [
      'The credential_process failed. It may have something to ask: a passphrase, a code, the touch of a key.',
      'Run it with the screen handed over?',
    ],
    yes: { type: 'check-on-terminal', name },
  }
}

/** A result or the end of a check; those of a stopped run change nothing. */
export function onCheckEvent(state: State, event: CheckEvent): Next {
  const { checking } = state
  if (checking?.attempt !== event.attempt) return only(state)
  switch (event.type) {
    case 'check-link': {
      const known = state.checks.get(event.name) ?? NO_CHECK
      const links = new Map(known.links).set(event.index, { state: event.state, detail: event.detail })
      return only({ ...state, checks: new Map(state.checks).set(event.name, { ...known, links }) })
    }
    case 'check-results': {
      const checks = new Map(state.checks)
      let failed = 0
      for (const result of event.results) {
        const known: ProfileCheck = checks.get(result.name) ?? NO_CHECK
        // A link that was still running when another failed, or timed out, has no result.
        const links = new Map([...known.links].filter(([, each]) => each.state === 'done'))
        checks.set(result.name, { links, isRunning: false, result })
        if (result.error) failed++
      }
      const done = checking.done + event.results.length
      return only({ ...state, checks, checking: { ...checking, done, failed: checking.failed + failed } })
    }
    case 'check-ended':
      // The check may have written role credentials to the cache.
      return { state: ended(state, checking, event.reason), effects: [{ type: 'read-home' }] }
    case 'mfa-wanted':
      return only({ ...state, overlay: mfaForm(event, state.overlay) })
  }
}

function ended(state: State, { total, done, failed }: CheckRun, reason: string | null): State {
  const stopped = endCheck(state)
  if (reason !== null) return tell(stopped, 'error', reason)
  if (total === 1) return stopped
  const text =
    failed === 0 ? `All ${done} profiles work.` : `${failed} of ${done} profiles failed; ! shows them.`
  return tell(stopped, failed === 0 ? 'info' : 'warning', text)
}

/** Ends the run; checks that have not finished keep their earlier result. */
function endCheck(state: State): State {
  const checks = new Map(state.checks)
  for (const [name, each] of checks) {
    if (each.isRunning) checks.set(name, { ...each, isRunning: false, links: new Map() })
  }
  const { overlay } = state
  const isAsked = overlay?.type === 'form' && overlay.purpose.type === 'mfa'
  return reorder({ ...state, checks, checking: null, overlay: isAsked ? overlay.purpose.behind : overlay })
}

/** Esc while a check is running. */
export function cancelCheck(state: State): Next {
  const { checking } = state
  if (!checking) return only(state)
  const effects: Effect[] = [{ type: 'cancel-check', attempt: checking.attempt }]
  return { state: tell(endCheck(state), 'info', 'The check was stopped.'), effects }
}
