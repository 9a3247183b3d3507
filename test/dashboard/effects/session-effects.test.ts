import { describe, expect, it } from 'vitest'
import type { Effect } from '../../../src/app/effect.ts'
import type { State } from '../../../src/app/state.ts'
import { createStore } from '../../../src/app/store.ts'
import {
  createSessionRunner,
  type SessionEffect,
  type SessionServices,
} from '../../../src/dashboard/effects/session-effects.ts'
import { tokenCacheName } from '../../../src/session/cache/token-cache.ts'
import type { PortalAccount, PortalClient } from '../../../src/session/ports.ts'
import { WalkError } from '../../../src/session/walk/walk-error.ts'
import { fakeBrowser } from '../../support/session/fake-browser.ts'
import { fakeClock } from '../../support/session/fake-clock.ts'
import { fakeOidc, serviceError } from '../../support/session/fake-oidc.ts'
import { fakeSignin, LOGIN_ARN, LOGIN_FILE, loginCache } from '../../support/session/login-cache.ts'
import { memoryFolder, mustFinish } from '../../support/session/memory-folder.ts'
import { virtualClock } from '../../support/session/virtual-clock.ts'
import { loginOf, renewableToken, ssoState } from '../../support/state/sso-state.ts'
import { cachesRead, MINUTE, makeState, play, typed } from '../../support/state/state.ts'

const SESSION: ReadonlySet<Effect['type']> = new Set([
  'log-in',
  'show-login',
  'give-up',
  'log-out',
  'list-accounts',
  'refresh',
  'renew-login',
])
const WORK = tokenCacheName({ ssoSession: 'work', startUrl: '', region: '' })

type Ports = Awaited<ReturnType<SessionServices['aws']>>

/** A dashboard whose session effects are carried out by services in memory. */
function given(state: State, ports: Partial<Ports> = {}) {
  const oidc = fakeOidc()
  const tokens = memoryFolder({ [WORK]: renewableToken(5 * MINUTE) })
  const portal = { logout: async () => undefined } as unknown as PortalClient
  const aws = async (): Promise<Ports> => ({
    oidc: () => ({ oidc, clock: fakeClock(), folder: tokens, mustFinish }),
    logout: () => ({ portal, tokens, roles: memoryFolder() }),
    browser: fakeBrowser(),
    locate: async () => null,
    signin: () => ({ signin: fakeSignin(), clock: fakeClock(), folder: memoryFolder() }),
    portal: () => portal,
    ...ports,
  })
  const run = createSessionRunner({ aws, keepAccountNames: (accounts) => kept.push(...accounts) })
  const effects: Effect[] = []
  const kept: PortalAccount[] = []
  const store = createStore(state, (effect, here) => {
    effects.push(effect)
    if (SESSION.has(effect.type)) run(effect as SessionEffect, here)
  })
  const until = (holds: () => boolean) => expect.poll(holds).toBe(true)
  return {
    store,
    oidc,
    tokens,
    kept,
    effects,
    until,
    press: (intent: 'log-in' | 'open-browser' | 'back' | 'log-out' | 'accept' | 'accounts') =>
      store.dispatch({ type: 'intent', intent }),
  }
}

