import { describe, expect, it } from 'vitest'
import type { Event } from '../../../src/app/event.ts'
import type { CheckResult } from '../../../src/session/walk/check.ts'
import { identityLines } from '../../../src/view/details/identity.ts'
import { ASCII, UNICODE } from '../../../src/view/symbols.ts'
import { linesOf, stylesOf } from '../../support/state/picture.ts'
import { HOUR, MINUTE, makeState, NOW, play, profilesNamed } from '../../support/state/state.ts'

const never = makeState({ config: profilesNamed('a') })
const running = play(never, 'check')
const arn = 'arn:aws:sts::111122223333:assumed-role/Developer/me'
const GOOD: CheckResult = {
  name: 'a',
  identity: { account: '111122223333', arn, userId: 'x' },
  expiresAt: NOW + HOUR,
  failedLink: null,
  error: null,
  ms: 1,
  at: NOW,
}
const error = {
  code: 'x',
  message: 'The role is not assigned to you.',
  hint: 'A lists',
  raw: 'Forbidden: no',
}
const BAD: CheckResult = { ...GOOD, identity: null, failedLink: 0, error }
const ended = (...results: CheckResult[]): Event[] => [
  { type: 'check-results', attempt: 1, results },
  { type: 'check-ended', attempt: 1, reason: null },
]
const checked = (result: CheckResult) => play(running, ...ended(result))
const lines = (state: typeof never, cells = 60) => linesOf(identityLines(state, 'a', cells, UNICODE))
const styles = (state: typeof never) => identityLines(state, 'a', 60, UNICODE).map(stylesOf)

it('before a check, the key for it', () => {
  expect(styles(never)).toEqual([[['dim', 'not verified: c to check']]])
})

it('while it runs, that it does', () => {
  expect(styles(running)).toEqual([[['info', '⠋ checking …']]])
  expect(linesOf(identityLines(running, 'a', 60, ASCII))).toEqual(['| checking ~'])
})

describe('who STS says that it is', () => {
  it('and for how long, as long ago as that was', () => {
    expect(styles(checked(GOOD))).toEqual([
      [['valid', arn]],
      [['dim', 'confirmed by STS just now · credentials for 1h']],
    ])
    const later = play(checked(GOOD), { type: 'tick', now: NOW + 5 * MINUTE })
    expect(lines(later)[1]).toBe('confirmed by STS 5m ago · credentials for 55m')
  })

  it('whole, on as many lines as it takes', () => {
    expect(lines(checked({ ...GOOD, expiresAt: null }), 28)).toEqual([
      'arn:aws:sts::111122223333:as',
      'sumed-role/Developer/me',
      'confirmed by STS just now',
    ])
  })
})

describe('why it does not work', () => {
  it('in our words, with what to do next; i shows those of the service', () => {
    expect(styles(checked(BAD))).toEqual([
      [['broken', 'The role is not assigned to you.']],
      [['info', 'next: A lists']],
      [['dim', 'checked just now; press i for the raw answer']],
    ])
    expect(styles(play(checked(BAD), 'show-raw'))).toEqual([
      [['broken', 'The role is not assigned to you.']],
      [['info', 'next: A lists']],
      [['dim', 'Forbidden: no']],
      [['dim', 'checked just now']],
    ])
  })

  it('wrapped, and with nothing in it that a terminal would obey', () => {
    const evil = { ...error, message: 'no \u001b[31m', raw: null, hint: null }
    expect(lines(checked({ ...BAD, error: evil }), 8)).toEqual(['no', '\\x1b[31m', 'checked just now'])
  })

  it('names the key where there is one for the command', () => {
    const hint = 'awsprof login a --force'
    expect(lines(checked({ ...BAD, error: { ...error, hint } }))[1]).toBe('next: press l to log in')
  })
})
