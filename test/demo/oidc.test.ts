import { afterEach, describe, expect, it } from 'vitest'
import { createOidcClient } from '../../src/aws/sso-oidc.ts'
import { createPortalClient } from '../../src/aws/sso-portal.ts'
import type { WorldOptions } from '../../src/demo/world.ts'
import { codeChallenge } from '../../src/session/login/code-challenge.ts'
import { closeStandIns, openStandIn, PATIENT } from '../support/aws/stand-ins.ts'
import { HOUR, NOW } from '../support/state/state.ts'

afterEach(closeStandIns)

const { signal } = new AbortController()

async function given(options: WorldOptions = {}) {
  const time = { now: NOW }
  const standIn = await openStandIn({ now: () => time.now, ...options })
  const oidc = createOidcClient(PATIENT, 'us-east-1', standIn.url)
  const portal = createPortalClient(PATIENT, 'us-east-1', standIn.url)
  const begin = async () => {
    const client = await oidc.register({ clientName: 'x', scopes: ['sso:account:access'] }, signal)
    const device = await oidc.startDevice({ ...client, startUrl: 'https://x.awsapps.com/start' }, signal)
    const ask = () => oidc.createToken({ ...client, deviceCode: device.deviceCode }, signal)
    const refresh = (refreshToken: string | null) =>
      oidc.createToken({ ...client, refreshToken: refreshToken ?? '' }, signal)
    return { client, device, ask, refresh }
  }
  return { time, standIn, oidc, portal, begin }
}

describe('a login at the stand-in', () => {
  it('waits, is approved, gives a token that the portal takes, once', async () => {
    const { standIn, portal, begin } = await given({ accounts: [{ id: '1', roles: ['Dev'] }] })
    const { device, ask } = await begin()
    expect(device).toMatchObject({ expiresIn: 600, interval: 1 })
    expect(device.userCode).toMatch(/^[B-DF-HJ-NP-TV-XZ]{4}-[B-DF-HJ-NP-TV-XZ]{4}$/)
    expect(device.verificationUriComplete).toBe(`${standIn.url}/device?user_code=${device.userCode}`)
    await expect(ask()).rejects.toMatchObject({ code: 'AuthorizationPendingException' })
    standIn.approve()
    const token = await ask()
    expect(token).toMatchObject({ expiresIn: 28_800, refreshToken: expect.any(String) })
    expect(await portal.roles(token.accessToken, '1', signal)).toEqual(['Dev'])
    await expect(ask()).rejects.toMatchObject({ code: 'InvalidGrantException' })
  })

  it('takes a refresh token once', async () => {
    const { standIn, begin } = await given()
    const { ask, refresh } = await begin()
    standIn.approve()
    const first = await ask()
    const second = await refresh(first.refreshToken)
    expect(second.accessToken).not.toBe(first.accessToken)
    await expect(refresh(first.refreshToken)).rejects.toMatchObject({ code: 'InvalidGrantException' })
    await expect(refresh(second.refreshToken)).resolves.toHaveProperty('accessToken')
  })

  it('ends denied, or when the code runs out', async () => {
    const { standIn, time, begin } = await given()
    const denied = await begin()
    standIn.deny()
    await expect(denied.ask()).rejects.toMatchObject({ code: 'AccessDeniedException' })
    const late = await begin()
    time.now += 600_001
    await expect(late.ask()).rejects.toMatchObject({ code: 'ExpiredTokenException' })
  })

  it('approves itself after a while where it is told to', async () => {
    const { time, begin } = await given({ autoApproveMs: 8_000 })
    const { ask } = await begin()
    time.now += 10_000
    await expect(ask()).rejects.toMatchObject({ code: 'AuthorizationPendingException' })
    time.now += 7_999
    await expect(ask()).rejects.toMatchObject({ code: 'AuthorizationPendingException' })
    time.now += 1
    await expect(ask()).resolves.toHaveProperty('accessToken')
  })

  it('knows its clients', async () => {
    const { oidc } = await given()
    const stranger = { clientId: 'x', clientSecret: 'y', startUrl: 'https://x' }
    await expect(oidc.startDevice(stranger, signal)).rejects.toMatchObject({
      code: 'InvalidClientException',
      status: 401,
    })
  })
})

