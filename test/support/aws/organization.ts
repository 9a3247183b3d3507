import type { StandIn } from '../../../src/demo/stand-in.ts'
import type { Quota } from '../../../src/demo/world.ts'
import { type Home, makeHome } from '../files/home.ts'
import { ssoToken, ssoTokenFile } from './cli-caches.ts'
import { openStandIn } from './stand-ins.ts'

export interface Organization {
  readonly home: Home
  readonly standIn: StandIn
  /** The environment of programs that work on it. */
  readonly env: Readonly<Record<string, string>>
}

/** A signed-in session with many accounts, one role each, and profiles for the first of them; its portal has a quota. */
export async function openOrganization(
  accounts: number,
  profiles: number,
  quota?: Quota,
): Promise<Organization> {
  const later = Date.now() + 8 * 3_600_000
  const ids = Array.from({ length: accounts }, (_, at) => String(100_000_000_000 + at))
  const standIn = await openStandIn({
    accounts: ids.map((id, at) => ({
      id,
      name: `Account ${at}`,
      email: `${at}@acme.example`,
      roles: ['Dev'],
    })),
    accessTokens: { 'token-of-acme': later },
    ...(quota && { quota }),
  })
  const config = ids
    .slice(0, profiles)
    .map((id, at) => `[profile p${at}]\nsso_session = acme\nsso_account_id = ${id}\nsso_role_name = Dev\n`)
    .join('')
  const home = makeHome({
    config: `[sso-session acme]\nsso_start_url = https://acme.awsapps.com/start\nsso_region = us-east-1\n${config}`,
    ssoCache: {
      [ssoTokenFile('acme')]: ssoToken({
        startUrl: 'https://acme.awsapps.com/start',
        accessToken: 'token-of-acme',
        expiresAt: new Date(later),
      }),
    },
  })
  return { home, standIn, env: { ...home.env, ...standIn.environment(), AWS_REGION: 'us-east-1' } }
}
