import { describe, expect, it } from 'vitest'
import type { BrowserAnswer } from '../../../src/session/browser-ports.ts'
import { registrationCacheName, registrationText } from '../../../src/session/cache/registration-cache.ts'
import { tokenCacheName } from '../../../src/session/cache/token-cache.ts'
import { browserLogin } from '../../../src/session/login/browser-login.ts'
import { codeChallenge } from '../../../src/session/login/code-challenge.ts'
import { loginReason } from '../../../src/session/login/login-reason.ts'
import type { LoginStep } from '../../../src/session/login/login-step.ts'
import { ProcessEnds } from '../../../src/session/login/process-ends.ts'
import { fakeBrowser } from '../../support/session/fake-browser.ts'
import { fakeOidc, serviceError, type TokenAnswer } from '../../support/session/fake-oidc.ts'
import { TARGET } from '../../support/session/login-session.ts'
import { memoryFolder, mustFinish } from '../../support/session/memory-folder.ts'
import { virtualClock } from '../../support/session/virtual-clock.ts'
import { MINUTE, NOW } from '../../support/state/state.ts'

const TOKEN = tokenCacheName(TARGET)
const CLIENT = { issuerUrl: TARGET.startUrl, redirectUri: 'http://127.0.0.1/oauth/callback' }
const REGISTRATION = registrationCacheName(TARGET, CLIENT)
const CODE: BrowserAnswer = { type: 'code', code: 'the-code' }
const cached = {
  [REGISTRATION]: registrationText(
    { clientId: 'old', clientSecret: 's', expiresAt: NOW + 60 * MINUTE },
    TARGET.scopes,
    CLIENT,
  ),
}

function given(files: Readonly<Record<string, string>> = {}, tokens?: readonly TokenAnswer[]) {
  const browser = fakeBrowser()
  const clock = { ...virtualClock(), now: () => NOW }
  return {
    abort: new AbortController(),
    browser,
    clock,
    folder: memoryFolder(files),
    oidc: fakeOidc(tokens),
  }
}

