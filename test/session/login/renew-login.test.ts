import { describe, expect, it } from 'vitest'
import { LOGIN_WINDOW_MS } from '../../../src/session/cache/login-cache.ts'
import { renewLogin } from '../../../src/session/login/renew-login.ts'
import { fakeClock } from '../../support/session/fake-clock.ts'
import { serviceError } from '../../support/session/fake-oidc.ts'
import { fakeSignin, LOGIN_ARN, LOGIN_FILE, loginCache } from '../../support/session/login-cache.ts'
import { memoryFolder } from '../../support/session/memory-folder.ts'
import { HOUR, MINUTE } from '../../support/state/state.ts'

function given(file: object | string, failure: Error | null = null) {
  const ports = {
    signin: fakeSignin(failure),
    clock: fakeClock(),
    folder: memoryFolder({ [LOGIN_FILE]: file, 'foreign.json': 'theirs' }),
  }
  return { ...ports, go: () => renewLogin(LOGIN_ARN, ports, new AbortController().signal) }
}

describe('a renewal of aws login', () => {
  it.each([
    ['near its end', LOGIN_WINDOW_MS],
    ['run out', -3 * HOUR],
  ])('of access that is %s writes the new one, under the lock, and keeps the rest', async (_, left) => {
    const old = loginCache(left, { note: 'kept' })
    const { go, signin, folder } = given(old)
    expect(await go()).toBe('renewed')
    expect(signin.calls).toEqual(['arn:aws:signin:::devtools/same-device refresh-old the key'])
    expect(folder.locks).toEqual([LOGIN_FILE])
    const text = folder.files.get(LOGIN_FILE)!
    expect(JSON.parse(text)).toEqual({
      ...old,
      accessToken: {
        accessKeyId: 'ASIANEW1',
        secretAccessKey: 'secret-1',
        sessionToken: 'token-1',
        accountId: '111122223333',
        expiresAt: '2026-11-23T12:15:00Z',
      },
      refreshToken: 'refresh-1',
    })
    expect(text).not.toContain('\n')
    expect(folder.files.get('foreign.json')).toBe('theirs')
  })

  it.each<[string, string, object | string]>([
    ['more than five minutes are left', 'fresh', loginCache(LOGIN_WINDOW_MS + 1000)],
    ['there is no refresh token', 'impossible', loginCache(MINUTE, { refreshToken: undefined })],
    ['the file is damaged', 'impossible', '{'],
  ])('does not happen if %s', async (_, outcome, file) => {
    const { go, signin, folder } = given(file)
    const before = folder.files.get(LOGIN_FILE)
    expect(await go()).toBe(outcome)
    expect(signin.calls).toEqual([])
    expect(folder.files.get(LOGIN_FILE)).toBe(before)
  })

  it('takes no access that has already expired', async () => {
    const { folder, clock, signin } = given(loginCache(MINUTE))
    const before = folder.files.get(LOGIN_FILE)
    const renew: typeof signin.renew = async (login) => ({ ...(await signin.renew(login)), expiresIn: 0 })
    const renewal = renewLogin(LOGIN_ARN, { signin: { renew }, clock, folder }, new AbortController().signal)
    await expect(renewal).rejects.toMatchObject({
      code: 'bad-reply',
      message: expect.stringContaining('AWS Sign-In'),
    })
    expect(folder.files.get(LOGIN_FILE)).toBe(before)
  })

  it('stops waiting for the lock at its signal', async () => {
    const { folder, clock, signin } = given(loginCache(MINUTE))
    const signals: unknown[] = []
    const locked: typeof folder.locked = (name, work, each) => {
      signals.push(each)
      return folder.locked(name, work, each)
    }
    const { signal } = new AbortController()
    await renewLogin(LOGIN_ARN, { signin, clock, folder: { ...folder, locked } }, signal)
    expect(signals).toEqual([signal])
  })

  it('that fails leaves the file as it was', async () => {
    const error = serviceError('TOKEN_EXPIRED', 401)
    const { go, folder } = given(loginCache(MINUTE), error)
    const before = folder.files.get(LOGIN_FILE)
    await expect(go()).rejects.toBe(error)
    expect(folder.files.get(LOGIN_FILE)).toBe(before)
  })

  it('by two at once spends the refresh token once', async () => {
    const { go, signin } = given(loginCache(MINUTE))
    expect((await Promise.all([go(), go()])).toSorted()).toEqual(['fresh', 'renewed'])
    expect(signin.calls).toHaveLength(1)
  })

  it('that is aborted before the request sends nothing, and after it is written all the same', async () => {
    const { signin, clock, folder } = given(loginCache(MINUTE))
    await expect(renewLogin(LOGIN_ARN, { signin, clock, folder }, AbortSignal.abort())).rejects.toThrow()
    expect(signin.calls).toEqual([])
    const abort = new AbortController()
    const aborting: typeof signin = {
      calls: signin.calls,
      renew: (session) => {
        abort.abort()
        return signin.renew(session)
      },
    }
    expect(await renewLogin(LOGIN_ARN, { signin: aborting, clock, folder }, abort.signal)).toBe('renewed')
    expect(JSON.parse(folder.files.get(LOGIN_FILE)!)).toMatchObject({ refreshToken: 'refresh-1' })
  })
})
