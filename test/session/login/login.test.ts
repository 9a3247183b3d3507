import { describe, expect, it } from 'vitest'
import { registrationCacheName, registrationText } from '../../../src/session/cache/registration-cache.ts'
import { tokenCacheName } from '../../../src/session/cache/token-cache.ts'
import { login } from '../../../src/session/login/login.ts'
import { loginReason } from '../../../src/session/login/login-reason.ts'
import type { LoginStep } from '../../../src/session/login/login-step.ts'
import type { ServiceError } from '../../../src/session/service-error.ts'
import { type FakeClock, fakeClock } from '../../support/session/fake-clock.ts'
import { type FakeOidc, fakeOidc, serviceError } from '../../support/session/fake-oidc.ts'
import { LEGACY, TARGET } from '../../support/session/login-session.ts'
import { type MemoryFolder, memoryFolder, mustFinish } from '../../support/session/memory-folder.ts'
import { MINUTE, NOW } from '../../support/state/state.ts'

interface Run {
  readonly oidc: FakeOidc
  readonly clock: FakeClock
  readonly folder: MemoryFolder
  readonly abort: AbortController
}

const TOKEN = tokenCacheName(TARGET)
const REGISTRATION = registrationCacheName(TARGET)

function run(given: Partial<Run> = {}): Run {
  return {
    oidc: fakeOidc(),
    clock: fakeClock(),
    folder: memoryFolder(),
    abort: new AbortController(),
    ...given,
  }
}

/** The whole login: its steps and its error. */
async function play(given: Run, session = TARGET): Promise<{ steps: LoginStep[]; error: unknown }> {
  const steps: LoginStep[] = []
  try {
    for await (const step of login(session, { ...given, mustFinish }, given.abort.signal)) steps.push(step)
    return { steps, error: null }
  } catch (error) {
    return { steps, error }
  }
}

const names = (steps: readonly LoginStep[]) => steps.map(({ type: step }) => step)

describe('a login', () => {
  it('registers, shows the code, polls until it is approved, and saves the token', async () => {
    const given = run({
      oidc: fakeOidc(['AuthorizationPendingException', 'AuthorizationPendingException', 'token']),
    })
    const { steps, error } = await play(given)
    expect(error).toBeNull()
    expect(names(steps)).toEqual(['registering', 'code', 'waiting', 'waiting', 'authorized'])
    expect(steps[1]).toMatchObject({ userCode: 'CODE-1', expiresAt: NOW + 600_000 })
    expect(steps.at(-1)).toEqual({ type: 'authorized', expiresAt: NOW + 3_000 + 28_800_000 })
    expect(given.oidc.calls).toEqual([
      'register awsprof-my-sso sso:account:access',
      'device client-1 https://d-1234567890.awsapps.com/start',
      'token client-1 device-1',
      'token client-1 device-1',
      'token client-1 device-1',
    ])
    expect(given.clock.slept).toEqual([1000, 1000, 1000])
    expect(given.folder.locks).toEqual([TOKEN])
    expect([...given.folder.files.keys()].toSorted()).toEqual([REGISTRATION, TOKEN].toSorted())
  })

  it('polls every five seconds if the service names no interval', async () => {
    const given = run({ oidc: fakeOidc(['AuthorizationPendingException', 'token'], { interval: 0 }) })
    await play(given)
    expect(given.clock.slept).toEqual([5000, 5000])
  })

  it.each([
    ['a server that would be asked 20 times a second', 0.0001, 1_000],
    ['a server that would never be asked', 1e9, 60_000],
  ])('polls sanely: %s', async (_, interval, pause) => {
    const given = run({ oidc: fakeOidc(['AuthorizationPendingException', 'token'], { interval }) })
    await play(given)
    expect(given.clock.slept).toEqual([pause, pause])
  })

  it('never waits longer than the code lives', async () => {
    const given = run({
      oidc: fakeOidc(['AuthorizationPendingException'], { interval: 1e9, expiresIn: 90 }),
    })
    expect((await play(given)).error).toMatchObject({ code: 'ExpiredTokenException' })
    expect(given.clock.slept).toEqual([60_000, 30_000])
  })

  it('takes no code and no token that has already expired', async () => {
    const code = run({ oidc: fakeOidc(['token'], { expiresIn: 0 }) })
    expect((await play(code)).error).toMatchObject({ code: 'bad-reply' })
    expect(code.clock.slept).toEqual([])
    const token = run()
    const { createToken } = token.oidc
    const oidc = {
      ...token.oidc,
      createToken: async (...args: Parameters<typeof createToken>) => {
        return { ...(await createToken(...args)), expiresIn: 0 }
      },
    }
    expect((await play({ ...token, oidc })).error).toMatchObject({ code: 'bad-reply' })
    expect(token.folder.files.has(TOKEN)).toBe(false)
  })

  it('finds a folder that cannot be written before there is a code to approve', async () => {
    const folder = memoryFolder()
    const given = run({
      folder: {
        ...folder,
        probe: () => {
          throw new Error('cannot write /x: permission denied')
        },
      },
    })
    const { steps, error } = await play(given)
    expect(error).toMatchObject({ message: 'cannot write /x: permission denied' })
    expect(names(steps)).toEqual(['registering'])
    expect(given.oidc.calls).toEqual([])
  })

  it('says once, after a minute, that the wait is long, unless something else explains it', async () => {
    const pending = Array<string>(90).fill('AuthorizationPendingException')
    const long = await play(run({ oidc: fakeOidc([...pending, 'token']) }))
    expect(names(long.steps).filter((name) => name === 'long-wait')).toHaveLength(1)
    expect(names(long.steps).indexOf('long-wait')).toBe(2 + 60)
    const short = await play(run({ oidc: fakeOidc([...pending.slice(0, 50), 'token']) }))
    expect(names(short.steps)).not.toContain('long-wait')
    const offline = Array(20).fill(serviceError('timeout', null))
    const explained = await play(run({ oidc: fakeOidc([...offline, 'token']) }))
    expect(names(explained.steps)).not.toContain('long-wait')
  })

  it('names its client after the session, cut if that is long', async () => {
    const given = run()
    await play(given, { ...TARGET, ssoSession: 'a'.repeat(61) })
    expect(given.oidc.calls[0]).toBe(`register awsprof-${'a'.repeat(60)} sso:account:access`)
  })

  it('requests no scopes for a legacy profile', async () => {
    const given = run()
    await play(given, LEGACY)
    expect(given.oidc.calls[0]).toBe('register awsprof-https-d-1234567890-awsapps-com-start ')
    expect(given.folder.files.has(tokenCacheName(LEGACY))).toBe(true)
  })
})

