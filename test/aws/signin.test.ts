import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { signinFor } from '../../src/aws/connect.ts'
import { dpopProof, readDpopKey } from '../../src/aws/dpop.ts'
import { createSigninClient } from '../../src/aws/signin.ts'
import { readEnvironment } from '../../src/profiles/environment.ts'
import { closeStandIns, HASTY, openStandIn, PATIENT } from '../support/aws/stand-ins.ts'
import { readFiles } from '../support/files/read-files.ts'

afterEach(closeStandIns)

const KEYS = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const PEM = KEYS.privateKey.export({ type: 'sec1', format: 'pem' }).toString()
const SESSION = { clientId: 'arn:aws:signin:::devtools/same-device', refreshToken: 'first', dpopKey: PEM }
const ARN = 'arn:aws:iam::111122223333:user/ada'

const given = () => openStandIn({ logins: { first: { arn: ARN, account: '111122223333' } } })

describe('a key is read', () => {
  const labelled = PEM.replaceAll('EC PRIVATE KEY', 'PRIVATE KEY')
  it.each([
    ['as SEC1, which the AWS CLI writes', PEM],
    ['as PKCS #8', KEYS.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()],
    ['with a label that does not fit, as by the AWS CLI', labelled],
    ['with line ends of Windows', PEM.replaceAll('\n', '\r\n')],
  ])('%s', (_, pem) => {
    expect(readDpopKey(pem)?.equals(KEYS.privateKey)).toBe(true)
  })

  it.each([
    ['nothing', ''],
    ['no key', '-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----\n'],
    [
      'another curve',
      generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey.export({ type: 'sec1', format: 'pem' }),
    ],
    [
      'RSA',
      generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey.export({ type: 'pkcs8', format: 'pem' }),
    ],
  ])('but not from %s', (_, pem) => {
    expect(readDpopKey(pem.toString())).toBeNull()
  })
})

it('a proof is a JWT with the public key in it, and a raw signature of 64 bytes', () => {
  const proof = dpopProof(KEYS.privateKey, 'https://x.example/v1/token', 1_795_435_200_999, 'an-id')
  expect(proof).toMatch(/^[\w-]+\.[\w-]+\.[\w-]{86}$/)
  const [head = '', claims = '', signature = ''] = proof.split('.')
  const jwk = KEYS.publicKey.export({ format: 'jwk' })
  expect(JSON.parse(Buffer.from(head, 'base64url').toString())).toEqual({
    typ: 'dpop+jwt',
    alg: 'ES256',
    jwk: { kty: 'EC', crv: 'P-256', x: jwk.x, y: jwk.y },
  })
  expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toEqual({
    htm: 'POST',
    htu: 'https://x.example/v1/token',
    iat: 1_795_435_200,
    jti: 'an-id',
  })
  const key = { key: createPublicKey(KEYS.privateKey), dsaEncoding: 'ieee-p1363' } as const
  expect(verify('sha256', Buffer.from(`${head}.${claims}`), key, Buffer.from(signature, 'base64url'))).toBe(
    true,
  )
})

