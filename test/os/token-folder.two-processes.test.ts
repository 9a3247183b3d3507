import { generateKeyPairSync } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, it } from 'vitest'
import { ssoToken, ssoTokenFile } from '../support/aws/cli-caches.ts'
import { closeStandIns, openStandIn } from '../support/aws/stand-ins.ts'
import { makeHome, removeHomes } from '../support/files/home.ts'
import { runCommand } from '../support/program/run.ts'
import { LOGIN_ARN, LOGIN_FILE, loginCache } from '../support/session/login-cache.ts'
import { TARGET } from '../support/session/login-session.ts'
import { HOUR, MINUTE } from '../support/state/state.ts'

afterEach(() => {
  closeStandIns()
  removeHomes()
})

const program = fileURLToPath(new URL('refresh-program.ts', import.meta.url))
const renewing = fileURLToPath(new URL('renew-login-program.ts', import.meta.url))

it('three programs that renew one token at the same time burn its refresh token once', async () => {
  const standIn = await openStandIn({ clients: { client: 'secret' }, refreshTokens: ['only-once'] })
  // Long enough for the others to come along while the first one waits for its answer.
  standIn.latencyMs = 300
  const name = ssoTokenFile(TARGET.ssoSession ?? '')
  const token = ssoToken({
    expiresAt: new Date(Date.now() + 5 * MINUTE),
    refreshToken: 'only-once',
    clientId: 'client',
    clientSecret: 'secret',
    registrationExpiresAt: new Date(Date.now() + HOUR),
  })
  const home = makeHome({ ssoCache: { [name]: token } })
  const folder = home.path('.aws/sso/cache')
  const one = () => runCommand(process.execPath, [program, folder, standIn.url], { env: home.env })
  const results = await Promise.all([one(), one(), one()])
  expect(results.map(({ stdout, stderr }) => stdout + stderr).toSorted()).toEqual([
    'fresh\n',
    'fresh\n',
    'renewed\n',
  ])
  expect(standIn.count('CreateToken')).toBe(1)
  expect(readdirSync(folder)).toEqual([name])
  const [access] = [...standIn.world.accessTokens.keys()]
  expect(JSON.parse(home.read(`.aws/sso/cache/${name}`))).toMatchObject({ accessToken: access })
})

it('two programs that renew the access of aws login at the same time burn its refresh token once', async () => {
  const logins = { 'only-once': { arn: LOGIN_ARN, account: '111122223333' } }
  const standIn = await openStandIn({ logins })
  standIn.latencyMs = 300
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const dpopKey = privateKey.export({ type: 'sec1', format: 'pem' })
  const cached = loginCache(-MINUTE, { refreshToken: 'only-once', dpopKey }, Date.now())
  const home = makeHome({ loginCache: { [LOGIN_FILE]: cached } })
  const folder = home.path('.aws/login/cache')
  const one = () => runCommand(process.execPath, [renewing, folder, standIn.url], { env: home.env })
  const results = await Promise.all([one(), one()])
  expect(results.map(({ stdout, stderr }) => stdout + stderr).toSorted()).toEqual(['fresh\n', 'renewed\n'])
  expect(standIn.count('CreateOAuth2Token')).toBe(1)
  expect(readdirSync(folder)).toEqual([LOGIN_FILE])
  const [refreshToken] = [...standIn.world.logins.keys()]
  expect(JSON.parse(home.read(`.aws/login/cache/${LOGIN_FILE}`))).toMatchObject({ refreshToken })
})
