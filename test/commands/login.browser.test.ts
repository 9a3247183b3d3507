import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it, vi } from 'vitest'
import type { WorldOptions } from '../../src/demo/world.ts'
import { ssoTokenFile } from '../support/aws/cli-caches.ts'
import { closeStandIns, openStandIn } from '../support/aws/stand-ins.ts'
import { makeHome, removeHomes } from '../support/files/home.ts'
import { programFile } from '../support/program/run.ts'
import { jsonOf, runInHome } from '../support/program/run-in-home.ts'
import { SSO_CONFIG } from '../support/state/sso-state.ts'

afterAll(() => {
  closeStandIns()
  removeHomes()
})

const script = fileURLToPath(new URL('../support/program/script-browser.ts', import.meta.url))
const cacheOf = (session: string) => `.aws/sso/cache/${ssoTokenFile(session)}`

/** A home whose browser is a script that presses this button. */
async function given(button: string, world: WorldOptions = {}, env: Record<string, string> = {}) {
  const standIn = await openStandIn({ accounts: [{ id: '111122223333', roles: ['Developer'] }], ...world })
  const browser = `"${process.execPath}" "${script}" ${button} %s`
  const home = makeHome({ config: SSO_CONFIG, env: { ...standIn.environment(), BROWSER: browser, ...env } })
  return { standIn, home, run: (...args: string[]) => runInHome(home, 'login', '--browser', ...args) }
}

describe.concurrent('awsprof login --browser', () => {
  it('opens the browser, waits for it, and writes the token as aws sso login does', async () => {
    const { standIn, home, run } = await given('allow')
    const { exitCode, stdout, stderr } = await run('dev')
    expect([exitCode, stdout]).toEqual([0, ''])
    const [, address, waiting, done] = stderr.split('\n')
    const { pathname, searchParams } = new URL(address!)
    expect(`${standIn.url}${pathname}`).toBe(`${standIn.url}/authorize`)
    expect([...searchParams.keys()]).toEqual([
      'response_type',
      'client_id',
      'redirect_uri',
      'state',
      'code_challenge_method',
      'scopes',
      'code_challenge',
    ])
    expect(searchParams.get('redirect_uri')).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/oauth\/callback$/)
    expect([waiting, done]).toEqual([
      'Waiting for the browser (10m left); press Ctrl-C to cancel.',
      expect.stringMatching(/^Logged in to work for \d+h/),
    ])
    const token = JSON.parse(home.read(cacheOf('work')))
    expect(Object.keys(token)).toEqual([
      'startUrl',
      'region',
      'accessToken',
      'expiresAt',
      'clientId',
      'clientSecret',
      'registrationExpiresAt',
      'refreshToken',
    ])
    for (const secret of ['accessToken', 'refreshToken', 'clientSecret'])
      expect(stderr).not.toContain(token[secret])
    expect(standIn.count('StartDeviceAuthorization')).toBe(0)
    // The page that said so came from this program.
    await vi.waitFor(() => expect(home.exists('page')).toBe(true), 10_000)
    expect(home.read('page')).toContain('go back to your terminal')
  })

  it('has its own registration beside that of the code, and keeps both', async () => {
    const { standIn, run, home } = await given('allow', { autoApproveMs: 0 })
    await runInHome(home, 'login', 'dev')
    for (let at = 0; at < 2; at++) await run('dev', '--force')
    await runInHome(home, 'login', 'dev', '--force')
    expect(standIn.count('RegisterClient')).toBe(2)
  })

  it('what it wrote is renewed like any other token', async () => {
    const { standIn, home, run } = await given('allow', { tokenSeconds: 600 })
    await run('dev')
    const before = JSON.parse(home.read(cacheOf('work')))
    const { results } = jsonOf(await runInHome(home, 'check', 'dev', '--json')) as { results: object[] }
    expect(results).toEqual([expect.objectContaining({ ok: true, account: '111122223333' })])
    const after = JSON.parse(home.read(cacheOf('work')))
    expect([after.accessToken === before.accessToken, after.clientId]).toEqual([false, before.clientId])
    expect(standIn.count('CreateToken')).toBe(2)
  })

  it('--json tells each step in a line of its own', async () => {
    const { standIn, run } = await given('allow')
    const { exitCode, stdout, stderr } = await run('dev', '--json')
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
    expect([exitCode, stderr, lines]).toEqual([
      0,
      '',
      [
        { event: 'browser', url: expect.stringContaining(`${standIn.url}/authorize?`), expiresAt: time },
        { event: 'authorized', expiresAt: time },
      ],
    ])
  })

  it('exits 1 if the login is denied there', async () => {
    const { home, run } = await given('deny')
    const { exitCode, stdout } = await run('dev', '--json')
    expect([exitCode, JSON.parse(stdout.split('\n')[1]!)]).toEqual([
      1,
      {
        event: 'failed',
        error: { code: 'access_denied', message: 'The login was denied in the browser. Try again.' },
      },
    ])
    expect(home.exists(cacheOf('work'))).toBe(false)
  })

  it('opens the page of the code for a legacy profile, which the AWS CLI logs in to in no other way', async () => {
    const { standIn, home, run } = await given('approve')
    const { exitCode, stderr } = await run('old')
    expect([exitCode, stderr]).toEqual([0, expect.stringContaining('Code ')])
    expect(home.exists(cacheOf('https://old.awsapps.com/start'))).toBe(true)
    expect(standIn.count('Authorize')).toBe(0)
  })

  it.each<[string, Record<string, string>, RegExp]>([
    [
      'over SSH',
      { SSH_CONNECTION: '10.0.0.1 1 10.0.0.2 22' },
      /^awsprof: This is an SSH session: .* Leave out --browser/,
    ],
    ['without a browser', { BROWSER: '' }, /^awsprof: No browser can open here: .* Leave out --browser/],
  ])('says why not %s', async (_, env, said) => {
    const { standIn, run } = await given('allow', {}, { DISPLAY: '', WAYLAND_DISPLAY: '', ...env })
    const { exitCode, stdout, stderr } = await run('dev')
    expect([exitCode, stdout, standIn.count()]).toEqual([1, '', 0])
    expect(stderr).toMatch(said)
    expect(JSON.parse((await run('dev', '--json')).stdout)).toMatchObject({
      event: 'failed',
      error: { code: 'no-browser' },
    })
  })

  it('goes on waiting where the browser does not start, since the address can be opened by hand; Ctrl-C: 130', async () => {
    const { home } = await given('allow', {}, { BROWSER: '/nowhere/browser' })
    const child = spawn(process.execPath, [programFile, 'login', 'dev', '--browser'], { env: home.env })
    let said = ''
    child.stderr.on('data', (data) => (said += data))
    await expect.poll(() => said, { timeout: 15_000 }).toContain('Could not start /nowhere/browser')
    const callback = new URL(/^http\S+/m.exec(said)![0]).searchParams.get('redirect_uri')!
    expect((await fetch(`${callback}?error=access_denied&state=wrong`)).status).toBe(400)
    child.kill('SIGINT')
    expect(await once(child, 'exit')).toEqual([130, null])
    await expect(fetch(callback)).rejects.toThrow()
    expect(home.exists(cacheOf('work'))).toBe(false)
  })
})
