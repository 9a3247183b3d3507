import { expect, it } from 'vitest'
import { parseTimestamp } from '../../src/session/cache/timestamp.ts'
import { readToken, tokenCacheName } from '../../src/session/cache/token-cache.ts'
import { NO_CACHES } from '../../src/session/ports.ts'
import { entryOf, readFiles } from '../support/files/read-files.ts'
import { type CaseFile, describeConformance, itConforms } from './describe-conformance.ts'

type Group = Readonly<Record<string, Readonly<Record<string, string>>>>

interface Resolution {
  readonly id: string
  readonly kind: 'resolution'
  readonly documentation: string
  readonly profile: string
  readonly config: { readonly profiles?: Group; readonly sso_sessions?: Group }
  readonly resolves: boolean
  readonly expectedException?: string
}

interface Refresh {
  readonly id: string
  readonly kind: 'refresh'
  readonly documentation: string
  readonly sso_session: string
  readonly cacheFile: string
  readonly currentTime: string
  readonly cachedToken: object
  readonly refreshResponse?: object
  readonly expectedToken?: { readonly expiration: string }
  readonly expectedException?: string
}

const textOf = ({ profiles = {}, sso_sessions = {} }: Resolution['config']) =>
  [...sectionsOf('profile', profiles), ...sectionsOf('sso-session', sso_sessions)].join('')

const sectionsOf = (keyword: string, group: Group) =>
  Object.entries(group).map(
    ([name, values]) =>
      `[${keyword} ${name}]\n${Object.entries(values)
        .map(([key, value]) => `${key} = ${value}\n`)
        .join('')}`,
  )

function isRefused({ config, profile }: Resolution): boolean {
  return entryOf(readFiles({ config: textOf(config) }), profile).chain.links.some((each) => each.problem)
}

/** What the file alone says: the AWS CLI refreshes what is renewable and near its end, and takes the rest as it is. */
function verdictOf({ sso_session, cacheFile, currentTime, cachedToken }: Refresh): string {
  const now = parseTimestamp(currentTime) ?? Number.NaN
  const source = { ssoSession: sso_session, startUrl: '', region: '' }
  if (tokenCacheName(source) !== cacheFile) return `${tokenCacheName(source)} is not ${cacheFile}`
  const caches = { ...NO_CACHES, sso: new Map([[cacheFile, { text: JSON.stringify(cachedToken) }]]) }
  const token = readToken(caches, source, now)
  if (token.type !== 'read') return 'SSOTokenLoadError'
  if (token.expiresAt - now < 15 * 60_000 && token.renewable) return 'refreshed'
  return token.expiresAt > now
    ? `valid until ${new Date(token.expiresAt).toISOString()}`
    : 'TokenRetrievalError'
}

function expectedOf({ refreshResponse, expectedToken, expectedException = '' }: Refresh): string {
  if (refreshResponse) return 'refreshed'
  return expectedToken ? `valid until ${new Date(expectedToken.expiration).toISOString()}` : expectedException
}

describeConformance<CaseFile<Resolution | Refresh>>('sso-token-provider.json', ({ cases }) => {
  for (const each of cases) {
    if (each.kind === 'resolution') {
      itConforms(each.id, each.documentation, () => isRefused(each), each.expectedException !== undefined)
    } else {
      itConforms(each.id, each.documentation, () => verdictOf(each), expectedOf(each))
    }
  }

  it('has cases', () => {
    expect(cases.length).toBeGreaterThan(5)
  })
})
