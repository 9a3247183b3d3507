import { expect, it } from 'vitest'
import type { Event } from '../../src/app/event.ts'
import { update } from '../../src/app/update.ts'
import { LOGIN_ARN, LOGIN_FILE, loginCache } from '../support/session/login-cache.ts'
import { cachesRead, HOUR, makeState, NOW, play } from '../support/state/state.ts'

it.each([
  ['TOKEN_EXPIRED', false],
  ['USER_CREDENTIALS_CHANGED', false],
  ['INSUFFICIENT_PERMISSIONS', true],
])('a check that failed with %s is kept after another aws login: %s', (code, isKept) => {
  const config = `[profile a]\nlogin_session = ${LOGIN_ARN}\n`
  const state = makeState({ config, caches: { login: { [LOGIN_FILE]: loginCache(-HOUR) } } })
  const started = play(state, { type: 'intent', intent: 'check' })
  const attempt = started.attempts
  const error = { code, message: 'Why.', hint: null, raw: null }
  const result = { name: 'a', identity: null, expiresAt: null, failedLink: 1, error, ms: 1, at: NOW }
  const failed: Event[] = [
    { type: 'check-results', attempt, results: [result] },
    { type: 'check-ended', attempt, reason: null },
  ]
  const checked = failed.reduce((at, event) => update(at, event).state, started)
  expect(checked.checks.get('a')?.result?.error?.code).toBe(code)
  const same = update(checked, cachesRead({ login: { [LOGIN_FILE]: loginCache(-HOUR) } })(checked)).state
  expect(same.checks.has('a')).toBe(true)
  const again = update(checked, cachesRead({ login: { [LOGIN_FILE]: loginCache(HOUR) } })(checked)).state
  expect(again.checks.has('a')).toBe(isKept)
})
