import { LOGIN_WINDOW_MS, loginCacheName, readLoginFile, renewedLoginText } from '../cache/login-cache.ts'
import type { SigninPorts } from '../ports.ts'
import { alreadyExpired } from './already-expired.ts'
import type { Refreshed } from './refresh.ts'

/**
 * Renews the cached access of an `aws login` session and writes it back with the next refresh token, keeping the rest.
 * Holds the file's lock and reads the file again first, because another process may just have done it. Rejects with
 * `ServiceError` or `WalkError` and an unchanged file, or with the signal's reason if that aborts before the request.
 */
export function renewLogin(
  loginSession: string,
  { signin, clock, folder }: SigninPorts,
  signal: AbortSignal,
): Promise<Refreshed> {
  const name = loginCacheName(loginSession)
  const renew = async () => {
    const file = folder.read(name)
    const login = readLoginFile(file)
    if (login.type !== 'read') return 'impossible'
    if (login.expiresAt - clock.now() > LOGIN_WINDOW_MS) return 'fresh'
    signal.throwIfAborted()
    // Nothing aborts from here on: the refresh token is spent, and its successor must not be lost.
    const renewed = await signin.renew(login)
    if (renewed.expiresIn <= 0) throw alreadyExpired('token', 'AWS Sign-In')
    folder.write(name, renewedLoginText(file, renewed, clock.now()))
    return 'renewed'
  }
  return folder.locked(name, renew, signal)
}
