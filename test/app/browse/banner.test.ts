import { expect, it } from 'vitest'
import { bannerOf } from '../../../src/app/browse/banner.ts'
import { MINUTE, makeState, play } from '../../support/state/state.ts'

const measured = (minutes: number) => ({ type: 'clock-measured', offsetMs: minutes * MINUTE }) as const

it('a wrong clock is told until it is right again', () => {
  const start = makeState()
  expect(play(start, measured(4))).toBe(start)
  const wrong = play(start, measured(7))
  expect(bannerOf(wrong)).toEqual({
    tone: 'warning',
    text: expect.stringMatching(
      /^This machine’s clock is 7 minutes behind AWS’s, so that statuses and times left are off by as much. Next: set the clock, for example with sudo timedatectl set-ntp true/,
    ),
  })
  // No answer tells exactly the same.
  expect(play(wrong, measured(7.4))).toBe(wrong)
  expect(bannerOf(play(wrong, measured(-60)))?.text).toContain('60 minutes ahead of AWS’s')
  expect(bannerOf(play(wrong, measured(0)))).toBeNull()
})

it('a file that cannot be read matters more', () => {
  const state = play(makeState({ config: { type: 'unreadable', reason: 'permission denied' } }), measured(7))
  expect(bannerOf(state)?.text).toContain('permission denied')
})
