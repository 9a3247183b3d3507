import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { networkFor, oidcFor } from '../../src/aws/connect.ts'
import { createOidcClient } from '../../src/aws/sso-oidc.ts'
import { readEnvironment } from '../../src/profiles/environment.ts'
import { makeCertificate } from '../support/aws/certificate.ts'
import { openProxy } from '../support/aws/proxy.ts'
import { PATIENT } from '../support/aws/stand-ins.ts'
import { makeHome, removeHomes } from '../support/files/home.ts'
import { readFiles } from '../support/files/read-files.ts'

const HOST = 'oidc.example'
const certificate = makeCertificate(HOST)
const { signal } = new AbortController()
const register = (caBundle: string | null, endpoint: string, variables = {}) =>
  createOidcClient({ ...PATIENT, caBundle, variables }, 'us-east-1', endpoint).register(
    { clientName: 'x', scopes: [] },
    signal,
  )

afterEach(removeHomes)

describe.skipIf(!certificate)(certificate ? 'TLS' : 'TLS: skipped: no openssl on PATH', () => {
  let server: Server
  let url: string
  beforeAll(async () => {
    const answer = JSON.stringify({ clientId: 'c', clientSecret: 's', clientSecretExpiresAt: 1 })
    server = createServer({ ...certificate }, (_, response) => response.end(answer))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })

  const bundle = () => {
    const home = makeHome()
    home.write('ca.pem', certificate?.cert ?? '')
    home.write('other.pem', makeCertificate('other.example')?.cert ?? '')
    home.write('nonsense.pem', 'no certificate')
    return home
  }

  it('trusts the certificates in the bundle', async () => {
    await expect(register(bundle().path('ca.pem'), url)).resolves.toMatchObject({ clientId: 'c' })
  })

  it.each([null, 'other.pem', 'nonsense.pem'])(
    'trusts nobody else (bundle: %s), and says what helps',
    async (file) => {
      const home = bundle()
      await expect(register(file && home.path(file), url)).rejects.toMatchObject({
        code: 'unreachable',
        message: expect.stringMatching(/certificate is not trusted .* AWS_CA_BUNDLE/),
      })
    },
  )

  it('does so through a proxy too', async () => {
    const proxy = await openProxy(url)
    try {
      await register(bundle().path('ca.pem'), `https://${HOST}`, { HTTPS_PROXY: proxy.url })
      expect(proxy.requests).toEqual([`CONNECT ${HOST}:443`])
    } finally {
      proxy.close()
    }
  })
})

it('a missing bundle is named', () => {
  expect(() => register('/nowhere/ca.pem', 'https://x')).toThrow(
    'the CA bundle /nowhere/ca.pem does not exist',
  )
})

it('AWS_CA_BUNDLE comes before the profile’s ca_bundle', () => {
  const { profiles } = readFiles({ config: '[profile a]\nca_bundle = /of-profile.pem\n[profile b]\n' })
  const bundleOf = (profile: string | null, variables: Record<string, string> = {}) =>
    networkFor({ variables, profiles, profile, environment: readEnvironment(variables, 'linux', '/home/me') })
      .caBundle
  expect([
    bundleOf('a'),
    bundleOf('a', { AWS_CA_BUNDLE: '/of-variable.pem' }),
    bundleOf('b'),
    bundleOf(null),
    bundleOf('a', { AWS_CA_BUNDLE: '' }),
  ]).toEqual(['/of-profile.pem', '/of-variable.pem', null, null, '/of-profile.pem'])
})

it('~ stands for the home folder, and REQUESTS_CA_BUNDLE comes last', () => {
  const { profiles } = readFiles({
    config: '[profile a]\nca_bundle = ~/ca.pem\n[profile b]\nca_bundle = $HOME/ca.pem\n[profile c]\n',
  })
  const bundleOf = (profile: string | null, variables: Record<string, string> = {}) =>
    networkFor({ variables, profiles, profile, environment: readEnvironment(variables, 'linux', '/home/me') })
      .caBundle
  expect([
    bundleOf('a'),
    bundleOf('c', { AWS_CA_BUNDLE: '~/other.pem' }),
    bundleOf('c', { AWS_CA_BUNDLE: '~other/ca.pem' }),
    bundleOf('b'),
    bundleOf('a', { REQUESTS_CA_BUNDLE: '/requests.pem' }),
    bundleOf('c', { REQUESTS_CA_BUNDLE: '/requests.pem' }),
  ]).toEqual([
    '/home/me/ca.pem',
    '/home/me/other.pem',
    '~other/ca.pem',
    '$HOME/ca.pem',
    '/home/me/ca.pem',
    '/requests.pem',
  ])
})

it('requests time out after five seconds to connect and fifteen to get an answer', () => {
  const { profiles } = readFiles({ config: '' })
  const environment = readEnvironment({}, 'linux', '/home/me')
  expect(networkFor({ variables: {}, profiles, profile: null, environment })).toMatchObject({
    connectTimeoutMs: 5_000,
    replyTimeoutMs: 15_000,
  })
  expect(oidcFor({ variables: {}, profiles, profile: null, environment }, 'us-east-1')).toHaveProperty(
    'register',
  )
})
