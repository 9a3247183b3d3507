import { createHash } from 'node:crypto'
import { type Answer, escapeXml, type Incoming } from './answer.ts'
import { page } from './device-page.ts'
import { nextWord, type World } from './world.ts'

const LOOPBACK = /^http:\/\/(?:127\.0\.0\.1|\[::1\])(?::\d+)?\/[^?#]*$/

/** The redirect URIs in a registration, none if it names none; null if they are not on the user's machine. */
export function redirectsOf(fields: Readonly<Record<string, unknown>>): readonly string[] | null {
  const { grantTypes, redirectUris, issuerUrl } = fields
  if (!Array.isArray(grantTypes) || !grantTypes.includes('authorization_code')) return []
  if (!Array.isArray(redirectUris) || redirectUris.length === 0 || typeof issuerUrl !== 'string') return null
  const uris = redirectUris.map(String)
  return uris.every((each) => LOOPBACK.test(each)) ? uris : null
}

/** What a browser asks for. */
interface Wanted {
  readonly clientId: string
  readonly redirectUri: string
  readonly state: string
  readonly codeChallenge: string
}

/** GET /authorize: asks for the approval of a login in a browser, or gives it where logins need none. */
export function authorize({ query }: Incoming, world: World): Answer {
  const wanted = wantedIn(query, world)
  if (typeof wanted === 'string') return refusal(wanted)
  if (world.autoApproveMs === 0) return allow(wanted, world)
  const fields = [...query].map(
    ([name, value]) => `<input type="hidden" name="${escapeXml(name)}" value="${escapeXml(value)}">`,
  )
  return page(`<h1>Log in to the demo</h1>
<p>Allow awsprof to use your accounts?</p>
<form method="post">${fields.join('')}
<p><button formaction="/authorize/allow">Allow</button> <button formaction="/authorize/deny">Deny</button></p>
</form>`)
}

/** POST /authorize/allow and /authorize/deny */
export function decideInBrowser({ body }: Incoming, world: World, isAllowed: boolean): Answer {
  const wanted = wantedIn(new URLSearchParams(body), world)
  if (typeof wanted === 'string') return refusal(wanted)
  return isAllowed ? allow(wanted, world) : goBack(wanted, { error: 'access_denied' })
}

/** By the method S256 (RFC 7636, 4.6). */
export function checkVerifier(verifier: unknown, codeChallenge: string): boolean {
  if (typeof verifier !== 'string' || !/^[\w.~-]{43,128}$/.test(verifier)) return false
  return createHash('sha256').update(verifier).digest('base64url') === codeChallenge
}

/** What is asked for, or why that cannot be: then nobody must be sent anywhere (RFC 6749, 4.1.2.1). */
function wantedIn(query: URLSearchParams, world: World): Wanted | string {
  const of = (name: string) => query.get(name) ?? ''
  const redirectUri = of('redirect_uri')
  const known = world.redirects.get(of('client_id'))
  if (!known) return 'This client is not registered for logins in a browser'
  // The port of this machine may be any (RFC 8252, 7.3).
  if (!LOOPBACK.test(redirectUri) || !known.includes(redirectUri.replace(/:\d+(?=\/)/, '')))
    return 'The redirect URI is not registered'
  if (of('response_type') !== 'code' || of('code_challenge_method') !== 'S256' || of('scopes') === '')
    return 'A parameter is missing'
  const codeChallenge = of('code_challenge')
  if (!/^[\w-]{43}$/.test(codeChallenge)) return 'The code challenge is invalid'
  return { clientId: of('client_id'), redirectUri, state: of('state'), codeChallenge }
}

function allow(wanted: Wanted, world: World): Answer {
  const code = nextWord(world, 'authorization', 43)
  const { clientId, redirectUri, codeChallenge } = wanted
  world.authorizations.set(code, { clientId, redirectUri, codeChallenge, grantedAt: world.now() })
  return goBack(wanted, { code })
}

function goBack({ redirectUri, state }: Wanted, answer: Readonly<Record<string, string>>): Answer {
  const location = `${redirectUri}?${new URLSearchParams({ ...answer, state })}`
  return { status: 303, headers: { location, 'cache-control': 'no-store' }, body: '' }
}

function refusal(reason: string): Answer {
  return page(`<h1>Cannot log in</h1><p>${escapeXml(reason)}.</p>`, 400)
}
