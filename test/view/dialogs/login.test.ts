import { describe, expect, it } from 'vitest'
import type { Event } from '../../../src/app/event.ts'
import type { Setup, State } from '../../../src/app/state.ts'
import { linkTo, paintRows } from '../../../src/terminal/sgr.ts'
import { themeFor } from '../../../src/terminal/theme.ts'
import { loginRows } from '../../../src/view/dialogs/login.ts'
import { ASCII, UNICODE } from '../../../src/view/symbols.ts'
import { overlayOf } from '../../support/state/overlay.ts'
import { linesOf, stylesOf } from '../../support/state/picture.ts'
import { codeGiven, DEVICE_URL, LONG_DEVICE_URL, loginState } from '../../support/state/portal-events.ts'
import { ssoState } from '../../support/state/sso-state.ts'
import { MINUTE, NOW, play } from '../../support/state/state.ts'

const HEIGHT = 14 // too low for a QR code
const body = (state: State, cells = 66, symbols = UNICODE) =>
  loginRows(state, overlayOf(state, 'login'), cells, HEIGHT, symbols)
const lines = (...of: Parameters<typeof body>) => linesOf(body(...of).rows)
const asking = play(ssoState('dev'), 'log-in')
const waiting = loginState('dev')
const trouble = (text: string): Event => ({
  type: 'login-step',
  attempt: 1,
  step: { type: 'waiting', reason: text },
})
const failed = (message: string): Event => ({ type: 'login-failed', attempt: 1, message })

describe('a login as it goes', () => {
  it('asks for a code', () => {
    expect(lines(asking)).toEqual([
      'For    dev  111122223333 · Developer',
      '⠋ asking IAM Identity Center for a code',
      '',
      'Esc cancel',
    ])
  })

  it('waits for its approval', () => {
    const { title, rows, note } = body(waiting)
    expect([title, note]).toEqual(['Log in to sso-session work', ''])
    expect(linesOf(rows)).toEqual([
      'For    dev  111122223333 · Developer',
      'Open   https://device.sso.us-east-1.amazonaws.com/',
      'Code   K J Q F - M X B R                                 9:41 left',
      '',
      '⠋ waiting for approval                3 profiles need this session',
      'y copy address   Esc cancel',
    ])
  })

  it('which nobody needs to give in the demo', () => {
    const demo = { ...waiting, setup: { ...waiting.setup, isDemo: true } }
    expect(lines(demo).slice(1, 4)).toEqual([
      'Open   https://device.sso.us-east-1.amazonaws.com/',
      '       The demo approves it in a few seconds.',
      'Code   K J Q F - M X B R                                 9:41 left',
    ])
  })

  it('tells what is in the way', () => {
    const { rows } = body(play(waiting, trouble('the host name could not be looked up')))
    expect(linesOf(rows)[4]).toBe('⠋ the host name could not be looked up')
    expect(rows[4]?.[0]?.style).toBe('warning')
  })

  it('or why it ended', () => {
    const { rows } = body(play(waiting, failed('The code expired before it was approved. Start over.')), 40)
    expect(linesOf(rows)).toEqual([
      'The code expired before it was',
      'approved. Start over.',
      '',
      'Enter start over  Esc close',
    ])
    expect(rows[0]?.[0]?.style).toBe('error')
  })

  it('says how many sessions are to follow', () => {
    expect(body(play(ssoState('dev'), 'log-in-all', codeGiven())).note).toBe('1 of 3')
  })

  it('says for how long the code is good, to the second', () => {
    const later = (left: number) => lines({ ...waiting, now: NOW + 9 * MINUTE + 41_000 - left })[2]?.slice(-9)
    expect([later(61_001), later(60_000), later(500), later(-1)]).toEqual([
      '1:02 left',
      '1:00 left',
      '0:01 left',
      '0:00 left',
    ])
  })

  it('turns its wheel once a second', () => {
    const wheel = (seconds: number, symbols = UNICODE) =>
      lines({ ...waiting, now: NOW + seconds * 1000 }, 66, symbols)[4]?.[0]
    expect([0, 1, 9, 10].map((each) => wheel(each))).toEqual(['⠋', '⠙', '⠏', '⠋'])
    expect([0, 1, 4].map((each) => wheel(each, ASCII))).toEqual(['|', '/', '|'])
  })
})

describe('what it is for', () => {
  it.each([
    ['a role, what that is', 'deploy', 66, 'For    deploy  777788889999 · Deploy'],
    ['on few cells the end of its place is cut', 'dev', 30, 'For    dev  111122223333 · Develop…'],
  ])('%s', (_, profile, cells, wanted) => {
    expect(lines(loginState(profile), cells)[0]).toBe(wanted)
  })

  it('a legacy profile has no session’s name, and waits alone', () => {
    const old = loginState('old')
    expect(body(old).title).toBe('Log in to https://old.awsapps.com/start')
    expect(lines(old)[4]).toMatch(/ 1 profile needs this session$/)
  })
})