describe('a login that is carried out', () => {
  it('writes the token and closes', async () => {
    const { store, tokens, press, until } = given(ssoState('dev'))
    press('log-in')
    await until(() => store.getState().overlay === null)
    expect(store.getState().notice?.text).toBe('Logged in to work.')
    expect(JSON.parse(tokens.files.get(WORK)!).accessToken).toMatch(/^access-/)
  })

  /** Esc is pressed while the service is asked for the token. */
  const cancelled = async (answer: string) => {
    const dashboard = given(ssoState('dev'))
    const { oidc, press, until } = dashboard
    oidc.tokens.splice(0, 1, answer)
    const answered = Promise.withResolvers<void>()
    oidc.onCall = (what) => (what === 'token' ? answered.promise : undefined)
    press('log-in')
    await until(() => oidc.calls.length === 3)
    press('back')
    return { ...dashboard, answer: answered.resolve }
  }

  it('is aborted if it is cancelled, and then dispatches nothing more', async () => {
    const { store, tokens, answer } = await cancelled('AuthorizationPendingException')
    const [closed, before] = [store.getState(), tokens.files.get(WORK)]
    answer()
    await new Promise((resolve) => setImmediate(resolve))
    expect(store.getState()).toBe(closed)
    expect(tokens.files.get(WORK)).toBe(before)
  })

  it('keeps a token that was granted when it was cancelled, and says so', async () => {
    const { store, tokens, effects, answer, until } = await cancelled('token')
    answer()
    await until(() => store.getState().notice !== null)
    expect(store.getState().notice?.text).toBe(
      'The login to work had been approved already, so you are logged in.',
    )
    expect(JSON.parse(tokens.files.get(WORK)!).accessToken).toMatch(/^access-/)
    expect(effects.at(-1)?.type).toBe('read-home')
  })

  /** Time stands still, so that the browser can take its own. */
  const browsing = () => {
    const [browser, tokens, clock] = [fakeBrowser(), memoryFolder(), virtualClock()]
    const ports = { oidc: fakeOidc(), clock, folder: tokens, mustFinish }
    return { ...given(ssoState('dev'), { browser, oidc: () => ports }), browser, tokens, clock }
  }

  it('in a browser opens it, and closes once it has come back', async () => {
    const { browser, store, tokens, effects, press, until } = browsing()
    press('log-in')
    press('open-browser')
    await until(() => effects.some(({ type }) => type === 'browse'))
    browser.comeBack({ type: 'code', code: 'c' })
    await until(() => store.getState().overlay === null)
    expect(store.getState().notice?.text).toBe('Logged in to work.')
    expect([JSON.parse(tokens.files.get(WORK)!).accessToken, browser.open()]).toEqual([
      expect.stringMatching(/^access-/),
      0,
    ])
  })

  it('in a browser leaves no port open if it is cancelled', async () => {
    const { browser, store, press, until } = browsing()
    press('log-in')
    press('open-browser')
    await until(() => loginOf(store.getState()).browser !== null)
    expect(browser.open()).toBe(1)
    press('back')
    await until(() => browser.open() === 0)
  })

  it('that is begun ahead stops at its code until that is shown', async () => {
    const { store, clock, until } = browsing()
    store.dispatch({ type: 'intent', intent: 'log-in-all' })
    await until(() => loginOf(store.getState()).ahead?.code?.userCode === 'CODE-2')
    await new Promise((resolve) => setImmediate(resolve))
    // The first alone waits to ask whether it is approved.
    expect(clock.sleepers()).toBe(1)
    store.dispatch({ type: 'intent', intent: 'skip-login' })
    expect([loginOf(store.getState()).code?.userCode, clock.sleepers()]).toEqual(['CODE-2', 0])
    await until(() => clock.sleepers() === 1)
  })

  it('says why its ports cannot be made', async () => {
    const { store, press, until } = given(ssoState('dev'), {
      oidc: () => {
        throw new Error('the CA bundle /x does not exist')
      },
    })
    press('log-in')
    await until(() => loginOf(store.getState()).reason !== null)
    expect(loginOf(store.getState()).reason).toContain('the CA bundle /x does not exist')
  })
})

describe('a logout that is carried out', () => {
  it('removes the token and reads the caches', async () => {
    const { store, tokens, effects, press, until } = given(ssoState('dev'))
    press('log-out')
    press('accept')
    await until(() => store.getState().notice !== null)
    expect([store.getState().notice?.text, tokens.files.size]).toEqual(['Logged out of work.', 0])
    expect(effects.map(({ type }) => type)).toContain('read-home')
  })

  const stubborn = { ...memoryFolder({ [WORK]: '{}' }), remove: () => undefined }
  const noPorts = () => {
    throw new Error('no ports')
  }
  it.each<[string, Ports['logout']]>([
    ['no ports', noPorts],
    [
      'cannot remove /home/me/.aws/sso/cache/',
      () => ({ portal: {} as PortalClient, tokens: stubborn, roles: memoryFolder() }),
    ],
  ])('that fails says so: %s', async (said, logout) => {
    const { store, press, until } = given(ssoState('dev'), { logout })
    press('log-out')
    press('accept')
    await until(() => store.getState().notice !== null)
    expect(store.getState().notice).toMatchObject({ tone: 'error', text: expect.stringContaining(said) })
  })
})

