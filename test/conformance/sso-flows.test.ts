import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { createOidcClient } from '../../src/aws/sso-oidc.ts'
import { registrationCacheName } from '../../src/session/cache/registration-cache.ts'
import { tokenCacheName } from '../../src/session/cache/token-cache.ts'
import { browserLogin } from '../../src/session/login/browser-login.ts'
import type { Session } from '../../src/session/login/session.ts'
import { PATIENT } from '../support/aws/stand-ins.ts'
import { fakeBrowser } from '../support/session/fake-browser.ts'
import { memoryFolder, mustFinish } from '../support/session/memory-folder.ts'
import { virtualClock } from '../support/session/virtual-clock.ts'
import { type CaseFile, describeConformance } from './describe-conformance.ts'

interface Flow {
  readonly id: string
  readonly stdout: string
  readonly requests: readonly { readonly path: string; readonly body: Readonly<Record<string, unknown>> }[]
  readonly files: Readonly<Record<string, { readonly content: string }>>
}

const SESSION: Session = {
  ssoSession: 'my-sso',
  startUrl: 'https://d-1234567890.awsapps.com/start',
  region: 'us-east-1',
  scopes: ['sso:account:access'],
}
const CLIENT = { issuerUrl: SESSION.startUrl, redirectUri: 'http://127.0.0.1/oauth/callback' }

/** The answers of the server that the AWS CLI was run against. */
const ANSWERS: Readonly<Record<string, object>> = {
  '/client/register': {
    clientId: 'CLIENTID',
    clientSecret: 'CLIENTSECRET',
    clientSecretExpiresAt: Date.UTC(2099, 0) / 1000,
  },
  '/token': { accessToken: 'ACCESSTOKEN', refreshToken: 'REFRESHTOKEN', expiresIn: 28_800 },
}

/** A login in a browser: what it sent, asked the browser for, and wrote. */
async function run() {
  const sent: { path: string; body: Record<string, unknown> }[] = []
  const server = createServer(async (request, response) => {
    const path = request.url ?? ''
    sent.push({ path, body: JSON.parse(await text(request)) })
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(ANSWERS[path]))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const [browser, folder] = [fakeBrowser(), memoryFolder()]
  const oidc = createOidcClient(PATIENT, SESSION.region, endpoint)
  const ports = { ...browser, oidc, folder, clock: virtualClock(), mustFinish }
  let address = ''
  for await (const step of browserLogin(SESSION, ports, new AbortController().signal)) {
    if (step.type !== 'browser') continue
    address = step.url
    browser.comeBack({ type: 'code', code: 'AUTHCODE' })
  }
  server.close()
  server.closeAllConnections()
  return { sent, address, files: folder.files }
}

/** What is made up anew for each login, or names the tool, says the same in both. */
function alike(body: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const told =
    'codeVerifier' in body ? { codeVerifier: 'VERIFIER', redirectUri: withoutPort(body.redirectUri) } : {}
  return { ...body, ...('clientName' in body ? { clientName: 'NAME' } : {}), ...told }
}

const withoutPort = (url: unknown) => String(url).replace(/:\d+\//, '/')

/** The contents of a file, but for when the token expires. */
function written(content: string): Record<string, unknown> {
  const fields = JSON.parse(content)
  return 'accessToken' in fields ? { ...fields, expiresAt: 'SOON' } : fields
}

describeConformance<CaseFile<Flow>>('sso-flows-observed.json', ({ cases }) => {
  const flow = cases.find(({ id }) => id === 'cli-pkce-session')!

  it('cli-pkce-session sends what the AWS CLI sends', async () => {
    const { sent } = await run()
    expect(sent.map(({ path, body }) => [path, alike(body)])).toEqual(
      flow.requests.map(({ path, body }) => [path, alike(body)]),
    )
  })

  it('cli-pkce-session asks the browser for what the AWS CLI asks it for', async () => {
    const { address } = await run()
    const [theirs = ''] = /^http\S+/m.exec(flow.stdout) ?? []
    const queryOf = (url: string) =>
      [...new URL(url).searchParams].map(([name, value]) =>
        name === 'state' || name === 'code_challenge' ? [name, ''] : [name, withoutPort(value)],
      )
    expect([new URL(address).pathname, queryOf(address)]).toEqual([new URL(theirs).pathname, queryOf(theirs)])
  })

  it('cli-pkce-session writes the token and the registration as the AWS CLI does', async () => {
    const { files } = await run()
    const theirs = Object.entries(flow.files).flatMap(([path, { content }]) =>
      path.endsWith('.json') ? [written(content)] : [],
    )
    const ours = [tokenCacheName(SESSION), registrationCacheName(SESSION, CLIENT)].map((name) =>
      written(files.get(name)!),
    )
    expect(ours.map((each) => Object.entries(each))).toEqual(theirs.map((each) => Object.entries(each)))
    expect(Object.keys(flow.files)).toContain(`~/.aws/sso/cache/${tokenCacheName(SESSION)}`)
  })
})
