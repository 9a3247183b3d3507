import { type Answer, fieldsOf, type Incoming, json } from './answer.ts'
import { nextWord, type World } from './world.ts'

/** GET /federation of AWS Sign-In: a token for the console, or the console itself, which here is a page that says so. */
export function federation({ query }: Incoming, world: World): Answer {
  if (query.get('Action') === 'login') return consolePage(query)
  const { sessionId, sessionKey, sessionToken } = fieldsOf(query.get('Session') ?? '')
  const identity = world.identities.get(String(sessionId))
  const isExpired = identity?.expiresAt !== undefined && identity.expiresAt <= world.now()
  if (query.get('Action') !== 'getSigninToken' || !identity || isExpired || !sessionKey || !sessionToken)
    return { status: 400, headers: { 'content-type': 'text/plain' }, body: 'the session is not valid' }
  return json({ SigninToken: nextWord(world, 'signin', 43) })
}

function consolePage(query: URLSearchParams): Answer {
  const isKnown = query.has('SigninToken') && query.has('Destination')
  const body = `<!doctype html><html lang="en"><meta charset="utf-8"><title>awsprof demo</title><h1>${
    isKnown ? 'This stands for the AWS console' : 'No token, or no destination'
  }</h1></html>`
  return { status: isKnown ? 200 : 400, headers: { 'content-type': 'text/html; charset=utf-8' }, body }
}