describe('a renewal that is carried out', () => {
  const due = (state: State) => cachesRead({ sso: { [WORK]: renewableToken(5 * MINUTE) } })(state)

  it('writes the new token and reads the caches', async () => {
    const { store, tokens, effects, until } = given(ssoState('dev'))
    store.dispatch(due(store.getState()))
    await until(() => effects.some(({ type }) => type === 'read-home'))
    expect(JSON.parse(tokens.files.get(WORK)!).accessToken).toMatch(/^access-/)
    expect(store.getState().refreshFailures.size).toBe(0)
  })

  it.each([
    ['InvalidGrantException', false, /no longer accepts the refresh token.* Log in again\.$/],
    [
      serviceError('unreachable', null, 'no network'),
      true,
      /^no network\. awsprof tries again in a minute\.$/,
    ],
  ])('that fails is kept with its reason: %s', async (answer, isPassing, message) => {
    const { store, oidc, tokens, until } = given(ssoState('dev'))
    const before = tokens.files.get(WORK)
    oidc.tokens.splice(0, 1, answer)
    store.dispatch(due(store.getState()))
    await until(() => store.getState().refreshFailures.size === 1)
    expect(store.getState().refreshFailures.get('work')).toMatchObject({
      isPassing,
      message: expect.stringMatching(message),
    })
    expect(tokens.files.get(WORK)).toBe(before)
  })
})

describe('a renewal of aws login that is carried out', () => {
  const LOGIN = { config: `[profile a]\nlogin_session = ${LOGIN_ARN}\n` }
  const withLogin = (failure: Error | null) => {
    const logins = memoryFolder({ [LOGIN_FILE]: loginCache(4 * MINUTE) })
    const signin = fakeSignin(failure)
    const dashboard = given(makeState(LOGIN), {
      signin: () => ({ signin, clock: fakeClock(), folder: logins }),
    })
    const { store } = dashboard
    store.dispatch(cachesRead({ login: { [LOGIN_FILE]: loginCache(4 * MINUTE) } })(store.getState()))
    return { ...dashboard, logins, signin }
  }

  it('writes the new access and reads the caches', async () => {
    const { store, logins, effects, until } = withLogin(null)
    await until(() => effects.some(({ type }) => type === 'read-home'))
    expect(JSON.parse(logins.files.get(LOGIN_FILE)!)).toMatchObject({ refreshToken: 'refresh-1' })
    expect(store.getState().refreshFailures.size).toBe(0)
  })

  it.each<[Error, boolean, RegExp]>([
    [serviceError('TOKEN_EXPIRED', 401), false, /has ended, .* Next: aws login --profile a\.$/],
    [
      serviceError('INSUFFICIENT_PERMISSIONS', 403),
      false,
      /Next: ask the administrator of the account to allow signin:CreateOAuth2Token\.$/,
    ],
    [
      serviceError('unreachable', null, 'no network'),
      true,
      /^no network\. Next: awsprof tries again in a minute\.$/,
    ],
    [new WalkError('bad-value', 'No region.', 'set region'), false, /^No region\. Next: set region\.$/],
    [
      new Error('cannot write /x: the disk is full'),
      false,
      /the disk is full\. Next: aws login --profile a\.$/,
    ],
  ])('that fails is kept with its reason: %s', async (failure, isPassing, message) => {
    const { store, until } = withLogin(failure)
    await until(() => store.getState().refreshFailures.size === 1)
    expect(store.getState().refreshFailures.get(LOGIN_ARN)).toMatchObject({
      isPassing,
      message: expect.stringMatching(message),
    })
    expect(store.getState().statuses[0]?.status).toBe('expiring')
  })
})

