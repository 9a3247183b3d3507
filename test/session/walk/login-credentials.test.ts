import { describe, expect, it } from 'vitest'
import type { Link } from '../../../src/profiles/link.ts'
import { loginCacheName } from '../../../src/session/cache/login-cache.ts'
import { loginCredentials } from '../../../src/session/walk/login-credentials.ts'
import { memoryFolder } from '../../support/session/memory-folder.ts'
import { MINUTE, NOW } from '../../support/state/state.ts'

const SESSION = 'arn:aws:sts::111122223333:assumed-role/Admin/ada'
const link: Link = {
  type: 'login-session',
  name: SESSION,
  profile: 'dev',
  file: 'config',
  line: 2,
  problem: null,
}
const keys = {
  accessKeyId: 'ASIAEXAMPLE',
  secretAccessKey: 'secret',
  sessionToken: 'token',
  expiresAt: '2026-11-23T12:15:00Z',
}
const folderWith = (content: object | string) => memoryFolder({ [loginCacheName(SESSION)]: content })

describe('the credentials of aws login', () => {
  it('are those in the cache, with their expiry in ms', () => {
    expect(loginCredentials(folderWith({ accessToken: keys }), link, NOW)).toEqual({
      ...keys,
      expiresAt: NOW + 15 * MINUTE,
    })
  })

  it('can lack a session token', () => {
    const { sessionToken } = loginCredentials(
      folderWith({ accessToken: { ...keys, sessionToken: 5 } }),
      link,
      NOW,
    )
    expect(sessionToken).toBeNull()
  })

  it('are valid before their expiry time, but not at it', () => {
    const folder = folderWith({ accessToken: keys })
    expect(() => loginCredentials(folder, link, NOW + 15 * MINUTE - 1)).not.toThrow()
    expect(() => loginCredentials(folder, link, NOW + 15 * MINUTE)).toThrow(
      expect.objectContaining({ code: 'token-expired', hint: 'aws login --profile dev' }),
    )
  })

  it.each([
    ['no such file', memoryFolder()],
    ['a file of something else', folderWith('nothing')],
    ['no credentials', folderWith({ note: 1 })],
    ['credentials that are a text', folderWith({ accessToken: 'x' })],
    ['no key', folderWith({ accessToken: { ...keys, accessKeyId: null } })],
    ['no secret', folderWith({ accessToken: { ...keys, secretAccessKey: undefined } })],
    ['no date', folderWith({ accessToken: { ...keys, expiresAt: 'soon' } })],
  ])('%s is not a usable session', (_, folder) => {
    expect(() => loginCredentials(folder, link, NOW)).toThrow(
      expect.objectContaining({ code: 'signed-out', hint: 'aws login --profile dev' }),
    )
  })
})