describe('a renewal', () => {
  it('is proven, and brings access and the next refresh token, which goes on', async () => {
    const standIn = await given()
    const client = createSigninClient(PATIENT, `${standIn.url}/`)
    const first = await client.renew(SESSION)
    expect(first).toMatchObject({ expiresIn: 900, accessKeyId: expect.stringMatching(/^ASIA/) })
    const second = await client.renew({ ...SESSION, refreshToken: first.refreshToken })
    expect(second.accessKeyId).not.toBe(first.accessKeyId)
    expect(standIn.requests.map(({ method, path }) => `${method} ${path}`)).toEqual(
      Array(2).fill('POST /v1/token'),
    )
    await expect(client.renew(SESSION)).rejects.toMatchObject({ code: 'TOKEN_EXPIRED', status: 401 })
  })

  it('with another key is refused', async () => {
    const standIn = await given()
    const client = createSigninClient(PATIENT, standIn.url)
    const { refreshToken } = await client.renew(SESSION)
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
    const dpopKey = other.export({ type: 'sec1', format: 'pem' }).toString()
    await expect(client.renew({ ...SESSION, refreshToken, dpopKey })).rejects.toMatchObject({
      code: 'TOKEN_EXPIRED',
    })
  })

  it('without a usable key sends nothing', async () => {
    const standIn = await given()
    const client = createSigninClient(PATIENT, standIn.url)
    await expect(client.renew({ ...SESSION, dpopKey: 'x' })).rejects.toMatchObject({ code: 'signed-out' })
    expect(standIn.count()).toBe(0)
  })

  it.each([
    ['USER_CREDENTIALS_CHANGED', 403],
    ['INSUFFICIENT_PERMISSIONS', 403],
    ['TOKEN_EXPIRED', 401],
  ])('that is refused has the code %s', async (error, status) => {
    const standIn = await given()
    const body = JSON.stringify({ error, message: 'No.' })
    const headers = { 'x-amzn-errortype': 'AccessDeniedException:http://x/' }
    standIn.script('CreateOAuth2Token', { raw: { status, headers, body } })
    await expect(createSigninClient(PATIENT, standIn.url).renew(SESSION)).rejects.toMatchObject({
      code: error,
      status,
      message: 'No.',
    })
  })

  it.each<[string, Parameters<Awaited<ReturnType<typeof given>>['script']>[1], string]>([
    ['another error', { error: { code: 'ValidationException' } }, 'ValidationException'],
    ['a page of a proxy', { raw: { status: 502, body: '<html>' } }, 'bad-reply'],
    ['a redirect', { raw: { status: 302, headers: { location: 'http://127.0.0.1:1/' } } }, 'bad-reply'],
    ['no JSON', { raw: { status: 200, body: 'hello' } }, 'bad-reply'],
    ['half an answer', { json: { accessToken: { accessKeyId: 'A' } } }, 'bad-reply'],
    [
      'no end of the access',
      {
        json: {
          accessToken: { accessKeyId: 'A', secretAccessKey: 'S', sessionToken: 'T' },
          expiresIn: 1e12,
          refreshToken: 'r',
        },
      },
      'bad-reply',
    ],
    ['a closed connection', { cut: true }, 'unreachable'],
    ['a cut body', { truncate: true }, 'unreachable'],
    ['too much', { huge: 3 << 20 }, 'bad-reply'],
  ])('that brings %s fails as such', async (_, reply, code) => {
    const standIn = await given()
    standIn.script('CreateOAuth2Token', reply)
    await expect(createSigninClient(PATIENT, standIn.url).renew(SESSION)).rejects.toMatchObject({
      name: 'ServiceError',
      code,
    })
  })

  it('that is never answered times out', async () => {
    const standIn = await given()
    standIn.script('CreateOAuth2Token', { hang: true })
    await expect(createSigninClient(HASTY, standIn.url).renew(SESSION)).rejects.toMatchObject({
      code: 'timeout',
    })
  })
})

describe('the address is', () => {
  const route = (text: string, variables: Record<string, string> = {}) => ({
    variables,
    environment: readEnvironment(variables, 'linux', '/home/me'),
    profiles: readFiles({ config: text }).profiles,
    profile: 'a',
  })

  it.each<[string, (url: string) => ReturnType<typeof route>]>([
    [
      'that of the variable',
      (url) => route('[profile a]\nregion = eu-west-1\n', { AWS_ENDPOINT_URL_SIGNIN: url }),
    ],
    [
      'that of the services section',
      (url) =>
        route(`[profile a]\nregion = x\nservices = s\n[services s]\nsignin =\n  endpoint_url = ${url}\n`),
    ],
  ])('%s', async (_, routeOf) => {
    const standIn = await given()
    expect(await signinFor(routeOf(standIn.url)).renew(SESSION)).toMatchObject({ expiresIn: 900 })
  })

  it('none without a region, even with an endpoint, as in the AWS CLI', () => {
    expect(() =>
      signinFor(route('[profile a]\n', { AWS_ENDPOINT_URL_SIGNIN: 'http://127.0.0.1:1' })),
    ).toThrow(expect.objectContaining({ code: 'bad-value', hint: 'set region or AWS_REGION' }))
  })
})
