import { describe, expect, it } from 'vitest'
import { ssoRoleCacheName } from '../../../src/session/cache/role-cache.ts'
import { tokenCacheName } from '../../../src/session/cache/token-cache.ts'
import { logout, logoutOfTheRest } from '../../../src/session/login/logout.ts'
import type { PortalClient } from '../../../src/session/ports.ts'
import { readFiles } from '../../support/files/read-files.ts'
import { serviceError } from '../../support/session/fake-oidc.ts'
import { memoryFolder } from '../../support/session/memory-folder.ts'

const sso = (name: string, session: string, account: string, role: string) =>
  `[profile ${name}]\nsso_session = ${session}\nsso_account_id = ${account}\nsso_role_name = ${role}\n`
const session = (name: string) =>
  `[sso-session ${name}]\nsso_start_url = https://${name}.awsapps.com/start\nsso_region = us-east-1\n`

const { profileIndex } = readFiles({
  config: `${session('one')}${session('two')}${sso('a', 'one', '111122223333', 'path/Dev')}${sso('b', 'two', '111122223333', 'path/Dev')}[profile r]\nrole_arn = arn:aws:iam::444455556666:role/R\nsource_profile = a\n`,
})
const source = (name: string) => ({
  ssoSession: name,
  startUrl: `https://${name}.awsapps.com/start`,
  region: 'us-east-1',
})
const [ONE, TWO] = [source('one'), source('two')]
const roleOf = (of: typeof ONE) => ssoRoleCacheName('111122223333', 'path/Dev', of)

const { signal } = new AbortController()

function given(logoutAtPortal: PortalClient['logout'] = async () => undefined) {
  const asked: string[] = []
  const tokens = memoryFolder({
    [tokenCacheName(ONE)]: { accessToken: 'access-one' },
    [tokenCacheName(TWO)]: { accessToken: 'access-two' },
    'registration.json': { clientId: 'x' },
  })
  const roles = memoryFolder({ [roleOf(ONE)]: {}, [roleOf(TWO)]: {}, 'assumed.json': {} })
  const portal = {
    logout: async (token: string, signal: AbortSignal) => {
      asked.push(token)
      await logoutAtPortal(token, signal)
    },
  } as PortalClient
  return { asked, tokens, roles, portal }
}

describe('logging out', () => {
  it('logs out at the portal and removes the token and its role credentials, nothing else', async () => {
    const ports = given()
    expect(await logout(ONE, profileIndex, ports, signal)).toEqual({ type: 'ended' })
    expect(ports.asked).toEqual(['access-one'])
    expect([...ports.tokens.files.keys()]).toEqual([tokenCacheName(TWO), 'registration.json'])
    expect([...ports.roles.files.keys()]).toEqual([roleOf(TWO), 'assumed.json'])
    expect(ports.tokens.locks).toEqual([tokenCacheName(ONE)])
  })

  it.each([
    ['the portal does not answer', serviceError('timeout', null, 'no answer in time'), 'no answer in time'],
    ['the portal is ill', serviceError('InternalServerException', 500, 'try later'), 'try later'],
  ])('says that the portal was not told: %s', async (_, error, reason) => {
    const ports = given(async () => {
      throw error
    })
    expect(await logout(ONE, profileIndex, ports, signal)).toEqual({ type: 'untold', reason })
    expect(ports.tokens.files.has(tokenCacheName(ONE))).toBe(false)
    expect(ports.roles.files.has(roleOf(ONE))).toBe(false)
  })

  it('is done with a token that the portal does not know', async () => {
    const ports = given(async () => {
      throw serviceError('UnauthorizedException', 401)
    })
    expect(await logout(ONE, profileIndex, ports, signal)).toEqual({ type: 'ended' })
    expect(ports.tokens.files.has(tokenCacheName(ONE))).toBe(false)
  })

  it.each(['', '{', '{"accessToken": 5}', '{"accessToken": ""}'])(
    'removes a token that cannot be read: %j',
    async (text) => {
      const ports = given()
      ports.tokens.files.set(tokenCacheName(ONE), text)
      expect(await logout(ONE, profileIndex, ports, signal)).toEqual({ type: 'ended' })
      expect(ports.asked).toEqual([])
    },
  )

  it('without a token sends nothing, but still removes the role credentials', async () => {
    const ports = given()
    ports.tokens.files.delete(tokenCacheName(ONE))
    expect(await logout(ONE, profileIndex, ports, signal)).toEqual({ type: 'absent' })
    expect(ports.asked).toEqual([])
    expect(ports.roles.files.has(roleOf(ONE))).toBe(false)
  })

  it('says so if the token stays', async () => {
    const ports = given()
    const tokens = { ...ports.tokens, remove: () => undefined }
    expect(await logout(ONE, profileIndex, { ...ports, tokens }, signal)).toEqual({
      type: 'kept',
      cache: 'sso',
      file: tokenCacheName(ONE),
    })
  })

  it('says so if role credentials stay, which work without the token', async () => {
    const ports = given()
    const roles = { ...ports.roles, remove: () => undefined }
    const kept = { type: 'kept', cache: 'cli', file: roleOf(ONE) }
    expect(await logout(ONE, profileIndex, { ...ports, roles }, signal)).toEqual(kept)
    expect(ports.tokens.files.has(tokenCacheName(ONE))).toBe(false)
    expect(await logout(ONE, profileIndex, { ...ports, roles }, signal)).toEqual(kept)
  })

  it('changes nothing if it is aborted while another process holds the token', async () => {
    const ports = given()
    const abort = new AbortController()
    const locked = async () => {
      abort.abort(new Error('stopped'))
      throw abort.signal.reason
    }
    const tokens = { ...ports.tokens, locked }
    await expect(logout(ONE, profileIndex, { ...ports, tokens }, abort.signal)).rejects.toThrow('stopped')
    expect([
      ports.asked,
      ports.tokens.files.has(tokenCacheName(ONE)),
      ports.roles.files.has(roleOf(ONE)),
    ]).toEqual([[], true, true])
  })

  it('waits for a running renewal, whose token would otherwise come back', async () => {
    const ports = given()
    const name = tokenCacheName(ONE)
    const renewed = Promise.withResolvers<void>()
    const renewal = ports.tokens.locked(name, async () => {
      await renewed.promise
      ports.tokens.write(name, '{"accessToken":"renewed"}')
    })
    const ended = logout(ONE, profileIndex, ports, signal)
    renewed.resolve()
    await renewal
    expect(await ended).toEqual({ type: 'ended' })
    expect(ports.asked).toEqual(['renewed'])
    expect(ports.tokens.files.has(name)).toBe(false)
  })
})

