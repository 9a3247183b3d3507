import { describe, expect, it } from 'vitest'
import type { Effect } from '../../../src/app/effect.ts'
import { nextTick } from '../../../src/app/next-tick.ts'
import type { State } from '../../../src/app/state.ts'
import { update } from '../../../src/app/update.ts'
import { ssoTokenFile } from '../../support/aws/cli-caches.ts'
import { LOGIN_ARN, LOGIN_FILE, loginCache } from '../../support/session/login-cache.ts'
import { pictureOf } from '../../support/state/picture.ts'
import { loginOf, renewableToken, ssoState } from '../../support/state/sso-state.ts'
import {
  asEvent,
  cachesRead,
  MINUTE,
  makeState,
  NOW,
  play,
  type TestEvent,
} from '../../support/state/state.ts'

const WORK = ssoTokenFile('work')
const withToken = (left: number) => ssoState('dev', { caches: { sso: { [WORK]: renewableToken(left) } } })
const tick = (minutes: number) => ({ type: 'tick', now: NOW + minutes * MINUTE }) as const
const cached = (left: number) => cachesRead({ sso: { [WORK]: renewableToken(left) } })
const failed = (isPassing: boolean) =>
  ({ type: 'refreshed', sessionName: 'work', reason: { message: 'The reason why.', isPassing } }) as const
const refreshes = (effects: readonly Effect[]) => effects.filter((each) => each.type === 'refresh')

/** How many renewals each of these events asks for. */
function asked(state: State, ...events: TestEvent[]): number[] {
  let at = state
  return events.map((event) => {
    const next = update(at, asEvent(event, at))
    at = next.state
    return refreshes(next.effects).length
  })
}

describe('a token is renewed', () => {
  it('when it comes into the AWS CLI’s window, once', () => {
    expect(asked(withToken(17 * MINUTE), tick(1), tick(2), tick(3), tick(4), tick(5))).toEqual([
      0, 0, 1, 0, 0,
    ])
  })

  it('at once where it is found there, for all of its profiles together', () => {
    const before = withToken(60 * MINUTE)
    const { effects } = update(before, cached(5 * MINUTE)(before))
    expect(refreshes(effects)).toEqual([
      expect.objectContaining({ profile: 'dev', session: expect.objectContaining({ ssoSession: 'work' }) }),
    ])
  })

  it('also when it has run out', () => {
    const before = withToken(60 * MINUTE)
    expect(refreshes(update(before, cached(-60 * MINUTE)(before)).effects)).toHaveLength(1)
  })

  it('not with --read-only', () => {
    const state = withToken(60 * MINUTE)
    const readOnly = { ...state, setup: { ...state.setup, isReadOnly: true } }
    expect(asked(readOnly, cached(5 * MINUTE))).toEqual([0])
  })

  it('not where nothing could renew it', () => {
    const { refreshToken: _, ...bare } = renewableToken(5 * MINUTE)
    expect(asked(withToken(60 * MINUTE), cachesRead({ sso: { [WORK]: bare } }))).toEqual([0])
  })
})

describe('a token that lives shorter than the window', () => {
  const renewed = { type: 'refreshed', sessionName: 'work', reason: null } as const
  const due = play(withToken(60 * MINUTE), cached(5 * MINUTE))

  it('is not renewed again and again, but once a minute', () => {
    expect(
      asked(due, renewed, cached(10 * MINUTE), cached(9 * MINUTE), tick(0.5), tick(1), tick(1.5)),
    ).toEqual([0, 0, 0, 0, 1, 0])
  })

  it('is looked at again when that minute is over', () => {
    expect(nextTick(play(due, renewed, cached(10 * MINUTE)))).toBeLessThanOrEqual(NOW + MINUTE)
  })
})

