import { describe, expect, it } from 'vitest'
import { registrationCacheName, registrationText } from '../../../src/session/cache/registration-cache.ts'
import { tokenCacheName } from '../../../src/session/cache/token-cache.ts'
import { login } from '../../../src/session/login/login.ts'
import { fakeClock } from '../../support/session/fake-clock.ts'
import { fakeOidc, serviceError } from '../../support/session/fake-oidc.ts'
import { TARGET } from '../../support/session/login-session.ts'
import { memoryFolder } from '../../support/session/memory-folder.ts'
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
    ['token', {}, ['registering', 'code']],
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

  it('while another process holds the token’s lock writes no token', async () => {
    const run = given()
    const locked: typeof run.folder.locked = (name, work) => {
      if (name === TOKEN) run.giveUp()
      return run.folder.locked(name, work)
    }
    const waiting = { ...run, ports: { ...run.ports, folder: { ...run.folder, locked } } }
    expect(await play(waiting)).toEqual(['registering', 'code', 'given up'])
    expect(run.folder.files.has(TOKEN)).toBe(false)
  })
})
