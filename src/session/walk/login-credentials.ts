import type { Link } from '../../profiles/link.ts'
import { isRecord, readCacheJson } from '../cache/cache-json.ts'
import { loginCacheName } from '../cache/login-cache.ts'
import { parseTimestamp } from '../cache/timestamp.ts'
import type { Credentials, TokenFolder } from '../ports.ts'
import { WalkError } from './walk-error.ts'

/**
 * The cached credentials of `aws login`. They are not renewed: that needs a signature with the session's own key, which
 * the next `aws` command makes. `now` in ms. Throws `WalkError`.
 */
export function loginCredentials(folder: Pick<TokenFolder, 'read'>, link: Link, now: number): Credentials {
  const hint = `aws login --profile ${link.profile}`
  const json = readCacheJson(folder.read(loginCacheName(link.name ?? '')))
  const fields = json.type === 'read' && isRecord(json.fields.accessToken) ? json.fields.accessToken : null
  const { accessKeyId, secretAccessKey, sessionToken, expiresAt } = fields ?? {}
  const expiry = parseTimestamp(expiresAt)
  if (typeof accessKeyId !== 'string' || typeof secretAccessKey !== 'string' || expiry === null) {
    throw new WalkError('signed-out', 'There is no usable session of aws login.', hint)
  }
  if (expiry <= now) throw new WalkError('token-expired', 'The session of aws login has expired.', hint)
  const token = typeof sessionToken === 'string' ? sessionToken : null
  return { accessKeyId, secretAccessKey, sessionToken: token, expiresAt: expiry }
}