describe('while it waits', () => {
  it('slow_down makes every later pause five seconds longer', async () => {
    const answers = ['SlowDownException', 'AuthorizationPendingException', 'SlowDownException', 'token']
    const given = run({ oidc: fakeOidc(answers) })
    const { steps } = await play(given)
    expect(given.clock.slept).toEqual([1000, 6000, 6000, 11_000])
    expect(steps.filter((each) => each.type === 'waiting' && each.reason !== null)).toEqual([])
  })

  it.each([
    ['5xx', serviceError('InternalServerException', 500)],
    ['a gateway', serviceError('bad-reply', 503)],
    ['throttling', serviceError('TooManyRequestsException', 400)],
    ['throttling by status', serviceError('bad-reply', 429)],
    ['no network', serviceError('unreachable', null)],
    ['no answer', serviceError('timeout', null)],
    ['half an answer', serviceError('bad-reply', 200)],
  ])('%s backs off, says why, and goes on', async (_, error) => {
    const given = run({
      oidc: fakeOidc([error, error, error, error, error, error, 'AuthorizationPendingException', 'token']),
    })
    const { steps } = await play(given)
    expect(given.clock.slept).toEqual([1, 2, 4, 8, 16, 30, 30, 1].map((each) => each * 1000))
    expect(steps.filter((each) => each.type === 'waiting').map((each) => each.reason)).toEqual([
      ...Array(6).fill(error.message),
      null,
    ])
    expect(steps.at(-1)?.type).toBe('authorized')
  })

  it('never polls sooner than the service allows, however long that is', async () => {
    const given = run({ oidc: fakeOidc([serviceError('unreachable', null), 'token'], { interval: 45 }) })
    await play(given)
    expect(given.clock.slept).toEqual([45_000, 45_000])
  })

  it.each([
    ['AccessDeniedException', 'access_denied', /denied .* Start over/],
    ['ExpiredTokenException', 'expired_token', /expired .* Start over/],
    ['InvalidGrantException', 'invalid_grant', /no longer accepts this code .* Log in again/],
    ['InvalidScopeException', 'invalid_scope', /sso_registration_scopes/],
    ['UnauthorizedClientException', 'unauthorized_client', /does not allow awsprof to log in/],
    ['InvalidRequestException', 'invalid_request', /InvalidRequestException was said.* Check sso_start_url/],
    ['SomethingNewException', 'SomethingNewException', /^SomethingNewException was said\. Try again\.$/],
  ])('%s ends it: %s', async (code, oauth, sentence) => {
    const given = run({ oidc: fakeOidc(['AuthorizationPendingException', code]) })
    const { steps, error } = await play(given)
    expect(names(steps)).toEqual(['registering', 'code', 'waiting'])
    expect(loginReason(error)).toEqual({ code: oauth, message: expect.stringMatching(sentence) })
    expect(given.folder.files.has(TOKEN)).toBe(false)
  })

  it('an error that cannot be parsed ends it', async () => {
    const { steps, error } = await play(run({ oidc: fakeOidc([serviceError('bad-reply', 400)]) }))
    expect(names(steps)).toEqual(['registering', 'code'])
    expect(loginReason(error).code).toBe('bad-reply')
  })

  it('ends when the code expires, after a last request', async () => {
    const given = run({ oidc: fakeOidc(['AuthorizationPendingException'], { expiresIn: 5, interval: 2 }) })
    const { error } = await play(given)
    expect(given.clock.slept).toEqual([2000, 2000, 1000])
    expect(loginReason(error).code).toBe('expired_token')
  })

  it('ends when the code expires even if all requests fail', async () => {
    const given = run({ oidc: fakeOidc([serviceError('unreachable', null)], { expiresIn: 60 }) })
    const { error } = await play(given)
    expect(given.clock.at).toBe(NOW + 60_000)
    expect((error as ServiceError).code).toBe('ExpiredTokenException')
  })
})

