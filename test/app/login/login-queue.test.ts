import { describe, expect, it } from 'vitest'
import type { Effect } from '../../../src/app/effect.ts'
import type { Event } from '../../../src/app/event.ts'
import type { State } from '../../../src/app/state.ts'
import { update } from '../../../src/app/update.ts'
import type { LoginStep } from '../../../src/session/login/login-step.ts'
import { loginOf, ssoState } from '../../support/state/sso-state.ts'
import { asEvent, MINUTE, NOW, type TestEvent } from '../../support/state/state.ts'

const step = (attempt: number, of: LoginStep): Event => ({ type: 'login-step', attempt, step: of })
const code = (attempt: number, left = 10 * MINUTE): Event =>
  step(attempt, {
    type: 'code',
    userCode: `CODE-${attempt}`,
    verificationUri: 'https://device.example/',
    verificationUriComplete: 'https://device.example/?user_code=X',
    expiresAt: NOW + left,
  })
const authorized = (attempt: number): Event => step(attempt, { type: 'authorized', expiresAt: NOW + 1 })
const failed = (attempt: number): Event => ({ type: 'login-failed', attempt, message: 'It failed.' })

/** What `L` comes to after these events, and the logins that were begun and given up on the way. */
function run(...events: readonly TestEvent[]): { state: State; effects: Effect[]; begun: string[] } {
  const effects: Effect[] = []
  let state = ssoState('corp-dev')
  for (const event of ['log-in-all' as const, ...events]) {
    const next = update(state, asEvent(event, state))
    state = next.state
    effects.push(...next.effects)
  }
  const begun = effects.flatMap((each) => {
    if (each.type === 'log-in') return [`${each.attempt} ${each.profile}`]
    return each.type === 'give-up' ? [`gave up ${each.attempt}`] : []
  })
  return { state, effects, begun }
}

describe('while one session’s code is shown', () => {
  it('the next one’s is asked for, once, and not before', () => {
    expect(run().begun).toEqual(['1 dev'])
    expect(run(code(1)).begun).toEqual(['1 dev', '2 lab'])
    expect(run(code(1), code(2), code(1)).begun).toEqual(['1 dev', '2 lab'])
  })

  it('the next one’s is not seen', () => {
    const { state } = run(code(1), code(2))
    expect(loginOf(state)).toMatchObject({ attempt: 1, code: { userCode: 'CODE-1' }, total: 3 })
  })

  it.each<TestEvent>(['skip-login', authorized(1)])(
    'and it is there as soon as the first is through: %j',
    (end) => {
      const { state, begun } = run(code(1), code(2), end)
      expect(loginOf(state)).toMatchObject({ attempt: 2, profile: 'lab', code: { userCode: 'CODE-2' } })
      expect(loginOf(state).queue.map(({ profile }) => profile)).toEqual(['old'])
      // The one after it is asked for at once.
      expect(begun).toEqual(['1 dev', '2 lab', '3 old', 'gave up 1'])
    },
  )

  it('comes when it comes, if the first was quicker', () => {
    const { state, begun } = run(code(1), authorized(1))
    expect(loginOf(state)).toMatchObject({ attempt: 2, code: null })
    expect(begun).toEqual(['1 dev', '2 lab', 'gave up 1'])
  })

  it('a code that has nearly run out when its turn comes is asked for anew', () => {
    const { state, begun } = run(code(1), code(2, 2 * MINUTE - 1), authorized(1))
    expect(loginOf(state)).toMatchObject({ attempt: 3, profile: 'lab', code: null })
    expect(begun).toEqual(['1 dev', '2 lab', '3 lab', 'gave up 1', 'gave up 2'])
  })

  it('what goes wrong ahead of its turn is tried again in its turn', () => {
    const { state, begun } = run(code(1), failed(2), authorized(1))
    expect(loginOf(state)).toMatchObject({ attempt: 3, profile: 'lab', reason: null })
    expect(begun).toEqual(['1 dev', '2 lab', 'gave up 2', '3 lab', 'gave up 1'])
  })

  it('the next one’s is not asked about before it is shown', () => {
    const { effects } = run(code(1), code(2), authorized(1))
    const of = (attempt: number) => effects.find((each) => each.type === 'log-in' && each.attempt === attempt)
    expect([of(1), of(2)]).toEqual([
      expect.objectContaining({ isAhead: false }),
      expect.objectContaining({ isAhead: true }),
    ])
    expect(effects.filter(({ type }) => type === 'show-login')).toEqual([{ type: 'show-login', attempt: 2 }])
  })
})

it('Esc gives up both, and what they bring later changes nothing', () => {
  const { state, begun } = run(code(1), code(2), 'back')
  expect([state.overlay, begun.slice(-2)]).toEqual([null, ['gave up 1', 'gave up 2']])
  for (const late of [code(2), authorized(2), failed(2)])
    expect(update(state, late)).toEqual({ state, effects: [] })
})

it('a login that starts over keeps the code of the next one', () => {
  const { state } = run(code(1), code(2), failed(1), 'accept', code(3), authorized(3))
  expect(loginOf(state)).toMatchObject({ attempt: 2, code: { userCode: 'CODE-2' } })
})

it('goes through all of them, and ends', () => {
  const { state, begun } = run(code(1), code(2), authorized(1), code(3), authorized(2), authorized(3))
  expect(state.overlay).toBeNull()
  expect(begun.filter((each) => !each.startsWith('gave'))).toEqual(['1 dev', '2 lab', '3 old'])
})

describe('b', () => {
  const browser = (attempt: number, url = 'https://oidc.example/authorize?state=s'): Event =>
    step(attempt, { type: 'browser', url, expiresAt: NOW + 10 * MINUTE })

  it('logs in in a browser instead, which is opened as soon as its address is known', () => {
    const { state, effects } = run(code(1), 'open-browser')
    expect(loginOf(state)).toMatchObject({ attempt: 3, approval: 'browser', code: null, profile: 'dev' })
    expect(effects.slice(-2)).toEqual([
      expect.objectContaining({ type: 'log-in', attempt: 3, approval: 'browser' }),
      { type: 'give-up', attempt: 1 },
    ])
    const opened = update(state, browser(3))
    expect(opened.effects).toEqual([{ type: 'browse', url: 'https://oidc.example/authorize?state=s' }])
    const copied = update(opened.state, asEvent('copy-link', opened.state))
    expect(copied.effects).toEqual([
      expect.objectContaining({ text: 'https://oidc.example/authorize?state=s' }),
    ])
  })

  it('goes back to a code, and what is to follow stays', () => {
    const { state } = run(code(1), code(2), 'open-browser', browser(3), 'open-browser')
    expect(loginOf(state)).toMatchObject({
      attempt: 4,
      approval: 'code',
      browser: null,
      ahead: { attempt: 2 },
    })
  })

  it('starts over with a code if the browser led nowhere', () => {
    const { state } = run(code(1), 'open-browser', browser(3), failed(3), 'accept')
    expect(loginOf(state)).toMatchObject({ attempt: 4, approval: 'code', reason: null })
  })

  it('opens nothing over plain http, but on this machine', () => {
    const { state } = run(code(1), 'open-browser')
    const { state: told, effects } = update(state, browser(3, 'http://oidc.example/authorize'))
    expect([effects, told.notice?.tone]).toEqual([[], 'warning'])
    expect(update(state, browser(3, 'http://127.0.0.1:1/authorize')).effects).toHaveLength(1)
  })
})
