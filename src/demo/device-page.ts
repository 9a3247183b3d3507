import { type Answer, escapeXml, type Incoming } from './answer.ts'
import type { World } from './world.ts'

/** GET /device: the page that a login opens, a plain form that works in any browser. */
export function devicePage(request: Incoming): Answer {
  const code = escapeXml(request.query.get('user_code') ?? '')
  return page(`<h1>Log in to the demo</h1>
<p>Does your terminal show this code?</p>
<form method="post">
<p><input name="user_code" value="${code}" size="12" aria-label="code"></p>
<p><button formaction="/device/approve">Approve</button> <button formaction="/device/deny">Deny</button></p>
</form>`)
}

/** POST /device/approve and /device/deny */
export function decide(request: Incoming, world: World, state: 'approved' | 'denied'): Answer {
  const code = (new URLSearchParams(request.body).get('user_code') ?? '').trim().toUpperCase()
  const grant = [...world.grants.values()].find((each) => each.userCode === code && each.state === 'pending')
  if (!grant) return page('<h1>No login is waiting for this code</h1>', 404)
  grant.state = state
  return page(`<h1>${state === 'approved' ? 'Approved' : 'Denied'}</h1><p>You may close this page.</p>`)
}

/** A page of the stand-in. */
export function page(content: string, status = 200): Answer {
  const body = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>awsprof demo</title>${content}</html>`
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body }
}
