import { spawn, spawnSync } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { afterEach, describe, expect, it } from 'vitest'
import type { StandIn } from '../../src/demo/stand-in.ts'
import { lockPath } from '../../src/os/lock.ts'
import { ssoToken, ssoTokenFile } from '../support/aws/cli-caches.ts'
import { closeStandIns, openStandIn } from '../support/aws/stand-ins.ts'
import { type Home, makeHome, removeHomes } from '../support/files/home.ts'
import { startDashboard } from '../support/program/dashboard.ts'
import { programFile } from '../support/program/run.ts'
import { startTerminal, stopTerminals } from '../support/program/terminal.ts'
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

function expectWritten(home: Home, files = 1): void {
  const written = JSON.parse(home.read(`.aws/sso/cache/${TOKEN}`))
  expect(written.refreshToken).not.toBe('only-once')
  // Neither a lock nor a temporary file.
  expect(readdirSync(home.path('.aws/sso/cache'))).toHaveLength(files)
}

const hasScript = process.platform === 'linux' && spawnSync('script', ['--version']).status === 0

/** Starts a command, without a terminal. `ended` resolves to its status and signal. */
function start(env: Home['env'], ...args: string[]) {
  const child = spawn(process.execPath, [programFile, ...args], { env, stdio: 'ignore' })
  const ended = new Promise<unknown[]>((resolve) => child.on('exit', (...how) => resolve(how)))
  return { child, ended }
}

/** Makes a program write a file once it handles signals. */
const tellWhenListening = (file: string) => {
  const code = `import { writeFileSync } from 'node:fs'
process.on('newListener', (name) => {
  if (name === 'SIGHUP') setImmediate(() => writeFileSync(${JSON.stringify(file)}, ''))
})`
  return `--import=data:text/javascript,${encodeURIComponent(code)}`
}

const ENDED = { SIGINT: [130, null], SIGTERM: [null, 'SIGTERM'] }

describe('a renewal that is under way is finished and written', () => {
  it.each(['$', 'E'])('before another program gets the terminal: %s', async (key) => {
    const { standIn, home, env } = await aboutToEnd()
    // What it finds in the cache when it starts.
    home.write(
      'look',
      `#!/bin/sh\ncp '${home.path(`.aws/sso/cache/${TOKEN}`)}' '${home.path('seen')}'\n`,
      0o755,
    )
    const terminal = startDashboard(home, {
      env: { ...env, SHELL: home.path('look'), VISUAL: home.path('look') },
    })
    await renewing(standIn)
    terminal.press(key)
    await expect.poll(() => home.exists('seen'), { timeout: 10_000 }).toBe(true)
    await expect.poll(() => home.read('seen'), { timeout: 10_000 }).toMatch(/refreshToken/)
    expect(JSON.parse(home.read('seen')).refreshToken).not.toBe('only-once')
  })

  it.skipIf(!hasScript)('although the terminal goes away', async () => {
    const { standIn, home, env } = await aboutToEnd()
    const command = `'${process.execPath}' '${programFile}'`
    const terminal = startTerminal({ command: 'script', args: ['-qec', command, '/dev/null'], env })
    await renewing(standIn)
    // The terminal is script's, and ends with it.
    terminal.signal('SIGKILL')
    await expect
      .poll(() => home.read(`.aws/sso/cache/${TOKEN}`), { timeout: 10_000 })
      .not.toContain('only-once')
  })

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
      const { child, ended } = start(env, 'check', 'dev')
      await renewing(standIn)
      // Well before the answer comes.
      let times = 0
      const often = setInterval(() => (++times > 5 ? clearInterval(often) : child.kill(signal)), 20)
      expect(await ended).toEqual(ENDED[signal])
      expectWritten(home)
    },
  )
})

describe.each(['SIGINT', 'SIGTERM'] as const)('%s', (signal) => {
  it('lets a login have the token that was just granted', async () => {
    const { standIn, home, env } = await aboutToEnd()
    standIn.latencyMs = 0
    standIn.always('CreateToken', { delayMs: 500 })
    const { child, ended } = start(env, 'login', 'dev', '--force')
    await expect.poll(() => standIn.world.grants.size, { timeout: 10_000, interval: 5 }).toBe(1)
    standIn.approve()
    await renewing(standIn)
    child.kill(signal)
    expect(await ended).toEqual(ENDED[signal])
    expectWritten(home, 2)
  })

  it.each(['check', 'export', 'logout'])(
    'ends the wait of %s for a lock, and changes nothing',
    async (command) => {
      const { standIn, home, env } = await aboutToEnd()
      const before = home.read(`.aws/sso/cache/${TOKEN}`)
      // This process lives, so the lock counts.
      const lock = lockPath(home.path(`.aws/sso/cache/${TOKEN}`))
      writeFileSync(lock, `${process.pid} ${hostname()}\n`)
      const { child, ended } = start(
        { ...env, NODE_OPTIONS: tellWhenListening(home.path('listening')) },
        command,
        'dev',
      )
      await expect.poll(() => home.exists('listening'), { timeout: 10_000 }).toBe(true)
      child.kill(signal)
      expect(await ended).toEqual(ENDED[signal])
      expect([home.read(`.aws/sso/cache/${TOKEN}`), standIn.count()]).toEqual([before, 0])
    },
  )
})
