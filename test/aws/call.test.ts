import { afterEach, describe, expect, it } from 'vitest'
import type { Network } from '../../src/aws/client-config.ts'
import { createOidcClient } from '../../src/aws/sso-oidc.ts'
import { createPortalClient } from '../../src/aws/sso-portal.ts'
import type { Reply } from '../../src/demo/script.ts'
import { isPassing, ServiceError } from '../../src/session/service-error.ts'
import { closeStandIns, HASTY, openStandIn, PATIENT } from '../support/aws/stand-ins.ts'

afterEach(closeStandIns)

const { signal } = new AbortController()
const CLIENT = { clientId: 'client', clientSecret: 'secret' }

async function tokenAnswer(reply: Reply, network: Network = PATIENT): Promise<ServiceError> {
  const standIn = await openStandIn({ clients: { client: 'secret' } })
  standIn.script('CreateToken', reply)
  const oidc = createOidcClient(network, 'us-east-1', standIn.url)
  const error: unknown = await oidc.createToken({ ...CLIENT, deviceCode: 'x' }, signal).catch((each) => each)
  if (error instanceof ServiceError) return error
  throw new Error(`no ServiceError: ${JSON.stringify(error)}`)
}

async function allOf<Item>(pages: AsyncIterable<readonly Item[]>): Promise<Item[]> {
  const all: Item[] = []
  for await (const page of pages) all.push(...page)
  return all
}

const GOOD = { accessToken: 'a', expiresIn: 60, tokenType: 'Bearer' }

/** What the service does, the code of the error, and whether a retry may succeed. */
const FAULTS: readonly [what: string, reply: Reply, code: string, passing: boolean][] = [
  ...(
    [
      'AuthorizationPendingException',
      'SlowDownException',
      'AccessDeniedException',
      'ExpiredTokenException',
      'InvalidClientException',
      'InvalidGrantException',
      'InvalidRequestException',
      'UnknownToThisSdkException',
    ] as const
  ).map((code): [string, Reply, string, boolean] => [code, { error: { code } }, code, false]),
  [
    'a fault of the service',
    { error: { code: 'InternalServerException', status: 500 } },
    'InternalServerException',
    true,
  ],
  [
    'throttling',
    { error: { code: 'TooManyRequestsException', status: 429 } },
    'TooManyRequestsException',
    true,
  ],
  ['a gateway’s page', { raw: { status: 503, body: '<html>down</html>' } }, 'bad-reply', true],
  ['an empty 502', { raw: { status: 502 } }, 'bad-reply', true],
  ['an empty 429', { raw: { status: 429 } }, 'throttled', true],
  ['a proxy’s page', { raw: { status: 403, body: '<html>no</html>' } }, 'bad-reply', false],
  ['a redirect', { raw: { status: 302, headers: { location: 'http://127.0.0.1:1/' } } }, 'bad-reply', true],
  ['an empty answer', { raw: { status: 200 } }, 'bad-reply', true],
  ['no JSON', { raw: { body: 'nonsense' } }, 'bad-reply', true],
  ['JSON cut in the middle', { raw: { body: '{"accessToken":"a' } }, 'bad-reply', true],
  ['a list', { json: [] }, 'bad-reply', true],
  ['null', { raw: { body: 'null' } }, 'bad-reply', true],
  ['a number for the token', { json: { ...GOOD, accessToken: 7 } }, 'bad-reply', true],
  ['an object for the token', { json: { ...GOOD, accessToken: {} } }, 'bad-reply', true],
  ['an empty token', { json: { ...GOOD, accessToken: '' } }, 'bad-reply', true],
  // There was a token, so what was asked with is spent, and asking again would not help.
  ['a text for the time', { json: { ...GOOD, expiresIn: '60' } }, 'bad-reply', false],
  ['no time', { json: { accessToken: 'a' } }, 'bad-reply', false],
  ['a time before now', { json: { ...GOOD, expiresIn: -1 } }, 'bad-reply', false],
  ['a time after all dates', { json: { ...GOOD, expiresIn: 1e300 } }, 'bad-reply', false],
  ['a cut connection', { cut: true }, 'unreachable', true],
  ['a truncated answer', { json: GOOD, truncate: true }, 'unreachable', true],
  ['a truncated error', { truncate: true }, 'unreachable', true],
  ['60 MB', { json: GOOD, huge: 60_000_000 }, 'bad-reply', true],
  ['60 MB of an error', { huge: 60_000_000 }, 'bad-reply', true],
]