describe('a renewal that failed', () => {
  const due = play(withToken(60 * MINUTE), cached(5 * MINUTE))

  it('for good is not tried again until the file changes', () => {
    expect(asked(due, failed(false), tick(1), tick(2), tick(30), cached(5 * MINUTE))).toEqual([0, 0, 0, 0, 0])
    expect(asked(due, failed(false), cached(4 * MINUTE))).toEqual([0, 1])
  })

  it('for want of a network is tried again every minute', () => {
    expect(asked(due, failed(true), tick(0.5), tick(1), tick(1.5), failed(true), tick(2), tick(3))).toEqual([
      0, 0, 1, 0, 0, 0, 1,
    ])
  })

  it.each([
    [5 * MINUTE, 'expiring', '5m'],
    [-5 * MINUTE, 'signed-out', 'signed out'],
  ])('with %d ms left is shown as %s, with the reason', (left, status, word) => {
    const state = play(withToken(60 * MINUTE), cached(left), failed(false))
    const at = state.profileIndex.entries.findIndex(({ profile }) => profile.name === 'dev')
    expect(state.statuses[at]?.status).toBe(status)
    const picture = pictureOf(state).join('\n')
    expect(picture).toContain(word)
    expect(picture).toContain('The reason why.')
  })

  it('turns the profile’s status by itself when the token runs out', () => {
    const state = play(due, failed(false), tick(6))
    const at = state.profileIndex.entries.findIndex(({ profile }) => profile.name === 'deploy')
    expect(state.statuses[at]?.status).toBe('signed-out')
  })

  it('is forgotten when a renewal works', () => {
    const state = play(due, failed(true), { type: 'refreshed', sessionName: 'work', reason: null })
    expect(pictureOf(state).join('\n')).not.toContain('The reason why.')
  })

  it('is among what L logs in to, once the token has run out', () => {
    const state = play(due, failed(false), tick(6), 'log-in-all')
    const { session, queue } = loginOf(state)
    expect(
      [session, ...queue.map((each) => each.session)].map(({ ssoSession: session }) => session),
    ).toContain('work')
  })
})

it('a dashboard without any session asks for nothing', () => {
  expect(asked(makeState({ config: '[default]\n' }), tick(1))).toEqual([0])
})

describe('the access of aws login is renewed', () => {
  const CONFIG = `[profile a]\nlogin_session = ${LOGIN_ARN}\n[profile role]\nrole_arn = arn:aws:iam::111122223333:role/R\nsource_profile = a\n`
  const withLogin = (left: number) =>
    makeState({ config: CONFIG, caches: { login: { [LOGIN_FILE]: loginCache(left) } } })
  const renewals = (state: State, ...events: TestEvent[]) => {
    let at = state
    return events.map((event) => {
      const next = update(at, asEvent(event, at))
      at = next.state
      return next.effects.filter((each) => each.type === 'renew-login')
    })
  }
  const wanted = [{ type: 'renew-login', loginSession: LOGIN_ARN, profile: 'a' }]

  it('when it comes into the AWS CLI’s window, once for all of its profiles', () => {
    expect(renewals(withLogin(7 * MINUTE), tick(1), tick(2), tick(3), tick(6))).toEqual([[], wanted, [], []])
  })

  it('when the machine slept meanwhile', () => {
    expect(renewals(withLogin(7 * MINUTE), tick(60))).toEqual([wanted])
  })

  it('but not if it had run out before: then it is renewed when it is used', () => {
    const found = cachesRead({ login: { [LOGIN_FILE]: loginCache(-MINUTE) } })
    expect(renewals(makeState({ config: CONFIG }), found, tick(1), tick(2))).toEqual([[], [], []])
  })

  it('nor with --read-only', () => {
    const state = withLogin(7 * MINUTE)
    expect(renewals({ ...state, setup: { ...state.setup, isReadOnly: true } }, tick(3))).toEqual([[]])
  })

  it('again a minute after a failure that may pass, and when the file changes after one that does not', () => {
    const failure = (isPassing: boolean) =>
      ({ type: 'refreshed', sessionName: LOGIN_ARN, reason: { message: 'Why.', isPassing } }) as const
    expect(renewals(withLogin(7 * MINUTE), tick(2), failure(true), tick(3))).toEqual([wanted, [], wanted])
    const replaced = cachesRead({ login: { [LOGIN_FILE]: loginCache(6 * MINUTE) } })
    expect(renewals(withLogin(7 * MINUTE), tick(2), failure(false), tick(4), replaced)).toEqual([
      wanted,
      [],
      [],
      wanted,
    ])
  })
})
