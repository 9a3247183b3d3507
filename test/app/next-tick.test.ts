import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextTick } from '../../src/app/next-tick.ts'
import { screenOf } from '../../src/view/screen.ts'
import { ssoToken, ssoTokenFile } from '../support/aws/cli-caches.ts'
import { HOUR, MINUTE, makeState, NOW, play, profilesNamed } from '../support/state/state.ts'

const CONFIG = `[profile dev]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = R
region = us-east-1
[sso-session corp]
sso_start_url = https://corp.awsapps.com/start
sso_region = us-east-1
`

function stateWith(left: number, now = NOW) {
  const token = ssoToken({ expiresAt: new Date(now + left).toISOString() })
  return makeState({ config: CONFIG, now, caches: { sso: { [ssoTokenFile('corp')]: token } } })
}

describe('the next tick', () => {
  it('is none where nothing on screen depends on the time', () => {
    expect(nextTick(makeState({ config: profilesNamed('a') }))).toBeNull()
  })

  it.each([
    ['the minute that is shown goes by', 5 * HOUR + 30_000, 30_001],
    ['a whole minute has just begun', 5 * HOUR, 1],
    ['it gets to be soon over', 15 * MINUTE + 10_000, 10_000],
    ['over a day only hours are shown', 30 * HOUR + 5 * MINUTE, 5 * MINUTE + 1],
    ['what ran out grows older', -30_000, 30_000],
    ['what ran out days ago grows older by hours', -(30 * HOUR), HOUR],
  ])('comes when %s', (_, left, wanted) => {
    expect(nextTick(stateWith(left))).toBe(NOW + wanted)
  })

  it('comes when a notice goes', () => {
    const state = makeState({ config: profilesNamed('a') })
    const noticed = play(state, { type: 'noticed', tone: 'info', text: 'x' })
    const next = nextTick(noticed)!
    expect(play(noticed, { type: 'tick', now: next - 1 }).notice).not.toBeNull()
    expect(play(noticed, { type: 'tick', now: next }).notice).toBeNull()
  })

  it('comes before anything else on screen changes', () => {
    const left = fc.integer({ min: -3 * 24 * HOUR, max: 3 * 24 * HOUR })
    fc.assert(
      fc.property(left, fc.double({ min: 0, max: 1, noNaN: true }), (left, share) => {
        const state = stateWith(left)
        const next = nextTick(state)!
        const before = state.now + Math.floor((next - 1 - state.now) * share)
        expect(screenOf(play(state, { type: 'tick', now: before }))).toEqual(screenOf(state))
      }),
    )
  })
})