describe('a list that is carried out', () => {
  const accounts = (count: number): PortalAccount[] =>
    Array.from({ length: count }, (_, at) => ({ id: `${at}`, name: `A${at}`, email: '' }))
  const portalWith = (roles: PortalClient['roles']) =>
    ({
      async *accounts() {
        yield accounts(250).slice(0, 100)
        yield accounts(250).slice(100)
      },
      roles,
    }) as unknown as PortalClient
  const listing = (state: State) => state.listings.get('corp')

  it('brings all accounts and the roles of each, a few at a time', async () => {
    let now = 0
    let most = 0
    const portal = portalWith(async (_, id) => {
      most = Math.max(most, ++now)
      await new Promise((resolve) => setImmediate(resolve))
      now--
      return [`Role${id}`]
    })
    const { store, kept, press, until } = given(ssoState('corp-dev'), { portal: () => portal })
    press('accounts')
    await until(() => listing(store.getState())?.state === 'complete')
    expect(kept).toHaveLength(250)
    expect(listing(store.getState())?.accounts.filter(({ roles }) => roles?.length === 1)).toHaveLength(250)
    expect(most).toBe(16)
  })

  it('takes the token of a session that no profile has from its file', async () => {
    const asked = new Set<string>()
    const portal = portalWith(async (token) => {
      asked.add(token)
      return []
    })
    const answered = play(
      makeState(),
      'new-profile',
      typed('legacy'),
      'accept',
      typed('https://fresh.awsapps.com/start'),
      'accept',
      typed('us-east-1'),
    )
    const { store, press, until } = given(answered, { portal: () => portal })
    press('accept')
    await until(() => store.getState().listings.get('https://fresh.awsapps.com/start')?.state === 'complete')
    expect([...asked]).toEqual([expect.stringMatching(/^access-/)])
  })

  it('says why it failed, and asks for nothing more', async () => {
    let count = 0
    const portal = portalWith(async () => {
      if (++count === 7) throw serviceError('UnauthorizedException', 401)
      return []
    })
    const { store, press, until } = given(ssoState('corp-dev'), { portal: () => portal })
    press('accounts')
    await until(() => listing(store.getState())?.state === 'failed')
    expect(listing(store.getState())?.reason).toContain('log in again')
    await new Promise((resolve) => setImmediate(resolve))
    expect(count).toBeLessThan(24)
  })

  it('leaves the line at once if it is started again', async () => {
    let waiting = 0
    let isFirst = true
    const portal = portalWith(async (_, id, signal) => {
      if (!isFirst) return [`Role${id}`]
      waiting++
      const { promise, reject } = Promise.withResolvers<never>()
      signal.addEventListener('abort', () => reject(signal.reason))
      return promise.finally(() => waiting--)
    })
    const { store, press, until } = given(ssoState('corp-dev'), { portal: () => portal })
    press('accounts')
    await until(() => waiting === 16)
    press('back')
    isFirst = false
    press('accounts')
    await until(() => listing(store.getState())?.state === 'complete')
    expect(waiting).toBe(0)
    expect(listing(store.getState())?.accounts.every(({ roles }) => roles?.length === 1)).toBe(true)
  })

  it('continues beside other requests', async () => {
    const gate = Promise.withResolvers<void>()
    const portal = portalWith(async () => {
      await gate.promise
      return ['Dev']
    })
    const { store, press, until } = given(ssoState('corp-dev'), { portal: () => portal })
    press('accounts')
    await until(() => listing(store.getState())?.accounts.length === 250)
    press('back')
    store.dispatch({ type: 'intent', intent: 'check' })
    gate.resolve()
    await until(() => listing(store.getState())?.state === 'complete')
    expect(listing(store.getState())?.accounts.every(({ roles }) => roles?.length === 1)).toBe(true)
  })
})
