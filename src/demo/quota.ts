import type { Answer } from './answer.ts'
import type { Operation } from './script.ts'
import type { Quota } from './world.ts'

const PORTAL: ReadonlySet<Operation> = new Set([
  'GetRoleCredentials',
  'ListAccounts',
  'ListAccountRoles',
  'Logout',
])
const WINDOW_MS = 1000

/**
 * Counts the requests that the portal takes. The function that it returns gives the refusal of a request above the
 * quota, or null.
 *
 * @param now the stand-in's clock, for the date in a refusal
 */
export function createTurnstile(
  quota: Quota | null,
  now: () => number,
): (operation: Operation) => Answer | null {
  let taken: number[] = []
  return (operation) => {
    if (quota === null || !PORTAL.has(operation)) return null
    const at = performance.now()
    taken = taken.filter((each) => each > at - WINDOW_MS)
    if (taken.length < quota.perSecond) {
      taken.push(at)
      return null
    }
    const again = { seconds: '1', date: new Date(now() + WINDOW_MS).toUTCString() }
    const retryAfter = quota.retryAfter
    return {
      status: 429,
      headers: retryAfter ? { 'retry-after': again[retryAfter] } : {},
      body: '',
    }
  }
}
