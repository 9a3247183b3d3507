import { describe, expect, it } from 'vitest'
import type { Event } from '../../../src/app/event.ts'
import { layoutOf } from '../../../src/app/layout.ts'
import type { State } from '../../../src/app/state.ts'
import { linkTo, paintRows } from '../../../src/terminal/sgr.ts'
import { themeFor } from '../../../src/terminal/theme.ts'
import { dialogBox } from '../../../src/view/dialogs/dialog.ts'
import { allRows, screenOf } from '../../../src/view/screen.ts'
import { symbolsFor } from '../../../src/view/symbols.ts'
import { pictureOf, rowText } from '../../support/state/picture.ts'
import { loginOf, ssoState } from '../../support/state/sso-state.ts'
import { MINUTE, NOW, play, type StateOptions } from '../../support/state/state.ts'

const SIZES = [
  [120, 40],
  [80, 24],
  [60, 20],
] as const

const URL = 'https://device.sso.us-east-1.amazonaws.com/'
const LONG = 'https://a-company-with-a-long-name.awsapps.com/start/#/device'

const code = (uri: string): Event => ({
  type: 'login-step',
  attempt: 1,
  step: {
    type: 'code',
    userCode: 'KJQF-MXBR',
    verificationUri: uri,
    verificationUriComplete: `${uri}?user_code=KJQF-MXBR`,
    expiresAt: NOW + 9 * MINUTE + 41_000,
  },
})
const trouble: Event = {
  type: 'login-step',
  attempt: 1,
  step: { type: 'waiting', reason: 'IAM Identity Center: the host name could not be looked up (DNS)' },
}
const failed: Event = {
  type: 'login-failed',
  attempt: 1,
  message: 'The code ran out before it was approved. Start over to get a new one.',
}
const listed = (size: StateOptions): State => {
  const many = Array.from({ length: 40 }, (_, at) => ({
    id: `${100_000_000_000 + at}`,
    name: `Account ${String(at).padStart(2, '0')}`,
    email: '',
  }))
  const dev = { id: '111122223333', name: 'Account 00', email: '' }
  return play(
    ssoState('corp-dev', size),
    'accounts',
    { type: 'accounts-listed', attempt: 1, sessionName: 'corp', accounts: [dev, ...many] },
    { type: 'roles-listed', attempt: 1, sessionName: 'corp', account: dev.id, roles: ['Developer', 'Admin'] },
    'down',
    'toggle',
  )
}

const SCENES: Readonly<Record<string, (size: StateOptions) => State>> = {
  asking: (size) => play(ssoState('dev', size), 'log-in'),
  code: (size) => play(ssoState('dev', size), 'log-in', code(URL)),
  'long-address': (size) => play(ssoState('deploy', size), 'log-in', code(LONG)),
  trouble: (size) => play(ssoState('dev', size), 'log-in', code(URL), trouble),
  queue: (size) => play(ssoState('dev', size), 'log-in-all', code(URL)),
  unsafe: (size) => play(ssoState('dev', size), 'log-in', code('http://device.example/')),
  failed: (size) => play(ssoState('dev', size), 'log-in', code(URL), failed),
  'log-out': (size) => play(ssoState('dev', size), 'log-out'),
  accounts: listed,
  'accounts-failed': (size) =>
    play(listed(size), {
      type: 'listing-ended',
      attempt: 1,
      sessionName: 'corp',
      reason: 'The session has ended at the portal, whatever the cached token says. Log in again: l.',
    }),
}

describe.each(SIZES)('at %i × %i', (columns, rows) => {
  it.each(Object.entries(SCENES))('%s', async (name, scene) => {
    const picture = pictureOf(scene({ columns, rows }))
    await expect(`${picture.join('\n')}\n`).toMatchFileSnapshot(`golden-login/${name}-${columns}x${rows}.txt`)
  })

  it('everything that has to be read out can be', () => {
    for (const uri of [URL, LONG]) {
      const state = play(ssoState('dev', { columns, rows }), 'log-in', code(uri))
      const picture = pictureOf(state)
      const { width, rows: box } = dialogBox(state, loginOf(state), layoutOf(state), symbolsFor(false))
      const inside = box.map((row) =>
        rowText(row)
          .slice('│ Open   '.length, width - 1)
          .trim(),
      )
      expect(inside.join('')).toContain(uri)
      for (const part of ['K J Q F - M X B R', '9:41 left', 'Esc', '111122223333', 'Developer'])
        expect(picture.join('\n')).toContain(part)
    }
  })
})

