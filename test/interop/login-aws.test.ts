import { fileURLToPath } from 'node:url'
import { afterEach, expect, it } from 'vitest'
import { describeInterop } from '../support/aws/aws-cli.ts'
import { pythonOf } from '../support/aws/botocore.ts'
import { ssoToken, ssoTokenFile } from '../support/aws/cli-caches.ts'
import { closeStandIns, openStandIn } from '../support/aws/stand-ins.ts'
import { makeHome, removeHomes } from '../support/files/home.ts'
import { runCommand } from '../support/program/run.ts'
import { jsonOf, runInHome } from '../support/program/run-in-home.ts'
import { SSO_CONFIG } from '../support/state/sso-state.ts'
import { HOUR, MINUTE } from '../support/state/state.ts'

afterEach(() => {
  closeStandIns()
  removeHomes()
})

const script = fileURLToPath(new URL('sso-session.py', import.meta.url))
const scriptBrowser = fileURLToPath(new URL('../support/program/script-browser.ts', import.meta.url))
const ACCOUNTS = [
  { id: '111122223333', roles: ['Developer'] },
  { id: '343434343434', roles: ['Viewer'] },
]
const WORK = `.aws/sso/cache/${ssoTokenFile('work')}`

describeInterop('sessions shared with the AWS CLI', (cli) => {
  const python = pythonOf(cli)
  if (!python) {
    it.skip('skipped: this aws is one binary or a shim, without a Python to ask', () => {})
    return
  }

  const given = async (options: Parameters<typeof openStandIn>[0]) => {
    const standIn = await openStandIn({ accounts: ACCOUNTS, ...options })
    const home = makeHome({ config: SSO_CONFIG, env: standIn.environment() })
    const asAws = async (profile: string) =>
      jsonOf(await runCommand(python, [script, profile, standIn.url], { env: home.env }))
    return { standIn, home, asAws }
  }

  it.each([
    ['dev', 'Developer'],
    ['old', 'Viewer'],
  ])('the AWS CLI uses what awsprof has logged in to: %s', async (profile, role) => {
    const { home, asAws } = await given({ autoApproveMs: 0 })
    expect(await asAws(profile)).toHaveProperty('error')
    expect(await runInHome(home, 'login', profile)).toMatchObject({ exitCode: 0 })
    expect(await asAws(profile)).toEqual({ arn: expect.stringContaining(`AWSReservedSSO_${role}_`) })
  })

  it.each([
    ['with a code', []],
    ['in a browser', ['--browser']],
  ])('the AWS CLI renews what awsprof has logged in to %s, and awsprof uses that', async (_, how) => {
    const { standIn, home, asAws } = await given({ autoApproveMs: 0, tokenSeconds: 600 })
    const env = { ...home.env, BROWSER: `"${process.execPath}" "${scriptBrowser}" allow` }
    expect(await runInHome({ ...home, env }, 'login', 'dev', ...how)).toMatchObject({ exitCode: 0 })
    const before = JSON.parse(home.read(WORK))
    // Ten minutes are left: the AWS CLI renews within a quarter of an hour of the end.
    expect(await asAws('dev')).toHaveProperty('arn')
    const after = JSON.parse(home.read(WORK))
    expect(after.accessToken).not.toBe(before.accessToken)
    expect(after.clientId).toBe(before.clientId)
    expect(standIn.count('CreateToken')).toBe(2)
    const { results } = jsonOf(await runInHome(home, 'check', 'dev', '--json')) as { results: object[] }
    expect(results).toEqual([expect.objectContaining({ ok: true, account: '111122223333' })])
  })

  it('awsprof uses and renews what the AWS CLI has cached, and the AWS CLI uses that', async () => {
    const { standIn, home, asAws } = await given({
      clients: { theirs: 'their-secret' },
      refreshTokens: ['their-refresh-token'],
    })
    const token = ssoToken({
      startUrl: 'https://work.awsapps.com/start',
      region: 'eu-west-1',
      expiresAt: new Date(Date.now() + 5 * MINUTE),
      accessToken: 'their-access-token',
      refreshToken: 'their-refresh-token',
      clientId: 'theirs',
      clientSecret: 'their-secret',
      registrationExpiresAt: new Date(Date.now() + HOUR),
    })
    home.write(WORK, JSON.stringify(token))
    const checked = await runInHome(home, 'check', 'dev', '--json')
    expect(jsonOf(checked)).toMatchObject({ results: [{ ok: true }] })
    expect(JSON.parse(home.read(WORK)).accessToken).not.toBe('their-access-token')
    expect(await asAws('dev')).toHaveProperty('arn')
    expect(standIn.count('CreateToken')).toBe(1)
  })

  it('what awsprof has logged out of, the AWS CLI is out of too', async () => {
    const { home, asAws } = await given({ autoApproveMs: 0 })
    await runInHome(home, 'login', 'dev')
    await runInHome(home, 'logout', 'dev')
    expect(await asAws('dev')).toMatchObject({ error: expect.stringMatching(/Token|SSO/) })
  })
})
