import { describe, expect, it } from 'vitest'
import type { Effect } from '../../../src/app/effect.ts'
import type { Event } from '../../../src/app/event.ts'
import type { Intent } from '../../../src/app/intent.ts'
import type { State } from '../../../src/app/state.ts'
import { update } from '../../../src/app/update.ts'
import { match } from '../../../src/keys/match.ts'
import { mfaWanted } from '../../support/state/mfa-wanted.ts'
import { loginOf, ssoState } from '../../support/state/sso-state.ts'
import { asEvent, makeState, NOW, play, type TestEvent } from '../../support/state/state.ts'

/** The state after these events, and every effect on the way. */
function run(state: State, ...events: readonly TestEvent[]): { state: State; effects: Effect[] } {
  const effects: Effect[] = []
  let at = state
  for (const event of events) {
    const next = update(at, asEvent(event, at))
    at = next.state
    effects.push(...next.effects)
  }
  return { state: at, effects }
}

const step = (attempt: number, of: Extract<Event, { type: 'login-step' }>['step']): Event => ({
  type: 'login-step',
  attempt,
  step: of,
})
const code = (attempt: number, uri = 'https://device.example/'): Event =>
  step(attempt, {
    type: 'code',
    userCode: 'ABCD-EFGH',
    verificationUri: uri,
    verificationUriComplete: `${uri}?user_code=ABCD-EFGH`,
    expiresAt: NOW + 600_000,
  })
const waiting = (attempt: number, trouble: string | null = null): Event =>
  step(attempt, { type: 'waiting', reason: trouble })
const authorized = (attempt: number): Event => step(attempt, { type: 'authorized', expiresAt: NOW + 1 })
const failed = (attempt: number): Event => ({ type: 'login-failed', attempt, message: 'It failed.' })

describe('l', () => {
  it.each([
    ['corp-dev', 'corp'],
    ['dev', 'work'],
    ['deploy', 'work'],
    ['old', null],
  ])('on %s logs in to %s', (profile, session) => {
    const { state, effects } = run(ssoState(profile), 'log-in')
    expect(loginOf(state)).toMatchObject({ profile, attempt: 1, session: { ssoSession: session }, queue: [] })
    expect(effects).toEqual([
      {
        type: 'log-in',
        attempt: 1,
        profile,
        session: loginOf(state).session,
        approval: 'code',
        isAhead: false,
      },
    ])
  })

  it('on a profile of aws login, or a role on one, runs that for the profile that has the session', () => {
    const config = `[profile p]\nlogin_session = a\n[profile r]\nrole_arn = arn:aws:iam::111122223333:role/R\nsource_profile = p\n`
    const state = makeState({ config })
    for (const selected of ['p', 'r'])
      expect(run({ ...state, selected }, 'log-in').effects).toEqual([{ type: 'aws-login', profile: 'p' }])
    const demo = { ...state, setup: { ...state.setup, isDemo: true } }
    const { state: told, effects } = run(demo, 'log-in')
    expect([effects, told.notice?.text]).toEqual([[], expect.stringContaining('press c')])
    expect(run(state, 'log-out').state.notice?.text).toBe(
      'This profile uses aws login, not IAM Identity Center.',
    )
  })

  it('on a profile without a session says why not', () => {
    const { state, effects } = run(ssoState('keys'), 'log-in')
    expect([state.overlay, effects]).toEqual([null, []])
    expect(state.notice?.text).toBe('A profile of kind long-term-keys has no session to log in to.')
  })

  it('shows code, trouble and failure of its own attempt', () => {
    const open = play(ssoState('dev'), 'log-in', code(1), waiting(1, 'no network'))
    expect(loginOf(open)).toMatchObject({ code: { userCode: 'ABCD-EFGH' }, retryReason: 'no network' })
    expect(loginOf(play(open, waiting(1)))).toMatchObject({ retryReason: null })
    expect(loginOf(play(open, failed(1)))).toMatchObject({ reason: 'It failed.' })
  })

  it.each([code(1), waiting(1, 'x'), authorized(1), failed(1)])(
    'what comes late of an attempt that was given up changes nothing: $type $step.step',
    (late) => {
      const closed = play(ssoState('dev'), 'log-in', 'back')
      expect(update(closed, late)).toEqual({ state: closed, effects: [] })
      const second = play(closed, 'log-in')
      expect(update(second, late)).toEqual({ state: second, effects: [] })
    },
  )

  it('a code that takes the place of another is shown', () => {
    const state = play(ssoState('dev'), 'log-in', code(1), code(1, 'https://second.example/'))
    expect(loginOf(state).code?.verificationUri).toBe('https://second.example/')
  })

  it('once approved closes, says so, and reads the caches', () => {
    const { state, effects } = run(ssoState('dev'), 'log-in', code(1), authorized(1))
    expect(state.overlay).toBeNull()
    expect(state.notice?.text).toBe('Logged in to work.')
    expect(effects.map(({ type }) => type)).toContain('read-home')
  })
})

