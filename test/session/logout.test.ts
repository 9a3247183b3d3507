import { describe, expect, it } from 'vitest'
import { logout } from '../../src/session/logout.ts'
import type { PortalClient } from '../../src/session/ports.ts'
import { ssoRoleCacheName } from '../../src/session/role-cache.ts'
import { tokenCacheName } from '../../src/session/token-cache.ts'
import { failure, memoryFolder } from '../support/login.ts'
import { readFiles } from '../support/read-files.ts'

const sso = (name: string, session: string, account: string, role: string) =>
  `[profile ${name}]\nsso_session = ${session}\nsso_account_id = ${account}\nsso_role_name = ${role}\n`
const session = (name: string) =>
  `[sso-session ${name}]\nsso_start_url = https://${name}.awsapps.com/start\nsso_region = us-east-1\n`

const { inventory } = readFiles({
  config: `${session('one')}${session('two')}${sso('a', 'one', '111122223333', 'path/Dev')}${sso('b', 'two', '111122223333', 'path/Dev')}[profile r]\nrole_arn = arn:aws:iam::444455556666:role/R\nsource_profile = a\n`,
})
const source = (name: string) => ({
  session: name,
  startUrl: `https://${name}.awsapps.com/start`,
  region: 'us-east-1',
})
const [ONE, TWO] = [source('one'), source('two')]
const roleOf = (of: typeof ONE) => ssoRoleCacheName('111122223333', 'path/Dev', of)

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
  return { asked, tokens, roles, portal, signal: new AbortController().signal }
}

describe('logging out', () => {
  it('tells the portal, removes the token and what was got with it, and nothing else', async () => {
    const ports = given()
    expect(await logout(ONE, inventory, ports)).toBe('ended')
    expect(ports.asked).toEqual(['access-one'])
    expect([...ports.tokens.files.keys()]).toEqual([tokenCacheName(TWO), 'registration.json'])
    expect([...ports.roles.files.keys()]).toEqual([roleOf(TWO), 'assumed.json'])
    expect(ports.tokens.locks).toEqual([tokenCacheName(ONE)])
  })

  it('does so whatever the portal says', async () => {
    const ports = given(async () => {
      throw failure('UnauthorizedException', 401)
    })
    expect(await logout(ONE, inventory, ports)).toBe('ended')
    expect(ports.tokens.files.has(tokenCacheName(ONE))).toBe(false)
  })

  it.each(['', '{', '{"accessToken": 5}'])('removes a token that cannot be read: %j', async (text) => {
    const ports = given()
    ports.tokens.files.set(tokenCacheName(ONE), text)
    expect(await logout(ONE, inventory, ports)).toBe('ended')
    expect(ports.asked).toEqual([])
  })

  it('without a token asks nothing, and still drops the role credentials', async () => {
    const ports = given()
    ports.tokens.files.delete(tokenCacheName(ONE))
    expect(await logout(ONE, inventory, ports)).toBe('absent')
    expect(ports.asked).toEqual([])
    expect(ports.roles.files.has(roleOf(ONE))).toBe(false)
  })

  it('says so where the token stays', async () => {
    const ports = given()
    const tokens = { ...ports.tokens, remove: () => undefined }
    expect(await logout(ONE, inventory, { ...ports, tokens })).toBe('kept')
  })

  it('waits for a renewal that is under way, whose token would else come back', async () => {
    const ports = given()
    const name = tokenCacheName(ONE)
    const renewed = Promise.withResolvers<void>()
    const renewal = ports.tokens.locked(name, async () => {
      await renewed.promise
      ports.tokens.write(name, '{"accessToken":"renewed"}')
    })
    const ended = logout(ONE, inventory, ports)
    renewed.resolve()
    await renewal
    expect(await ended).toBe('ended')
    expect(ports.asked).toEqual(['renewed'])
    expect(ports.tokens.files.has(name)).toBe(false)
  })
})