const painted = (state: State) => paintRows(allRows(screenOf(state)), themeFor('dark', true))

describe('an address', () => {
  it('is a link where it is safe, as the parser writes it', () => {
    expect(painted(SCENES.code!({}))).toContain(`${linkTo(URL)}${URL}${linkTo('')}`)
    expect(painted(play(ssoState('dev'), 'log-in', code(' https://X.example/\u0007\u001b\\')))).toContain(
      `${linkTo('https://x.example/%07%1B/')}`,
    )
  })

  it.each(['http://device.example/', 'javascript:x', 'no address', '\u001b]8;;http://evil/\u001b\\'])(
    '%j is neither a link nor a QR code, and a warning says so',
    (uri) => {
      const state = play(ssoState('dev'), 'log-in', code(uri))
      expect(painted(state)).not.toContain('\u001b]8')
      const picture = pictureOf(state).join('\n')
      expect(picture).toContain('not encrypted')
      expect(picture).not.toMatch(/[█▀▄]{2}/)
    },
  )

  it('stays a link on each of its lines', () => {
    const text = painted(SCENES['long-address']!({ columns: 50, rows: 20 }))
    expect(text.split(linkTo(LONG)).length).toBe(3)
  })
})

describe('what the service says', () => {
  it('is shown as text, whatever it holds', () => {
    const evil = '\u001b[31mred\u0007\u202e\u200b'
    const step = {
      type: 'code',
      verificationUri: evil,
      verificationUriComplete: evil,
      expiresAt: NOW,
    } as const
    const events: Event[] = [
      { type: 'login-step', attempt: 1, step: { ...step, userCode: evil } },
      { type: 'login-step', attempt: 1, step: { type: 'waiting', reason: evil } },
      { type: 'login-failed', attempt: 1, message: evil },
    ]
    let state = play(ssoState('dev'), 'log-in')
    for (const event of events) {
      state = play(state, event)
      const picture = pictureOf(state).join('\n')
      expect(picture.replaceAll(' ', '')).toContain('\\x1b[31mred\\x07\\u202e\\u200b')
      expect(picture).not.toMatch(/[\u0007\u001b\u202e\u200b]/)
    }
  })

  it('of accounts and roles, too', () => {
    const evil = '\u001b[31m\u202e'
    const state = play(
      ssoState('corp-dev'),
      'accounts',
      {
        type: 'accounts-listed',
        attempt: 1,
        sessionName: 'corp',
        accounts: [{ id: evil, name: evil, email: evil }],
      },
      { type: 'roles-listed', attempt: 1, sessionName: 'corp', account: evil, roles: [evil] },
    )
    expect(pictureOf(state).join('\n')).not.toMatch(/[\u001b\u202e]/)
  })
})

describe('the QR code', () => {
  const hasCode = (scene: string, columns: number, rows: number, isAscii = false) =>
    /▀|▄|█/.test(pictureOf(SCENES[scene]!({ columns, rows, isAscii })).join(''))

  it.each([
    ['code', 120, 40, true],
    ['code', 80, 40, true],
    ['code', 40, 40, true],
    ['code', 80, 24, false],
    ['code', 120, 20, false],
    ['long-address', 80, 40, true],
    ['long-address', 40, 40, false],
  ])('stands where it fits whole, and nowhere else: %s at %i × %i: %s', (scene, columns, rows, fits) => {
    expect(hasCode(scene, columns, rows)).toBe(fits)
  })

  it('is not drawn in ASCII', () => {
    expect(hasCode('code', 120, 40, true)).toBe(false)
  })
})

it('b is offered only where there is a browser', () => {
  const state = SCENES.code!({})
  expect(pictureOf(state).join('\n')).not.toContain('open browser')
  const here = { ...state, setup: { ...state.setup, canBrowse: true } }
  expect(pictureOf(here).join('\n')).toContain('b open browser')
})

it('account ids are masked where that was asked for', () => {
  expect(pictureOf(SCENES.code!({ isRedacted: true })).join('\n')).not.toContain('111122223333')
})
