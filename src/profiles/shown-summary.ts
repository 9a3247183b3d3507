import type { Environment } from './environment.ts'
import { maskSecrets } from './mask/mask-secrets.ts'
import { regionNow } from './place.ts'
import type { Summary } from './summary.ts'

/**
 * A summary to show: with the region that counts in this environment, and with what looks like a secret masked, because
 * one can be pasted at the wrong key. Not escaped.
 */
export function shownSummary(
  { account, role, region, ssoSession }: Summary,
  environment: Environment,
): Summary {
  const masked = (text: string | null) => text && maskSecrets(text)
  return {
    account: masked(account),
    role: masked(role),
    region: masked(regionNow(environment, region).region),
    ssoSession: masked(ssoSession),
  }
}