/** The whole login: its steps, its error, and what the address asks for. */
async function play(
  { abort, browser, ...ports }: ReturnType<typeof given>,
  onStep: (step: LoginStep) => void = () => undefined,
  session = TARGET,
) {
  const steps: string[] = []
  const asked: Record<string, unknown>[] = []
  try {
    for await (const step of browserLogin(session, { ...ports, ...browser, mustFinish }, abort.signal)) {
      steps.push(step.type)
      if (step.type === 'browser') asked.push(JSON.parse(step.url.replace(/^[^{]*/, '')))
      onStep(step)
    }
    return { steps, asked, error: null }
  } catch (error) {
    return { steps, asked, error }
  }
}

/** Comes back with this answer as soon as the browser is opened. */
const answering =
  ({ browser }: ReturnType<typeof given>, answer: BrowserAnswer = CODE) =>
  (step: LoginStep) => {
    if (step.type === 'browser') browser.comeBack(answer)
  }

describe('a login in a browser', () => {
  it('registers, opens the address, takes the code for a token, and saves that', async () => {
    const run = given()
    const { steps, asked, error } = await play(run, answering(run))
    expect([error, steps]).toEqual([null, ['registering', 'browser', 'authorized']])
    const redirectUri = 'http://127.0.0.1:40001/oauth/callback'
    expect(asked).toEqual([
      {
        clientId: 'client-1',
        redirectUri,
        state: 'word-1',
        scopes: ['sso:account:access'],
        codeChallenge: codeChallenge('word-2'),
      },
    ])
    expect(run.oidc.calls).toEqual([
      `register awsprof-my-sso sso:account:access for ${TARGET.startUrl} at http://127.0.0.1/oauth/callback`,
      `token client-1 the-code word-2 ${redirectUri}`,
    ])
    expect([run.browser.states, run.browser.open()]).toEqual([['word-1'], 0])
    expect([...run.folder.files.keys()].toSorted()).toEqual([REGISTRATION, TOKEN].toSorted())
  })

  it('has a registration of its own, with its grant types as the AWS CLI writes them', async () => {
    const run = given()
    await play(run, answering(run))
    expect(REGISTRATION).not.toBe(registrationCacheName(TARGET))
    expect(JSON.parse(run.folder.files.get(REGISTRATION)!)).toEqual({
      clientId: 'client-1',
      clientSecret: 'secret-1',
      expiresAt: expect.any(String),
      scopes: ['sso:account:access'],
      grantTypes: ['authorization_code', 'refresh_token'],
    })
  })

  it('keeps the registration for the next login', async () => {
    const run = given(cached)
    await play(run, answering(run))
    expect(run.oidc.calls.map((each) => each.split(' ').slice(0, 2))).toEqual([['token', 'old']])
  })

  it('starts over with a new registration if the service refuses the cached one', async () => {
    const run = given(cached)
    run.oidc.revoked.add('old')
    const { steps, error } = await play(run, answering(run))
    expect([error, steps]).toEqual([null, ['registering', 'browser', 'browser', 'authorized']])
    expect(run.browser.states).toEqual(['word-1', 'word-3'])
    expect(run.browser.open()).toBe(0)
  })

  it('finds a folder that cannot be written before the browser opens', async () => {
    const run = given()
    const probe = () => {
      throw new Error('cannot write /x: permission denied')
    }
    const { error } = await play({ ...run, folder: { ...run.folder, probe } })
    expect(loginReason(error).message).toContain('cannot write /x')
    expect([run.oidc.calls, run.browser.states]).toEqual([[], []])
  })
})

describe('what the browser brings', () => {
  it.each([
    ['access_denied', '', 'access_denied', 'The login was denied in the browser. Try again.'],
    ['invalid_scope', '', 'invalid_scope', /sso_registration_scopes/],
    ['unauthorized_client', '', 'unauthorized_client', /does not allow awsprof/],
    [
      'server_error',
      'Out of order.',
      'server_error',
      'The browser came back with the error server_error (Out of order). Try again.',
    ],
  ])('a refusal ends it: %s', async (error, description, code, message) => {
    const run = given()
    const ended = await play(run, answering(run, { type: 'refused', error, description }))
    expect(ended.steps).toEqual(['registering', 'browser'])
    expect(loginReason(ended.error)).toEqual({
      code,
      message: typeof message === 'string' ? message : expect.stringMatching(message),
    })
    expect([run.browser.open(), run.folder.files.has(TOKEN)]).toEqual([0, false])
  })

  it('a code that the service does not take ends it', async () => {
    const run = given({}, ['InvalidGrantException'])
    const { error } = await play(run, answering(run))
    expect(loginReason(error).code).toBe('invalid_grant')
    expect(run.browser.open()).toBe(0)
  })
})

describe('a browser that does not come back', () => {
  it('is waited for ten minutes, then the registration goes too, which the service may have forgotten', async () => {
    const run = given(cached)
    const { steps, error } = await run.clock.through(play(run))
    expect(steps).toEqual(['registering', 'browser'])
    expect(loginReason(error)).toEqual({
      code: 'expired_token',
      message: 'The browser did not come back within 10 minutes. Try again.',
    })
    expect([run.browser.open(), run.folder.files.has(REGISTRATION)]).toEqual([0, false])
  })

  it.each([new Error('given up'), new ProcessEnds()])('is given up at once: %s', async (reason) => {
    const run = given(cached)
    const ended = play(run)
    await expect.poll(() => run.clock.sleepers()).toBe(1)
    run.abort.abort(reason)
    expect((await ended).error).toBe(reason)
    expect([run.browser.open(), run.clock.sleepers(), run.folder.files.has(REGISTRATION)]).toEqual([
      0,
      0,
      true,
    ])
  })

  it('while its port is opened is not sent anywhere', async () => {
    const run = given()
    const { openCallback } = run.browser
    const browser = {
      ...run.browser,
      openCallback: (state: string) => {
        run.abort.abort(new Error('given up'))
        return openCallback(state)
      },
    }
    const { steps, error } = await play({ ...run, browser })
    expect([steps, error]).toEqual([['registering'], expect.objectContaining({ message: 'given up' })])
    expect(run.browser.open()).toBe(0)
  })

  it('closes if whoever follows the steps leaves', async () => {
    const { abort, browser, ...run } = given()
    for await (const step of browserLogin(TARGET, { ...run, ...browser, mustFinish }, abort.signal))
      if (step.type === 'browser') break
    expect(browser.open()).toBe(0)
  })
})

it('a token that was granted is written even if the login is given up meanwhile', async () => {
  const run = given()
  run.oidc.onCall = (what) => {
    if (what === 'token') run.abort.abort(new Error('given up'))
  }
  const { steps } = await play(run, answering(run))
  expect(steps.at(-1)).toBe('authorized')
  expect(run.folder.files.has(TOKEN)).toBe(true)
})

it('says why no port could be opened', async () => {
  const run = given()
  const openCallback = async () => {
    throw new Error('no port could be opened on 127.0.0.1')
  }
  const { error } = await play({ ...run, browser: { ...run.browser, openCallback } })
  expect(loginReason(error).message).toBe(
    'The login could not be completed: no port could be opened on 127.0.0.1.',
  )
})

it('a service that is out of order for the moment is said to be', async () => {
  const run = given({}, [serviceError('bad-reply', 503, 'IAM Identity Center answered with HTTP 503')])
  const { error } = await play(run, answering(run))
  expect(loginReason(error).message).toMatch(/HTTP 503.* try again/)
})
