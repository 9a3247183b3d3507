import { REGIONS } from '../../profiles/check-value.ts'
import type { Profiles } from '../../profiles/profile.ts'
import { settingValue } from '../../profiles/profile.ts'
import { readStartUrl } from '../../session/login/start-url.ts'

/** What a start URL and the other sessions propose for a new session's question, best first; null if nothing. */
export function sessionAnswers(profiles: Profiles, key: string, startUrl: string): readonly string[] | null {
  if (key === 'session.name') return namesFrom(profiles, startUrl)
  return key === 'session.sso_region' ? regionsFrom(profiles, startUrl) : null
}

/** The answer to give for the user, who can still change it; null where it would be a guess. */
export function sureAnswer(profiles: Profiles, key: string, startUrl: string): string | null {
  if (key === 'session.name') return namesFrom(profiles, startUrl)[0] ?? null
  return key === 'session.sso_region' ? regionOf(startUrl) : null
}

/** `acme` for acme.awsapps.com, with a number if it is taken. */
function namesFrom({ sessions }: Profiles, startUrl: string): string[] {
  if (!URL.canParse(startUrl)) return []
  const name = new URL(startUrl).hostname.split('.')[0] ?? ''
  if (!/^[\w-]+$/.test(name)) return []
  for (let count = 1; ; count++) {
    const free = count === 1 ? name : `${name}-${count}`
    if (!sessions.has(free)) return [free]
  }
}

/** The URL's own region, then those of the other sessions, then all. */
function regionsFrom({ sessions }: Profiles, startUrl: string): string[] {
  const own = regionOf(startUrl)
  const inUse = [...sessions.values()].flatMap((each) => settingValue(each, 'sso_region') ?? [])
  return [...new Set([...(own === null ? [] : [own]), ...inUse, ...REGIONS])]
}

function regionOf(startUrl: string): string | null {
  const read = readStartUrl(startUrl)
  return read.type === 'own' ? read.region : null
}