describe('Esc', () => {
  it('gives the login up, once', () => {
    const open = play(ssoState('dev'), 'log-in', code(1))
    const { state, effects } = run(open, 'back', 'back')
    expect([state.overlay, effects]).toEqual([null, [{ type: 'give-up', attempt: 1 }]])
  })

  it('has nothing to give up where the login has failed', () => {
    const open = play(ssoState('dev'), 'log-in', failed(1))
    expect(run(open, 'back')).toMatchObject({ state: { overlay: null }, effects: [] })
  })
})

describe('a login that failed', () => {
  const open = play(ssoState('dev'), 'log-in', code(1), failed(1))

  it.each(['enter', 'r'])('starts over with %s, as a new attempt for the same session', (key) => {
    const { state, effects } = run(open, match(open, key)!)
    expect(loginOf(state)).toMatchObject({ attempt: 2, profile: 'dev', code: null, reason: null })
    expect(effects).toEqual([expect.objectContaining({ type: 'log-in', attempt: 2, profile: 'dev' })])
  })

  it('is not started over while it runs', () => {
    const running = play(ssoState('dev'), 'log-in', code(1))
    const { state, effects } = run(running, match(running, 'enter')!)
    expect([state.overlay, effects]).toEqual([running.overlay, []])
  })
})

describe('L', () => {
  it('goes through every session that needs a login, each once, each for a profile of its own', () => {
    const { state, effects } = run(
      ssoState('corp-dev'),
      'log-in-all',
      authorized(1),
      authorized(2),
      authorized(3),
    )
    expect(state.overlay).toBeNull()
    const logins = effects.filter((each) => each.type === 'log-in')
    expect(logins.map(({ attempt, profile, session }) => [attempt, profile, session.ssoSession])).toEqual([
      [1, 'dev', 'work'],
      [2, 'lab', 'lab'],
      [3, 'old', null],
    ])
  })

  it('keeps what is to follow when one starts over, and drops it with Esc', () => {
    const failing = play(ssoState('corp-dev'), 'log-in-all', failed(1), 'accept')
    expect(loginOf(failing)).toMatchObject({ attempt: 2, profile: 'dev' })
    expect(loginOf(failing).queue.map(({ profile }) => profile)).toEqual(['lab', 'old'])
    expect(play(failing, 'back', authorized(2)).overlay).toBeNull()
  })

  it('says so where there is nothing to do', () => {
    const state = play(ssoState('keys', { config: '[profile keys]\nregion = x\n', caches: {} }), 'log-in-all')
    expect(state.notice?.text).toBe('No IAM Identity Center session needs a login.')
  })
})

