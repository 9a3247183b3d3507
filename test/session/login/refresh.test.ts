import { describe, expect, it } from 'vitest'
import { tokenCacheName } from '../../../src/session/cache/token-cache.ts'
import { REFRESH_WINDOW_MS, refresh } from '../../../src/session/login/refresh.ts'
import { ssoToken } from '../../support/aws/cli-caches.ts'
import { fakeClock } from '../../support/session/fake-clock.ts'
import { fakeOidc, serviceError } from '../../support/session/fake-oidc.ts'
import { LEGACY, TARGET } from '../../support/session/login-session.ts'
import { memoryFolder } from '../../support/session/memory-folder.ts'
import { HOUR, MINUTE, NOW } from '../../support/state/state.ts'

const NAME = tokenCacheName(TARGET)
const token = (left: number, more: Readonly<Record<string, unknown>> = {}) => ({
  ...ssoToken({
    expiresAt: new Date(NOW + left),
    refreshToken: 'refresh-old',
    clientId: 'client-old',
    clientSecret: 'secret-old',
    registrationExpiresAt: new Date(NOW + 24 * HOUR),
  }),
  ...more,
})

function given(file: object | string, answers?: Parameters<typeof fakeOidc>[0]) {
  const ports = {
    oidc: fakeOidc(answers),
    clock: fakeClock(),
    folder: memoryFolder({ [NAME]: file, 'foreign.json': 'theirs' }),
  }
  return { ...ports, go: (session = TARGET) => refresh(session, ports, new AbortController().signal) }
}

describe('a renewal', () => {
  it.each([
    ['near its end', REFRESH_WINDOW_MS - 1000],
    ['run out', -3 * HOUR],
  ])('of a token that is %s writes the new one, under the lock, and keeps the rest', async (_, left) => {
    const { go, oidc, folder } = given(token(left, { note: 'kept' }))
    expect(await go()).toBe('renewed')
    expect(oidc.calls).toEqual(['token client-old refresh-old'])
    expect(folder.locks).toEqual([NAME])
    expect(JSON.parse(folder.files.get(NAME)!)).toEqual({
      startUrl: TARGET.startUrl,
      region: 'us-east-1',
      accessToken: 'access-1',
      expiresAt: '2026-11-23T20:00:00Z',
      clientId: 'client-old',
      clientSecret: 'secret-old',
      registrationExpiresAt: '2026-11-24T12:00:00Z',
      refreshToken: 'refresh-1',
      note: 'kept',
    })
    expect(folder.files.get('foreign.json')).toBe('theirs')
  })

  it.each<[string, 'fresh' | 'impossible', object | string, typeof TARGET]>([
    ['a quarter of an hour is left', 'fresh', token(REFRESH_WINDOW_MS), TARGET],
    ['there is no refresh token', 'impossible', token(MINUTE, { refreshToken: undefined }), TARGET],
    ['the refresh token is none', 'impossible', token(MINUTE, { refreshToken: 7 }), TARGET],
    ['there is no client id', 'impossible', token(MINUTE, { clientId: '' }), TARGET],
    ['there is no client secret', 'impossible', token(MINUTE, { clientSecret: undefined }), TARGET],
    [
      'nothing tells of the registration',
      'impossible',
      token(MINUTE, { registrationExpiresAt: 'x' }),
      TARGET,
    ],
    [
      'the registration has expired',
      'impossible',
      token(MINUTE, { registrationExpiresAt: '2026-11-23T12:00:00Z' }),
      TARGET,
    ],
    ['the file is damaged', 'impossible', '{', TARGET],
  ])('does not happen if %s', async (_, outcome, file, session) => {
    const { go, oidc, folder } = given(file)
    const before = folder.files.get(NAME)
    expect(await go(session)).toBe(outcome)
    expect(oidc.calls).toEqual([])
    expect(folder.files.get(NAME)).toBe(before)
  })

  it('never happens for a legacy token', async () => {
    const ports = given('{}')
    ports.folder.files.set(tokenCacheName(LEGACY), JSON.stringify(token(MINUTE)))
    expect(await ports.go(LEGACY)).toBe('impossible')
    expect(ports.oidc.calls).toEqual([])
  })

  it.each([
    serviceError('InvalidGrantException'),
    serviceError('unreachable', null),
    serviceError('bad-reply', 500),
  ])('that fails leaves the file as it was: $code', async (error) => {
    const { go, folder } = given(token(MINUTE), [error])
    const before = folder.files.get(NAME)
    await expect(go()).rejects.toBe(error)
    expect(folder.files.get(NAME)).toBe(before)
  })

  it('by two processes at once spends the refresh token once', async () => {
    const { go, oidc } = given(token(MINUTE))
    expect((await Promise.all([go(), go()])).toSorted()).toEqual(['fresh', 'renewed'])
    expect(oidc.calls).toHaveLength(1)
  })
})

it('takes no token that has already expired', async () => {
  const { oidc, clock, folder } = given(token(MINUTE))
  const before = folder.files.get(NAME)
  const createToken: typeof oidc.createToken = async () => {
    return { accessToken: 'a', expiresIn: 0, refreshToken: 'r' }
  }
  const renewal = refresh(
    TARGET,
    { oidc: { ...oidc, createToken }, clock, folder },
    new AbortController().signal,
  )
  await expect(renewal).rejects.toMatchObject({ code: 'bad-reply' })
  expect(folder.files.get(NAME)).toBe(before)
})

describe('an abort', () => {
  it('ends the wait for the lock', async () => {
    const { oidc, clock, folder } = given(token(MINUTE))
    const { signal } = new AbortController()
    const signals: unknown[] = []
    const locked: typeof folder.locked = (name, work, each) => {
      signals.push(each)
      return folder.locked(name, work, each)
    }
    await refresh(TARGET, { oidc, clock, folder: { ...folder, locked } }, signal)
    expect(signals).toEqual([signal])
  })

  it('before the request sends nothing', async () => {
    const { oidc, clock, folder } = given(token(MINUTE))
    await expect(refresh(TARGET, { oidc, clock, folder }, AbortSignal.abort())).rejects.toThrow()
    expect(oidc.calls).toEqual([])
  })

  it('while the request is under way changes nothing: the new token is written', async () => {
    const { oidc, clock, folder } = given(token(MINUTE))
    const abort = new AbortController()
    oidc.onCall = () => abort.abort()
    const { createToken } = oidc
    const strict = {
      ...oidc,
      createToken: async (request: Parameters<typeof createToken>[0], signal: AbortSignal) => {
        const reply = await createToken(request, signal)
        signal.throwIfAborted()
        return reply
      },
    }
    expect(await refresh(TARGET, { oidc: strict, clock, folder }, abort.signal)).toBe('renewed')
    expect(JSON.parse(folder.files.get(NAME)!)).toMatchObject({ refreshToken: 'refresh-1' })
  })
})
