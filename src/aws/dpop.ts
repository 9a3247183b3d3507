import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto'

const CURVE = 'prime256v1'

/**
 * The private key of a PEM text, or null if it holds no P-256 key. Like the AWS CLI, reads the bytes and not the label:
 * it writes SEC1, other tools PKCS #8.
 */
export function readDpopKey(pem: string): KeyObject | null {
  const lines = pem.split(/\r?\n/).filter((line) => !/^-----(BEGIN|END)/.test(line))
  const der = Buffer.from(lines.join(''), 'base64')
  for (const type of ['sec1', 'pkcs8'] as const) {
    try {
      const key = createPrivateKey({ key: der, format: 'der', type })
      return key.asymmetricKeyDetails?.namedCurve === CURVE ? key : null
    } catch {
      // Not of this type.
    }
  }
  return null
}

/**
 * Proves to whoever gets a POST request at `url` that we hold the key (RFC 9449): a JWT signed with it, which works once.
 *
 * @param now ms
 * @param id different in every proof
 */
export function dpopProof(key: KeyObject, url: string, now: number, id: string): string {
  const { kty, x, y, crv } = createPublicKey(key).export({ format: 'jwk' })
  const header = { typ: 'dpop+jwt', alg: 'ES256', jwk: { kty, x, y, crv } }
  const claims = { htm: 'POST', htu: url, iat: Math.floor(now / 1000), jti: id }
  const text = [header, claims].map((each) => base64url(JSON.stringify(each))).join('.')
  const signature = sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' })
  return `${text}.${signature.toString('base64url')}`
}

function base64url(text: string): string {
  return Buffer.from(text).toString('base64url')
}
