import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import type { StandIn } from '../../src/demo/stand-in.ts'
import { ssoToken, ssoTokenFile } from '../support/aws/cli-caches.ts'
import { closeStandIns, openStandIn } from '../support/aws/stand-ins.ts'
import { type Home, makeHome, removeHomes } from '../support/files/home.ts'
import { startDashboard } from '../support/program/dashboard.ts'
import { programFile } from '../support/program/run.ts'
import { stopTerminals } from '../support/program/terminal.ts'
import { HOUR, MINUTE } from '../support/state/state.ts'

afterEach(async () => {
  await stopTerminals()
  closeStandIns()
  removeHomes()
})

const TOKEN = ssoTokenFile('corp')
const CONFIG = `[sso-session corp]
sso_start_url = https://d-1234567890.awsapps.com/start
sso_region = us-east-1
[profile dev]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = ReadOnly
region = us-east-1
`

/** A home whose token is about to end, and a service that takes its time to renew it. */
async function aboutToEnd(): Promise<{ standIn: StandIn; home: Home; env: Home['env'] }> {
  const standIn = await openStandIn({ clients: { client: 'secret' }, refreshTokens: ['only-once'] })
  standIn.latencyMs = 600
  const token = ssoToken({
    expiresAt: new Date(Date.now() + 5 * MINUTE),
    refreshToken: 'only-once',
    clientId: 'client',
    clientSecret: 'secret',
    registrationExpiresAt: new Date(Date.now() + HOUR),
  })
  const home = makeHome({ config: CONFIG, ssoCache: { [TOKEN]: token } })
  return { standIn, home, env: { ...home.env, AWS_ENDPOINT_URL: standIn.url } }
}

const renewing = (standIn: StandIn) =>
  expect.poll(() => standIn.count('CreateToken'), { timeout: 10_000, interval: 5 }).toBe(1)

function expectWritten(home: Home): void {
  const written = JSON.parse(home.read(`.aws/sso/cache/${TOKEN}`))
  expect(written.refreshToken).not.toBe('only-once')
  expect(readdirSync(home.path('.aws/sso/cache'))).toEqual([TOKEN])
}

describe('a renewal that is under way is finished and written', () => {
  it.each(['q', 'ctrl-c', 'SIGTERM'])('although the dashboard ends: %s', async (how) => {
    const { standIn, home, env } = await aboutToEnd()
    const terminal = startDashboard(home, { env })
    await renewing(standIn)
    if (how === 'SIGTERM') terminal.signal('SIGTERM')
    else terminal.press(how)
    // The screen is given back before the answer is there.
    await expect.poll(() => terminal.isAlternate(), { interval: 5 }).toBe(false)
    expect(standIn.world.accessTokens.size).toBe(0)
    await terminal.exit()
    expectWritten(home)
  })

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'although %s ends a check, however often it comes',
    async (signal) => {
      const { standIn, home, env } = await aboutToEnd()
      const child = spawn(process.execPath, [programFile, 'check', 'dev'], { env, stdio: 'ignore' })
      const ended = new Promise<unknown[]>((resolve) => child.on('exit', (...how) => resolve(how)))
      await renewing(standIn)
      // Well before the answer comes.
      let times = 0
      const often = setInterval(() => (++times > 5 ? clearInterval(often) : child.kill(signal)), 20)
      expect(await ended).toEqual(signal === 'SIGINT' ? [130, null] : [null, 'SIGTERM'])
      expectWritten(home)
    },
  )
})
