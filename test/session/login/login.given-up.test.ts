import { describe, expect, it } from 'vitest'
import { registrationCacheName, registrationText } from '../../../src/session/cache/registration-cache.ts'
import { tokenCacheName } from '../../../src/session/cache/token-cache.ts'
import { login } from '../../../src/session/login/login.ts'
import { LAST_ANSWER_MS, ProcessEnds } from '../../../src/session/login/process-ends.ts'
import { fakeClock } from '../../support/session/fake-clock.ts'
import { fakeOidc, serviceError } from '../../support/session/fake-oidc.ts'
import { TARGET } from '../../support/session/login-session.ts'
import { memoryFolder, mustFinish } from '../../support/session/memory-folder.ts'
import { MINUTE, NOW } from '../../support/state/state.ts'

const TOKEN = tokenCacheName(TARGET)
const REGISTRATION = registrationCacheName(TARGET)
const registered = registrationText(
  { clientId: 'old', clientSecret: 's', expiresAt: NOW + 60 * MINUTE },
  TARGET.scopes,
)

function given(files = {}, answers?: Parameters<typeof fakeOidc>[0]) {
  const abort = new AbortController()
  const ports = {
    oidc: fakeOidc(answers),
    clock: fakeClock(),
    folder: memoryFolder(files),
    mustFinish,
  }
  return { ...ports, ports, abort, giveUp: () => abort.abort(new Error('given up')) }
}

/** The steps of a login, followed by its error. */
async function play(
  { ports, abort }: ReturnType<typeof given>,
  onStep: (step: string) => void = () => undefined,
) {
  const steps: string[] = []
  try {
    for await (const { type: step } of login(TARGET, ports, abort.signal)) {
      steps.push(step)
      onStep(step)
    }
  } catch (error) {
    steps.push(error instanceof Error ? error.message : 'unknown')
  }
  return steps
}

describe('a login that is given up', () => {
  it.each([
    ['register', {}, ['registering']],
    ['device', {}, ['registering']],
    ['device', { [REGISTRATION]: registered }, ['registering']],
  ])('while it waits for the answer to %s changes nothing any more: %j', async (at, files, steps) => {
    const run = given(files)
    const before = at === 'register' ? [] : [REGISTRATION]
    run.oidc.onCall = (what) => {
      if (what === at) run.giveUp()
    }
    expect(await play(run)).toEqual([...steps, 'given up'])
    expect([...run.folder.files.keys()]).toEqual(before)
    expect(run.oidc.calls.at(-1)).toMatch(new RegExp(`^${at}`))
  })

  it.each([
    ['a cached registration', { [REGISTRATION]: registered }],
    ['none', {}],
  ])('before the first request sends nothing, with %s', async (_, files) => {
    const run = given(files)
    expect(await play(run, run.giveUp)).toEqual(['registering', 'given up'])
    expect(run.oidc.calls).toEqual([])
  })

  it.each([
    ['that went wrong for now', serviceError('timeout', null)],
    ['that says to wait', serviceError('AuthorizationPendingException')],
  ])('has no further step after a cancelled request, even one %s', async (_, answer) => {
    const run = given({}, [answer])
    run.oidc.onCall = (what) => {
      if (what === 'token') run.giveUp()
    }
    expect(await play(run)).toEqual(['registering', 'code', answer.message])
    expect(run.folder.files.has(TOKEN)).toBe(false)
  })

  it('while it sleeps sends nothing more', async () => {
    const run = given()
    const sleep = async (_: number, signal: AbortSignal) => {
      run.giveUp()
      signal.throwIfAborted()
    }
    const asleep = { ...run, ports: { ...run.ports, clock: { ...run.clock, sleep } } }
    expect(await play(asleep)).toEqual(['registering', 'code', 'given up'])
    expect(run.oidc.calls).toHaveLength(2)
  })
})

describe.each([
  ['that is given up', new Error('given up')],
  ['whose process ends', new ProcessEnds()],
])('a login %s', (_, reason) => {
  const ending = (...args: Parameters<typeof given>) => {
    const run = given(...args)
    return { ...run, end: () => run.abort.abort(reason) }
  }

  it('while the token is on its way writes it', async () => {
    const run = ending()
    run.oidc.onCall = (what) => {
      if (what === 'token') run.end()
    }
    expect(await play(run)).toEqual(['registering', 'code', 'authorized'])
    expect(run.folder.files.has(TOKEN)).toBe(true)
  })

  it('while another process holds the token’s lock waits for it, and writes the token', async () => {
    const run = ending()
    const signals: unknown[] = []
    const locked: typeof run.folder.locked = (name, work, signal) => {
      signals.push(signal)
      run.end()
      return run.folder.locked(name, work, signal)
    }
    const waiting = { ...run, ports: { ...run.ports, folder: { ...run.folder, locked } } }
    expect(await play(waiting)).toEqual(['registering', 'code', 'authorized'])
    expect([signals, run.folder.files.has(TOKEN)]).toEqual([[undefined], true])
  })

  it('waits a moment for an answer that does not come, and no longer', async () => {
    const run = ending()
    const createToken: typeof run.oidc.createToken = (_, signal) => {
      run.end()
      return new Promise((__, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
    }
    const silent = { ...run, ports: { ...run.ports, oidc: { ...run.oidc, createToken } } }
    expect(await play(silent)).toEqual(['registering', 'code', reason.message])
    expect(run.clock.slept).toEqual([1_000, LAST_ANSWER_MS])
  })

  it('marks the question as work to finish, for that moment, and the write without a limit', async () => {
    const run = ending()
    const marked: (number | undefined)[] = []
    const mustFinish: typeof run.mustFinish = (work, graceMs?: number) => {
      marked.push(graceMs)
      return work
    }
    await play({ ...run, ports: { ...run.ports, mustFinish } })
    expect(marked).toEqual([LAST_ANSWER_MS, undefined])
  })
})

it('a login whose process ends keeps the registration, and asks for nothing more', async () => {
  const run = given()
  run.oidc.onCall = () => run.abort.abort(new ProcessEnds())
  expect(await play(run)).toEqual(['registering', 'interrupted'])
  expect([...run.folder.files.keys()]).toEqual([REGISTRATION])
  expect(run.oidc.calls).toHaveLength(1)
})

it('says so if another process keeps the token from being written', async () => {
  const run = given()
  const steps: string[] = []
  const locked: typeof run.folder.locked = async (name, work, signal, onHeldUp) => {
    onHeldUp?.()
    await expect.poll(() => steps).toContain('held-up')
    return run.folder.locked(name, work, signal)
  }
  const held = { ...run, ports: { ...run.ports, folder: { ...run.folder, locked } } }
  await play(held, (step) => void steps.push(step))
  expect(steps).toEqual(['registering', 'code', 'held-up', 'authorized'])
})
