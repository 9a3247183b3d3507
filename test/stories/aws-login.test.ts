import { afterEach, expect, it } from 'vitest'
import { fakeAws } from '../support/aws/fake-aws.ts'
import { makeHome, removeHomes } from '../support/files/home.ts'
import { startDashboard } from '../support/program/dashboard.ts'
import { stopTerminals } from '../support/program/terminal.ts'
import { LOGIN_ARN, LOGIN_FILE, loginCache } from '../support/session/login-cache.ts'
import { HOUR } from '../support/state/state.ts'

afterEach(async () => {
  await stopTerminals()
  removeHomes()
})

it('the demo’s access of aws login has run out, and c renews it', async () => {
  const terminal = startDashboard(makeHome(), { args: ['--demo'], rows: 40 })
  await terminal.waitFor('16 profiles')
  terminal.press('t', 't')
  await terminal.waitForGone('▾')
  terminal.type('/playground')
  await terminal.waitFor('─ playground ─')
  terminal.press('enter')
  // Read together with Enter, the next key would not act.
  await terminal.waitForGone('Enter keep')
  await terminal.waitFor(/◒ renewable: the AWS CLI renews it[\s\S]*not verified/)
  terminal.press('l')
  await terminal.waitFor('The demo does not run the AWS CLI: press c')
  terminal.press('c')
  await terminal.waitFor(/● valid for 1[45]m[\s\S]*user\/mary[\s\S]*confirmed by STS/)
  await terminal.waitFor(/● playground[^\n]*valid 1[45]m ✓/)
})

it('l runs aws login with the screen handed over, and says how it ended', async () => {
  const home = makeHome({
    config: `[profile -x]\nlogin_session = ${LOGIN_ARN}\n`,
    loginCache: { [LOGIN_FILE]: loginCache(HOUR, { clientId: '' }) },
  })
  const fresh = JSON.stringify(loginCache(HOUR, {}, Date.now()))
  const path = fakeAws(
    home,
    'aws-cli/2.36.7',
    `echo "Sign in now"; read answer
[ "$answer" = no ] && { echo "aws: [ERROR]: denied" >&2; exit 255; }
printf '%s' '${fresh}' > ${home.path('.aws/login/cache', LOGIN_FILE)}`,
  )
  const terminal = startDashboard(home, { env: { PATH: `${path}:${home.env.PATH}` } })
  await terminal.waitFor(/signed out: the cached file has no clientId[\s\S]*press l to log in/)
  terminal.press('l')
  await terminal.waitFor(/Running aws login --profile=-x;[\s\S]*Sign in now/)
  terminal.type('no\r')
  await terminal.waitFor('aws login failed: aws: [ERROR]: denied; run')
  terminal.press('l')
  await terminal.waitFor(/Sign in now[\s\S]*Sign in now/)
  terminal.type('yes\r')
  await terminal.waitFor('Logged in by aws login.')
  await terminal.waitFor(/● valid for 59m/)
  expect(home.read('calls')).toBe('-x|login|--profile=-x|'.repeat(2))
})
