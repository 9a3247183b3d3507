import { expect, it } from 'vitest'
import { expiringSessions } from '../../src/app/browse/expiring-sessions.ts'
import { windowTitle } from '../../src/view/window-title.ts'
import { ssoToken, ssoTokenFile } from '../support/aws/cli-caches.ts'
import { HOUR, MINUTE, makeState, NOW, play } from '../support/state/state.ts'

const config = ['a', 'b']
  .map(
    (name) =>
      `[sso-session ${name}]\nsso_start_url = https://${name}.awsapps.com/start\nsso_region = us-east-1\n[profile ${name}]\nsso_session = ${name}\nsso_account_id = 111122223333\nsso_role_name = R\n`,
  )
  .join('')
const tokens = (left: number) => ({
  sso: Object.fromEntries(
    ['a', 'b'].map((name) => [ssoTokenFile(name), ssoToken({ expiresAt: new Date(NOW + left) })]),
  ),
})

it.each([
  [HOUR, 'awsprof'],
  [-HOUR, 'awsprof: 2 sessions out'],
])('the title of the window tells what is out: %i ms left, %s', (left, title) => {
  expect(windowTitle(makeState({ config, caches: tokens(left) }))).toBe(title)
})

it('sessions come near their end with time', () => {
  const state = makeState({ config, caches: tokens(20 * MINUTE) })
  expect([...expiringSessions(state)]).toEqual([])
  expect([...expiringSessions(play(state, { type: 'tick', now: NOW + 10 * MINUTE }))]).toEqual(['a', 'b'])
})