describe('logging out of everything else', () => {
  const token = (name: string) => ({
    accessToken: `access-${name}`,
    region: `${name}-1`,
    startUrl: `https://${name}.awsapps.com/start`,
  })
  const role = (ProviderType?: unknown) => ({
    ...(ProviderType !== undefined && { ProviderType }),
    Credentials: {},
  })

  function left(tokens: Parameters<typeof memoryFolder>[0], roles: typeof tokens = {}, isRefused = false) {
    const asked: string[] = []
    const portal = (region: string) =>
      ({
        logout: async (accessToken: string) => {
          asked.push(`${accessToken} in ${region}`)
          if (isRefused) throw serviceError('UnauthorizedException', 401)
        },
      }) as Pick<PortalClient, 'logout'> as PortalClient
    const folders = { tokens: memoryFolder(tokens), roles: memoryFolder(roles) }
    const ports = { portal, ...folders }
    return { ...folders, ports, asked, end: () => logoutOfTheRest(ports, signal) }
  }

  it.each([
    ['says yes', false],
    ['says no', true],
  ])(
    'ends every session that a file still holds, each in its region, and the portal %s',
    async (_, isRefused) => {
      const { end, asked, tokens } = left({ 'a.json': token('a'), 'b.json': token('b') }, {}, isRefused)
      expect(await end()).toEqual([
        { name: 'https://a.awsapps.com/start', outcome: { type: 'ended' } },
        { name: 'https://b.awsapps.com/start', outcome: { type: 'ended' } },
      ])
      expect(asked).toEqual(['access-a in a-1', 'access-b in b-1'])
      expect(tokens.locks).toEqual(['a.json', 'b.json'])
      expect(tokens.files.size).toBe(0)
    },
  )

  it('ends a session whose file has no start URL, and names its file', async () => {
    const { end, asked } = left({ 'a.json': { accessToken: 'access-a', region: 7, startUrl: null } })
    expect(await end()).toEqual([{ name: 'a.json', outcome: { type: 'ended' } }])
    expect(asked).toEqual(['access-a in '])
  })

  it('says which files stay', async () => {
    const { ports } = left({ 'a.json': token('a') }, { 'sso.json': role('sso') })
    const [tokens, roles] = [ports.tokens, ports.roles].map((each) => ({ ...each, remove: () => undefined }))
    expect(await logoutOfTheRest({ ...ports, tokens: tokens!, roles: roles! }, signal)).toEqual([
      { name: 'https://a.awsapps.com/start', outcome: { type: 'kept', cache: 'sso', file: 'a.json' } },
      { name: 'sso.json', outcome: { type: 'kept', cache: 'cli', file: 'sso.json' } },
    ])
  })

  it('ends a session that cannot be locked', async () => {
    const { asked, tokens, ports } = left({ 'a.json': token('a') })
    const locked = () => Promise.reject(new Error('read-only'))
    expect(await logoutOfTheRest({ ...ports, tokens: { ...tokens, locked } }, signal)).toHaveLength(1)
    expect([asked, tokens.files.size]).toEqual([['access-a in a-1'], 0])
  })

  it.each([
    ['registration.json', { clientId: 'x', clientSecret: 'y' }],
    ['damaged.json', '{"accessToken": "x"'],
    ['other.json', { accessToken: 5 }],
    ['list.json', '[]'],
    ['notes.txt', token('a')],
    ['token.json.lock', token('a')],
  ])('leaves other files: %s', async (name, content) => {
    const { end, asked, tokens } = left({ [name]: content })
    expect(await end()).toEqual([])
    expect([asked, [...tokens.files.keys()]]).toEqual([[], [name]])
  })

  it('removes the role credentials of IAM Identity Center, and no others', async () => {
    const { end, roles } = left(
      {},
      {
        'sso.json': role('sso'),
        'assumed.json': role(),
        'other.json': role('other'),
        'damaged.json': '{"ProviderType": "sso"',
        'notes.txt': role('sso'),
      },
    )
    expect(await end()).toEqual([])
    expect([...roles.files.keys()]).toEqual(['assumed.json', 'other.json', 'damaged.json', 'notes.txt'])
  })
})