describe('a login in a browser at the stand-in', () => {
  const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
  const REDIRECT = 'http://127.0.0.1:4321/oauth/callback'

  async function browsing(options: WorldOptions = { autoApproveMs: 0 }) {
    const { standIn, oidc, time } = await given(options)
    const scopes = ['sso:account:access']
    const browser = {
      issuerUrl: 'https://x.awsapps.com/start',
      redirectUri: 'http://127.0.0.1/oauth/callback',
    }
    const client = await oidc.register({ clientName: 'x', scopes, browser }, signal)
    const address = new URL(
      oidc.authorizeUrl({
        clientId: client.clientId,
        redirectUri: REDIRECT,
        state: 'the-state',
        scopes,
        codeChallenge: codeChallenge(VERIFIER),
      }),
    )
    const open = (url = address) => fetch(url, { redirect: 'manual' })
    const codeOf = ({ headers }: Response) => new URL(headers.get('location')!).searchParams.get('code') ?? ''
    const take = (code: string, change: Partial<{ codeVerifier: string; redirectUri: string }> = {}) =>
      oidc.createToken({ ...client, code, codeVerifier: VERIFIER, redirectUri: REDIRECT, ...change }, signal)
    return { standIn, oidc, time, address, open, codeOf, take }
  }

  it('leads back with code and state, and the code gives a token, once', async () => {
    const { open, codeOf, take } = await browsing()
    const reply = await open()
    expect([reply.status, reply.headers.get('location')]).toEqual([
      303,
      expect.stringMatching(/^http:\/\/127\.0\.0\.1:4321\/oauth\/callback\?code=\w{43}&state=the-state$/),
    ])
    const token = await take(codeOf(reply))
    expect(token).toMatchObject({ expiresIn: 28_800, refreshToken: expect.any(String) })
    await expect(take(codeOf(reply))).rejects.toMatchObject({ code: 'InvalidGrantException' })
  })

  it('asks first, unless logins need no approval', async () => {
    const { standIn, address, open, codeOf, take } = await browsing({})
    expect(await (await open()).text()).toContain('formaction="/authorize/allow"')
    const decide = (what: string) =>
      fetch(`${standIn.url}/authorize/${what}`, {
        method: 'POST',
        body: address.searchParams,
        redirect: 'manual',
      })
    expect((await decide('deny')).headers.get('location')).toBe(
      `${REDIRECT}?error=access_denied&state=the-state`,
    )
    await expect(take(codeOf(await decide('allow')))).resolves.toHaveProperty('accessToken')
  })

  it.each([
    ['another verifier', { codeVerifier: VERIFIER.toLowerCase() }],
    ['another redirect URI', { redirectUri: REDIRECT.replace('4321', '4322') }],
  ])('gives no token for %s, and the code is spent', async (_, change) => {
    const { open, codeOf, take } = await browsing()
    const code = codeOf(await open())
    await expect(take(code, change)).rejects.toMatchObject({ code: 'InvalidGrantException' })
    await expect(take(code)).rejects.toMatchObject({ code: 'InvalidGrantException' })
  })

  it('gives no token after a minute', async () => {
    const { open, codeOf, take, time } = await browsing()
    const code = codeOf(await open())
    time.now += 60_001
    await expect(take(code)).rejects.toMatchObject({ code: 'InvalidGrantException' })
  })

  it.each([
    ['client_id', 'x'],
    ['redirect_uri', 'https://evil.example/oauth/callback'],
    ['redirect_uri', 'http://127.0.0.1:1/elsewhere'],
    ['response_type', 'token'],
    ['code_challenge_method', 'plain'],
    ['code_challenge', 'short'],
    ['scopes', ''],
  ])('leads nowhere with a %s of %j', async (name, value) => {
    const { address, open } = await browsing()
    address.searchParams.set(name, value)
    const reply = await open()
    expect([reply.status, reply.headers.get('location')]).toEqual([400, null])
  })

  it('registers no client whose redirect URI is elsewhere', async () => {
    const { oidc } = await browsing()
    const browser = { issuerUrl: 'https://x', redirectUri: 'https://evil.example/' }
    await expect(oidc.register({ clientName: 'x', scopes: [], browser }, signal)).rejects.toMatchObject({
      code: 'InvalidRedirectUriException',
    })
  })
})

describe('the portal of the stand-in', () => {
  it('lists page by page, all accounts and all roles', async () => {
    const roles = Array.from({ length: 130 }, (_, at) => `Role${at}`)
    const accounts = Array.from({ length: 250 }, (_, at) => ({ id: `${at}`, name: `A${at}`, roles }))
    const { standIn, portal } = await given({ accounts, accessTokens: { t: NOW + HOUR } })
    const pages: number[] = []
    for await (const page of portal.accounts('t', signal)) pages.push(page.length)
    expect(pages).toEqual([100, 100, 50])
    expect(await portal.roles('t', '7', signal)).toEqual(roles)
    expect(standIn.count('ListAccountRoles')).toBe(2)
  })

  it('refuses what the token does not open', async () => {
    const { portal, time } = await given({
      accounts: [{ id: '1', roles: ['Dev'] }],
      accessTokens: { t: NOW + HOUR },
    })
    const code = (of: Promise<unknown>) =>
      of.then(
        () => 'taken',
        (error) => error.code,
      )
    expect(await code(portal.roleCredentials('t', '1', 'Dev', signal))).toBe('taken')
    expect(await code(portal.roleCredentials('t', '1', 'Admin', signal))).toBe('ForbiddenException')
    expect(await code(portal.roles('t', '2', signal))).toBe('ResourceNotFoundException')
    expect(await code(portal.roles('wrong', '1', signal))).toBe('UnauthorizedException')
    time.now += HOUR
    expect(await code(portal.roles('t', '1', signal))).toBe('UnauthorizedException')
  })

  it('forgets a token that was logged out', async () => {
    const { portal } = await given({ accessTokens: { t: NOW + HOUR } })
    await portal.logout('t', signal)
    await expect(portal.logout('t', signal)).rejects.toMatchObject({ code: 'UnauthorizedException' })
  })
})