describe('a request for a token', () => {
  it.each(FAULTS)('%s', async (_, reply, code, passing) => {
    const error = await tokenAnswer(reply)
    expect([error.code, isPassing(error)]).toEqual([code, passing])
    // The message is for people: one line, and nothing of the SDK's own.
    expect(error.message).not.toMatch(/Deserialization|\$response|undefined|\[object|\n|^$/)
  })

  it('that is never answered times out', async () => {
    const error = await tokenAnswer({ hang: true }, HASTY)
    expect([error.code, isPassing(error)]).toEqual(['timeout', true])
    expect(error.message).toMatch(/did not answer/)
  })

  it('that is answered too late times out', async () => {
    expect((await tokenAnswer({ json: GOOD, delayMs: 5_000 }, HASTY)).code).toBe('timeout')
  })

  it('to a closed port', async () => {
    const oidc = createOidcClient(PATIENT, 'us-east-1', 'http://127.0.0.1:1')
    await expect(oidc.createToken({ ...CLIENT, deviceCode: 'x' }, signal)).rejects.toMatchObject({
      code: 'unreachable',
      message: expect.stringMatching(/^IAM Identity Center at 127\.0\.0\.1:\d+: connection refused/),
    })
  })

  it('that is aborted rejects with the signal’s reason and closes the connection', async () => {
    const standIn = await openStandIn({ clients: { client: 'secret' } })
    standIn.script('CreateToken', { hang: true })
    const abort = new AbortController()
    const oidc = createOidcClient(PATIENT, 'us-east-1', standIn.url)
    const asked = oidc.createToken({ ...CLIENT, deviceCode: 'x' }, abort.signal).catch((error) => error)
    await expect.poll(() => standIn.count('CreateToken')).toBe(1)
    abort.abort(new Error('given up'))
    expect(await asked).toBe(abort.signal.reason)
  })

  it('reports the difference to the service’s clock', async () => {
    const hour = 3_600_000
    const error = await tokenAnswer({ error: { code: 'AccessDeniedException' }, skewMs: -2 * hour })
    expect(Math.round((error.clockSkewMs ?? 0) / hour)).toBe(-2)
    expect(error.requestId).toMatch(/^3f1c2e5a-/)
  })

  it('quotes the service’s message unescaped', async () => {
    const error = await tokenAnswer({ error: { code: 'Odd', message: '\u001b]0;x\u0007 \u202e' } })
    expect(error.message).toBe('\u001b]0;x\u0007 \u202e')
  })
})

describe('the requests before that', () => {
  it.each([
    ['no client id', 'RegisterClient', { clientSecret: 's', clientSecretExpiresAt: 1 }],
    ['a date as text', 'RegisterClient', { clientId: 'c', clientSecret: 's', clientSecretExpiresAt: 'soon' }],
    ['no user code', 'StartDeviceAuthorization', { deviceCode: 'd', verificationUri: 'u', expiresIn: 1 }],
    [
      'a number as code',
      'StartDeviceAuthorization',
      { deviceCode: 'd', userCode: 1, verificationUri: 'u', expiresIn: 1 },
    ],
    ['no end', 'StartDeviceAuthorization', { deviceCode: 'd', userCode: 'c', verificationUri: 'u' }],
    [
      'a list as address',
      'StartDeviceAuthorization',
      { deviceCode: 'd', userCode: 'c', verificationUri: 'u', verificationUriComplete: [], expiresIn: 1 },
    ],
    [
      'a pause as text',
      'StartDeviceAuthorization',
      { deviceCode: 'd', userCode: 'c', verificationUri: 'u', expiresIn: 1, interval: '5' },
    ],
  ] as const)('%s in %s is a bad reply', async (_, operation, json) => {
    const standIn = await openStandIn({ clients: { client: 'secret' } })
    standIn.script(operation, { json })
    const oidc = createOidcClient(PATIENT, 'us-east-1', standIn.url)
    const asked =
      operation === 'RegisterClient'
        ? oidc.register({ clientName: 'x', scopes: [] }, signal)
        : oidc.startDevice({ ...CLIENT, startUrl: 'https://x' }, signal)
    await expect(asked).rejects.toMatchObject({ code: 'bad-reply' })
  })

  it('use the plain address if there is no complete one, and 0 if there is no interval', async () => {
    const standIn = await openStandIn({ clients: { client: 'secret' } })
    standIn.script('StartDeviceAuthorization', {
      json: { deviceCode: 'd', userCode: 'c', verificationUri: 'https://u/', expiresIn: 60 },
    })
    const oidc = createOidcClient(PATIENT, 'us-east-1', standIn.url)
    expect(await oidc.startDevice({ ...CLIENT, startUrl: 'https://x' }, signal)).toMatchObject({
      verificationUriComplete: 'https://u/',
      interval: 0,
    })
  })
})

describe('the portal', () => {
  const open = async () => {
    const standIn = await openStandIn({ accessTokens: { t: Date.now() + 3_600_000 } })
    const portal = createPortalClient(PATIENT, 'us-east-1', standIn.url)
    const accounts = async () => allOf(portal.accounts('t', signal))
    return { standIn, portal, accounts }
  }

  it.each([
    [{ accountList: 5 }],
    [{ accountList: 'text' }],
    [{ accountList: { length: 1 } }],
    [{ accountList: [], nextToken: 'same' }],
  ])('%j is no list of accounts', async (json) => {
    const { standIn, accounts } = await open()
    standIn.always('ListAccounts', { json })
    await expect(accounts()).rejects.toMatchObject({ code: 'bad-reply' })
    expect(standIn.count('ListAccounts')).toBeLessThan(3)
  })

  it('leaves out an account without an ID, but not one without a name', async () => {
    const { standIn, accounts } = await open()
    const accountList = [5, null, {}, { accountId: 7 }, { accountId: '1', accountName: {}, emailAddress: 3 }]
    standIn.script('ListAccounts', { json: { accountList, nextToken: 9 } })
    expect(await accounts()).toEqual([{ id: '1', name: '', email: '' }])
  })

  it('leaves out roles that are not text', async () => {
    const { standIn, portal } = await open()
    const roleList = [{ roleName: 5 }, { roleName: '' }, 'x', { roleName: 'Dev' }]
    standIn.script('ListAccountRoles', { json: { roleList } }, { json: { roleList: {} } })
    expect(await portal.roles('t', '1', signal)).toEqual(['Dev'])
    await expect(portal.roles('t', '1', signal)).rejects.toMatchObject({ code: 'bad-reply' })
  })

  it.each([
    [{}],
    [{ roleCredentials: 'x' }],
    [{ roleCredentials: { accessKeyId: 5, secretAccessKey: 's', sessionToken: 't' } }],
    [{ roleCredentials: { accessKeyId: 'a', secretAccessKey: '', sessionToken: 't' } }],
  ])('%j are no credentials', async (json) => {
    const { standIn, portal } = await open()
    standIn.script('GetRoleCredentials', { json })
    await expect(portal.roleCredentials('t', '1', 'r', signal)).rejects.toMatchObject({ code: 'bad-reply' })
  })

  it('retries after an error of the service, and only then', async () => {
    const { standIn, accounts } = await open()
    standIn.script('ListAccounts', { error: { code: 'InternalServerException', status: 500 } })
    expect(await accounts()).toEqual([])
    expect(standIn.count('ListAccounts')).toBe(2)
    standIn.always('ListAccounts', { error: { code: 'UnauthorizedException', status: 401 } })
    await expect(accounts()).rejects.toMatchObject({ code: 'UnauthorizedException', status: 401 })
    expect(standIn.count('ListAccounts')).toBe(3)
  })
})

it.each([
  ['seconds', { 'retry-after': '7' }, 7_000],
  [
    'a date, by the service’s own clock',
    { 'retry-after': 'Mon, 02 Jan 2023 00:01:00 GMT', date: 'Mon, 02 Jan 2023 00:00:30 GMT' },
    30_000,
  ],
  [
    'a date that is over',
    { 'retry-after': 'Mon, 02 Jan 2023 00:00:00 GMT', date: 'Mon, 02 Jan 2023 00:00:30 GMT' },
    0,
  ],
  ['nonsense', { 'retry-after': 'soon' }, null],
  ['nothing', {}, null],
])('Retry-After is %s', async (_, headers, wanted) => {
  const error = await tokenAnswer({ raw: { status: 429, headers } })
  expect(error).toMatchObject({ code: 'throttled', retryAfterMs: wanted })
})

it('a secret that the service repeats is masked', async () => {
  const message = 'bad header Authorization: Bearer abc.hunter2, request 3f1c2e5a-0000-4000-8000-5a0d1e2f3a4b'
  const error = await tokenAnswer({ error: { code: 'InvalidRequestException', message } })
  expect(error.message).toMatch(/^bad header Authorization: \*{16}/)
  expect(error.message).not.toContain('hunter2')
})
