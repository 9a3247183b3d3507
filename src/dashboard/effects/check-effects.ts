import type { Effect } from '../../app/effect.ts'
import type { Store } from '../../app/store.ts'
import type { AwsPorts, WalkOptions, WalkPorts } from '../../session/ports.ts'
import type { Entry } from '../../session/profile-index.ts'
import { refusals } from '../../session/refusals.ts'
import { type CheckPorts, type CheckResult, check } from '../../session/walk/check.ts'
import { checkAll } from '../../session/walk/check-all.ts'
import { createMemo } from '../../session/walk/memo.ts'
import { WalkError } from '../../session/walk/walk-error.ts'

export type CheckEffect = Extract<Effect, { readonly type: 'check' | 'cancel-check' | 'answer-mfa' }>

/** The services that checks use. */
export interface CheckServices {
  /** Loads the SDK when first called. */
  readonly aws: () => Promise<Pick<AwsPorts, 'walk'>>
  readonly checks: Omit<WalkOptions, 'mfaCode'> & { readonly concurrency: number }
  /** Gives the terminal to what `use` starts and waits for, then takes it back. */
  readonly lend: <Result>(use: () => Result) => Result
}

/** Results of many checks are dispatched in batches, because every dispatch draws the screen. */
const BATCH_MS = 100

/** Carries out checks, and keeps track of those that can be aborted or wait for an MFA code. */
export function createCheckRunner(services: CheckServices): (effect: CheckEffect, store: Store) => void {
  const running = new Map<number, AbortController>()
  const waiting = new Map<string, (code: string | null) => void>()
  return (effect, store) => {
    switch (effect.type) {
      case 'check': {
        const abort = new AbortController()
        running.set(effect.attempt, abort)
        void run(services, effect, store, abort.signal, waiting).finally(() => running.delete(effect.attempt))
        return
      }
      case 'cancel-check':
        running.get(effect.attempt)?.abort()
        return
      case 'answer-mfa':
        waiting.get(effect.serial)?.(effect.code)
        return
    }
  }
}

async function run(
  services: CheckServices,
  { attempt, names, tellsLinks, onTerminal }: Extract<CheckEffect, { readonly type: 'check' }>,
  store: Store,
  signal: AbortSignal,
  waiting: Map<string, (code: string | null) => void>,
): Promise<void> {
  const { profileIndex } = store.getState()
  const refusal = refusals(profileIndex)[0] ?? null
  const memo = createMemo()
  const mfaCode = askInTurn(attempt, store, waiting)
  const batch = createBatch((results) => store.dispatch({ type: 'check-results', attempt, results }))
  const checkOne = async (entry: Entry): Promise<CheckResult> => {
    const { name } = entry.profile
    const onLink: CheckPorts['onLink'] = (index, state, detail = '') => {
      if (tellsLinks) store.dispatch({ type: 'check-link', attempt, name, index, state, detail })
    }
    const ports = (await services.aws()).walk(name, {
      ...services.checks,
      mfaCode,
      ...(onTerminal && { onTerminal: services.lend }),
    })
    return check(entry, { profiles: profileIndex.profiles, ports, memo, signal, onLink, refusal })
  }
  let reason: string | null = null
  try {
    const entries = names.flatMap((name) => profileIndex.entryOf(name) ?? [])
    await checkAll(entries, services.checks.concurrency, signal, checkOne, batch.add)
  } catch (error) {
    if (signal.aborted) return
    reason = `The check stopped: ${error instanceof Error ? error.message : 'unknown error'}.`
  }
  batch.flush()
  store.dispatch({ type: 'check-ended', attempt, reason })
}

function createBatch(send: (results: readonly CheckResult[]) => void) {
  let results: CheckResult[] = []
  let timer: NodeJS.Timeout | undefined
  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    if (results.length === 0) return
    const batch = results
    results = []
    send(batch)
  }
  return {
    flush,
    add: (result: CheckResult) => {
      results.push(result)
      timer ??= setTimeout(flush, BATCH_MS)
    },
  }
}

/** Opens one dialog at a time, however many roles need a code. */
function askInTurn(
  attempt: number,
  store: Store,
  waiting: Map<string, (code: string | null) => void>,
): WalkPorts['mfaCode'] {
  let turn: Promise<unknown> = Promise.resolve()
  return (serial, signal) => {
    const asked = turn.then(async () => {
      signal.throwIfAborted()
      const { promise, resolve } = Promise.withResolvers<string | null>()
      waiting.set(serial, resolve)
      signal.addEventListener('abort', () => resolve(null), { once: true })
      store.dispatch({ type: 'mfa-wanted', attempt, serial })
      const code = await promise
      waiting.delete(serial)
      if (code !== null) return code
      const message = `No code was entered for the MFA device ${serial}.`
      throw new WalkError('mfa-required', message, 'press c to check again')
    })
    turn = asked.catch(() => undefined)
    return asked
  }
}