describe('a cached registration', () => {
  const cached = (clientId: string, left: number) => ({
    [REGISTRATION]: registrationText({ clientId, clientSecret: 's', expiresAt: NOW + left }, TARGET.scopes),
  })

  it('is used while more than a quarter of an hour is left', async () => {
    const given = run({ folder: memoryFolder(cached('old', 16 * MINUTE)) })
    await play(given)
    expect(given.oidc.calls[0]).toBe(`device old ${TARGET.startUrl}`)
  })

  it.each([
    ['nearly run out', cached('old', 15 * MINUTE)],
    ['damaged', { [REGISTRATION]: '{"clientId":' }],
    ['without secret', { [REGISTRATION]: { clientId: 'x', expiresAt: '2030-01-01T00:00:00Z' } }],
    ['without name', { [REGISTRATION]: { clientSecret: 's', expiresAt: '2030-01-01T00:00:00Z' } }],
    ['without end', { [REGISTRATION]: { clientId: 'x', clientSecret: 's' } }],
    ['of another scope', { [registrationCacheName({ ...TARGET, scopes: ['x'] })]: cached('old', 1e9) }],
    [
      'of another region',
      { [registrationCacheName({ ...TARGET, region: 'eu-west-1' })]: cached('old', 1e9) },
    ],
  ])('%s is not', async (_, files) => {
    const given = run({ folder: memoryFolder(files) })
    await play(given)
    expect(given.oidc.calls[0]).toMatch(/^register /)
  })

  it('that was revoked is removed, and the login goes on with a new one', async () => {
    const given = run({ folder: memoryFolder(cached('old', 60 * MINUTE)) })
    given.oidc.revoked.add('old')
    const { steps, error } = await play(given)
    expect([error, names(steps)]).toEqual([null, ['registering', 'code', 'authorized']])
    expect(given.oidc.calls.slice(0, 3).map((each) => each.split(' ')[0])).toEqual([
      'device',
      'register',
      'device',
    ])
    expect(given.folder.files.get(REGISTRATION)).toContain('client-1')
  })

  it('that was revoked is removed even if there is no new one', async () => {
    const given = run({ folder: memoryFolder(cached('old', 60 * MINUTE)) })
    given.oidc.revoked.add('old')
    given.oidc.onCall = (what) => {
      if (what === 'register') throw serviceError('unreachable', null)
    }
    const { error } = await play(given)
    expect(loginReason(error).code).toBe('unreachable')
    expect(given.folder.files.has(REGISTRATION)).toBe(false)
  })

  it('that is revoked while the code is shown is replaced, with a new code', async () => {
    const given = run({ folder: memoryFolder(cached('old', 60 * MINUTE)) })
    given.oidc.onCall = (what) => {
      if (what === 'token') given.oidc.revoked.add('old')
    }
    const { steps, error } = await play(given)
    expect([error, names(steps)]).toEqual([null, ['registering', 'code', 'code', 'authorized']])
  })

  it('stays after any other error', async () => {
    const given = run({
      folder: memoryFolder(cached('old', 60 * MINUTE)),
      oidc: fakeOidc(['AccessDeniedException']),
    })
    const { error } = await play(given)
    expect(loginReason(error).code).toBe('access_denied')
    expect(given.oidc.calls.filter((each) => each.startsWith('register'))).toEqual([])
    expect(given.folder.files.get(REGISTRATION)).toContain('old')
  })

  it('is replaced once, not for ever', async () => {
    const given = run({ folder: memoryFolder(cached('old', 60 * MINUTE)) })
    for (const each of ['old', 'client-1', 'client-2']) given.oidc.revoked.add(each)
    const { error } = await play(given)
    expect(loginReason(error).code).toBe('invalid_client')
    expect(given.oidc.calls.filter((each) => each.startsWith('register'))).toHaveLength(1)
  })
})
