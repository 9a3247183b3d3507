import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Effect } from '../../app/effect.ts'
import type { MfaWanted } from '../../app/event.ts'
import type { Store } from '../../app/store.ts'
import type { AwsPorts, WalkOptions, WalkPorts } from '../../session/ports.ts'
import type { Entry } from '../../session/profile-index.ts'
import { refusals } from '../../session/refusals.ts'
import { type CheckPorts, type CheckResult, check } from '../../session/walk/check.ts'
import { checkAll } from '../../session/walk/check-all.ts'
import { createMemo } from '../../session/walk/memo.ts'
import { devicesInCommon, mfaDevices } from '../../session/walk/mfa-devices.ts'
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
  const { profiles } = profileIndex
  const entries = names.flatMap((name) => profileIndex.entryOf(name) ?? [])
  const sharedDevices = devicesInCommon(profiles, entries)
  const devicesOf = (entry: Entry) => mfaDevices(profiles, entry)
  const memo = createMemo()
  const batch = createBatch((results) => store.dispatch({ type: 'check-results', attempt, results }))
  const ask = (wanted: Omit<MfaWanted, 'type' | 'attempt' | 'others'>, isShared: boolean) => {
    const { serial, profile } = wanted
    const same = entries.filter((each) => devicesOf(each).includes(serial)).map((each) => each.profile.name)
    const others = isShared ? same.filter((each) => each !== profile) : []
    // The list shows what is done before the question lies over it.
    batch.flush()
    store.dispatch({ type: 'mfa-wanted', attempt, ...wanted, others })
  }
  const codeFor = askInTurn(ask, waiting)
  const checkOne = async (entry: Entry): Promise<CheckResult> => {
    const { name } = entry.profile
    const onLink: CheckPorts['onLink'] = (index, state, detail = '') => {
      if (tellsLinks) store.dispatch({ type: 'check-link', attempt, name, index, state, detail })
    }
    const ports = (await services.aws()).walk(name, {
      ...services.checks,
      mfaCode: codeFor(name),
      ...(onTerminal && { onTerminal: services.lend }),
    })
    return check(entry, { profiles, ports, memo, signal, sharedDevices, onLink, refusal })
  }
  let reason: string | null = null
  try {
    const asks = (entry: Entry) => devicesOf(entry).length > 0
    await checkAll(entries, services.checks.concurrency, signal, checkOne, batch.add, asks)
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
  ask: (wanted: Omit<MfaWanted, 'type' | 'attempt' | 'others'>, isShared: boolean) => void,
  waiting: Map<string, (code: string | null) => void>,
): (profile: string) => WalkPorts['mfaCode'] {
  let turn: Promise<unknown> = Promise.resolve()
  const askedBefore = new Set<string>()
  return (profile) =>
    (serial, signal, { roleArn, isShared }) => {
      const asked = turn.then(async () => {
        // What was typed before the dialog opens is not for it: the event loop reads that first.
        await nextTurn()
        signal.throwIfAborted()
        const { promise, resolve } = Promise.withResolvers<string | null>()
        waiting.set(serial, resolve)
        signal.addEventListener('abort', () => resolve(null), { once: true })
        ask({ serial, profile, roleArn, isNext: askedBefore.has(serial) }, isShared)
        askedBefore.add(serial)
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