it('code and address stand out, the rest does not', () => {
  expect(body(waiting).rows.map(stylesOf)).toEqual([
    [
      ['dim', 'For'],
      ['text', 'dev'],
      ['dim', '111122223333 · Developer'],
    ],
    [
      ['dim', 'Open'],
      ['strong', DEVICE_URL],
    ],
    [
      ['dim', 'Code'],
      ['title', 'K J Q F - M X B R'],
      ['dim', '9:41 left'],
    ],
    [],
    [
      ['info', '⠋ waiting for approval'],
      ['dim', '3 profiles need this session'],
    ],
    [
      ['key', 'y'],
      ['dim', 'copy address'],
      ['key', 'Esc'],
      ['dim', 'cancel'],
    ],
  ])
})

describe('where it is narrow', () => {
  it('the address stays whole, on as many lines as it takes', () => {
    expect(lines(loginState('dev', {}, LONG_DEVICE_URL), 46).slice(1, 3)).toEqual([
      'Open   https://a-company-with-a-long-name.awsa',
      '       pps.com/start/#/device',
    ])
  })

  it('drops first how many profiles wait, then the time left', () => {
    expect(lines(waiting, 52)[4]).toBe('⠋ waiting for approval  3 profiles need this session')
    expect(lines(waiting, 51)[4]).toBe('⠋ waiting for approval')
    expect(lines(waiting, 36)[3]).toMatch(/^Code {3}K J Q F - M X B R {3}9:41 left$/)
    expect(lines(waiting, 34)[3]).toBe('Code   K J Q F - M X B R')
  })
})

it('b is offered only where there is a browser', () => {
  const here = (state: State) => ({ ...state, setup: { ...state.setup, canBrowse: true } })
  expect(lines(here(waiting)).at(-1)).toBe('y copy address   b by browser   Esc cancel')
  expect(lines(here(loginState('old'))).at(-1)).toBe('y copy address   b open browser   Esc cancel')
})

const painted = (state: State, cells = 66) =>
  paintRows(loginRows(state, overlayOf(state, 'login'), cells, 40, UNICODE).rows, themeFor('dark', true))

describe('an address', () => {
  it('is a link where it is safe, as the parser writes it', () => {
    expect(painted(waiting)).toContain(`${linkTo(DEVICE_URL)}${DEVICE_URL}${linkTo('')}`)
    expect(painted(loginState('dev', {}, ' https://X.example/\u0007\u001b\\'))).toContain(
      `${linkTo('https://x.example/%07%1B/')}`,
    )
  })

  it('stays a link on each of its lines', () => {
    expect(
      painted(loginState('deploy', {}, LONG_DEVICE_URL), 46).split(linkTo(LONG_DEVICE_URL)),
    ).toHaveLength(3)
  })

  it.each(['http://device.example/', 'javascript:x', 'no address', '\u001b]8;;http://evil/\u001b\\'])(
    '%j is no link, and a warning says so',
    (uri) => {
      const state = loginState('dev', {}, uri)
      expect(painted(state)).not.toContain('\u001b]8')
      const { rows } = body({ ...state, setup: { ...state.setup, canBrowse: true } })
      expect(linesOf(rows)[3]).toBe('This address does not use https: open it only if you trust it.')
      expect(rows[3]?.[0]?.style).toBe('warning')
      expect(linesOf(rows).at(-1)).toBe('y copy address   Esc cancel')
    },
  )
})

it('what the service says is shown as text, whatever it holds', () => {
  const evil = '\u001b[31mred\u0007\u202e\u200b'
  const step = { type: 'code', verificationUri: evil, verificationUriComplete: evil, expiresAt: NOW } as const
  const events: Event[] = [
    { type: 'login-step', attempt: 1, step: { ...step, userCode: evil } },
    trouble(evil),
    failed(evil),
  ]
  let state = asking
  for (const event of events) {
    state = play(state, event)
    const text = lines(state).join('\n')
    expect(text.replaceAll(' ', '')).toContain('\\x1b[31mred\\x07\\u202e\\u200b')
    expect(text).not.toMatch(/[\u0007\u001b\u202e\u200b]/)
  }
})

describe('a login in a browser', () => {
  const browser = (way: Partial<Setup> = { canBrowse: true }): State => {
    const state = { ...waiting, setup: { ...waiting.setup, ...way } }
    const url = 'https://oidc.eu-west-1.amazonaws.com/authorize?state=s'
    const step = { type: 'browser', url, expiresAt: NOW + 10 * MINUTE } as const
    return play(state, 'open-browser', { type: 'login-step', attempt: 2, step })
  }

  it('asks for its page', () => {
    const open = play({ ...waiting, setup: { ...waiting.setup, canBrowse: true } }, 'open-browser')
    expect(lines(open)[1]).toBe('⠋ asking IAM Identity Center for a page to open')
  })

  it('says where to look, and what to do if there is nothing to see', () => {
    expect(lines(browser())).toEqual([
      'For    dev  111122223333 · Developer',
      'Open   in your browser                                  10:00 left',
      '       Approve there. If no page has opened, copy its address into',
      '       a browser here.',
      '',
      '⠋ waiting for the browser             3 profiles need this session',
      'y copy address   b by code   Esc cancel',
    ])
  })

  it('says that another process keeps the token from being written', () => {
    const held = play(browser(), { type: 'login-step', attempt: 2, step: { type: 'held-up' } })
    expect(lines(held, 66)[5]).toBe('⠋ approved; another process holds the token’s file')
  })
})
