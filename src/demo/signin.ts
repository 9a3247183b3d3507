import { createPublicKey, verify } from 'node:crypto'
import { type Answer, fieldsOf, type Incoming, json, REQUEST_ID, restError } from './answer.ts'
import { issueKeys, nextWord, type World } from './world.ts'

const ACCESS_S = 900
const CLIENT = /^arn:aws:signin:::devtools\/(cross-device|same-device)$/
/** A proof may be this old, or this far ahead of our clock. */
const PROOF_MS = 5 * 60_000

/** POST /v1/token of AWS Sign-In: renews the access of `aws login`. A refresh token works once, and with one key only. */
export function renewAccess(request: Incoming, world: World): Answer {
  const proof = provenKey(request, world)
  if ('reason' in proof) return invalid(proof.reason)
  const { clientId, refreshToken, grantType } = fieldsOf(request.body)
  if (!CLIENT.test(String(clientId)) || grantType !== 'refresh_token') return invalid('clientId or grantType')
  const token = String(refreshToken ?? '')
  const login = world.logins.get(token)
  if (!login || (login.key !== undefined && login.key !== proof.key)) return denied('TOKEN_EXPIRED', 401)
  world.logins.delete(token)
  const next = nextWord(world, 'login refresh', 43)
  world.logins.set(next, { ...login, key: proof.key })
  const { accessKeyId, secretAccessKey, sessionToken } = issueKeys(
    world,
    login.arn,
    login.account,
    ACCESS_S * 1000,
  )
  return json({
    accessToken: { accessKeyId, secretAccessKey, sessionToken },
    tokenType: 'urn:aws:params:oauth:token-type:access_token_sigv4',
    expiresIn: ACCESS_S,
    refreshToken: next,
  })
}

function denied(error: string, status: number): Answer {
  const headers = { 'x-amzn-errortype': 'AccessDeniedException', 'x-amzn-requestid': REQUEST_ID }
  return json({ error, message: 'The refresh token has expired' }, status, headers)
}

function invalid(what: string): Answer {
  return restError('ValidationException', `invalid ${what}`)
}

/** The public key of a sound DPoP proof (RFC 9449) that was made for this request and was not seen before. */
function provenKey(
  { headers, method, path }: Incoming,
  world: World,
): { readonly key: string } | { readonly reason: string } {
  const [head = '', claims = '', signature = '', ...more] = (headers.dpop ?? '').split('.')
  const { typ, alg, jwk } = fieldsOf(decoded(head))
  const { htm, htu, iat, jti } = fieldsOf(decoded(claims))
  const refuse = (what: string) => ({ reason: `DPoP proof (${what})` })
  if (more.length > 0 || typ !== 'dpop+jwt' || alg !== 'ES256') return refuse('type')
  if (!isSigned(`${head}.${claims}`, signature, jwk)) return refuse('signature')
  if (htm !== method) return refuse('htm')
  if (htu !== `${world.url}${path}`) return refuse('htu')
  if (typeof iat !== 'number' || Math.abs(iat * 1000 - world.now()) > PROOF_MS) return refuse('iat')
  if (typeof jti !== 'string' || jti === '' || world.proofs.has(jti)) return refuse('jti')
  world.proofs.add(jti)
  const { x, y } = fieldsOf(JSON.stringify(jwk))
  return { key: `${x} ${y}` }
}

function isSigned(text: string, signature: string, jwk: unknown): boolean {
  try {
    const { kty, crv, x, y } = fieldsOf(JSON.stringify(jwk))
    if (kty !== 'EC' || crv !== 'P-256') return false
    const key = createPublicKey({ format: 'jwk', key: { kty, crv, x: String(x), y: String(y) } })
    const bytes = Buffer.from(signature, 'base64url')
    return verify('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }, bytes)
  } catch {
    return false
  }
}

function decoded(part: string): string {
  return Buffer.from(part, 'base64url').toString()
}