describe('the address', () => {
  /** Of a legacy profile, whose only way in a browser is this address. */
  const effectsOf = (uri: string, intent: Intent) =>
    run(play(ssoState('old'), 'log-in', code(1, uri)), intent).effects

  it.each([
    ['https://device.example/', true],
    ['http://127.0.0.1:8080/', true],
    ['http://localhost/', true],
    ['http://[::1]:1/', true],
    ['http://device.example/', false],
    ['http://127.0.0.1.evil.example/', false],
    ['javascript:alert(1)//', false],
    ['file:///etc/passwd', false],
    ['no address', false],
  ])('%s is opened: %s', (uri, opens) => {
    expect(effectsOf(uri, 'open-browser').map(({ type }) => type)).toEqual(opens ? ['browse'] : [])
  })

  it('is opened and copied as a parser writes it, so that nothing hides in it', () => {
    const odd = ' https://Device.example/\u001b]0;x\u0007\n;rm -rf\u202e'
    for (const intent of ['open-browser', 'copy-link'] as const) {
      const [effect] = effectsOf(odd, intent)
      const text = effect?.type === 'browse' ? effect.url : effect?.type === 'copy' ? effect.text : ''
      expect(text).toMatch(/^https:\/\/device\.example\/[!-~]+$/)
    }
  })

  it('that is none is not copied', () => {
    const open = play(ssoState('dev'), 'log-in', code(1, 'no address'))
    const { state, effects } = run(open, 'copy-link')
    expect([effects, state.notice?.tone]).toEqual([[], 'warning'])
  })

  it('is not asked for before there is one', () => {
    const open = play(ssoState('old'), 'log-in')
    for (const intent of ['copy-link', 'open-browser'] as const) expect(run(open, intent).effects).toEqual([])
  })
})

describe('a question for an MFA code that comes meanwhile', () => {
  const asked = () => {
    const checking = play(ssoState('deploy'), 'check')
    const open = play(checking, 'log-in')
    const attempt = loginOf(open).attempt
    return { attempt, ...run(open, mfaWanted(checking.checking?.attempt ?? 0)) }
  }

  it('lies over the login, which goes on behind it', () => {
    const { state, effects, attempt } = asked()
    expect([state.overlay?.type, effects]).toEqual(['form', []])
    const back = play(state, code(attempt), 'back')
    expect(loginOf(back)).toMatchObject({ attempt, code: { userCode: 'ABCD-EFGH' } })
  })

  it('stays when the login is through', () => {
    const { state, attempt } = asked()
    const after = play(state, authorized(attempt))
    expect(after.overlay?.type).toBe('form')
    expect(play(after, 'back').overlay).toBeNull()
  })
})

describe('o', () => {
  it('asks first, and says whom it concerns', () => {
    const open = play(ssoState('dev'), 'log-out')
    expect(open.overlay).toMatchObject({ type: 'ask', title: 'Log out of work' })
    expect(open.overlay).toMatchObject({ lines: expect.arrayContaining(['3 profiles use this session.']) })
    expect(run(open, 'back').effects).toEqual([])
    const { state, effects } = run(open, 'accept')
    expect(state.overlay).toBeNull()
    expect(effects).toEqual([
      expect.objectContaining({
        type: 'log-out',
        profile: 'dev',
        session: expect.objectContaining({ ssoSession: 'work' }),
      }),
    ])
  })

  it('has nothing to do where nobody is logged in', () => {
    const state = play(ssoState('lab'), 'log-out')
    expect([state.overlay, state.notice?.text]).toEqual([null, 'You are not logged in to lab.'])
  })
})

describe('a start URL in another region than the file says', () => {
  it('is offered for the file after the login, with the diff', () => {
    const state = play(ssoState('corp-dev'), 'log-in')
    const attempt = loginOf(state).attempt
    const there = play(state, step(attempt, { type: 'other-region', region: 'eu-west-1' }))
    const done = play(there, authorized(attempt))
    expect(done.overlay).toMatchObject({
      type: 'confirm',
      notes: [expect.stringContaining('eu-west-1')],
      request: { edit: { type: 'set', key: 'sso_region', value: 'eu-west-1' } },
    })
  })
})
