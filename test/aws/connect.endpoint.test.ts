import { afterEach, describe, expect, it } from 'vitest'
import { oidcFor, portalFor } from '../../src/aws/connect.ts'
import { readEnvironment } from '../../src/profiles/environment.ts'
import { closeStandIns, openStandIn } from '../support/aws/stand-ins.ts'
import { readFiles } from '../support/files/read-files.ts'

afterEach(closeStandIns)

const { signal } = new AbortController()
const NOWHERE = 'http://127.0.0.1:1'
/** Stands for the test server's address in a row; all other addresses lead nowhere. */
const HERE = '(here)'

const config = (general: string, ofService: string) =>
  `[profile a]\nservices = s\nendpoint_url = ${general}\n[services s]\nsso_oidc =\n  endpoint_url = ${ofService}\nsso =\n  endpoint_url = ${ofService}\n`

describe('a request goes to', () => {
  it.each<[string, Record<string, string>, string]>([
    [
      'the service’s variable before all else',
      { AWS_ENDPOINT_URL_SSO_OIDC: HERE, AWS_ENDPOINT_URL_SSO: HERE, AWS_ENDPOINT_URL: NOWHERE },
      config(NOWHERE, NOWHERE),
    ],
    ['the general variable before the files', { AWS_ENDPOINT_URL: HERE }, config(NOWHERE, NOWHERE)],
    ['the services block before endpoint_url', {}, config(NOWHERE, HERE)],
    ['the profile’s endpoint_url', {}, `[profile a]\nendpoint_url = ${HERE}\n`],
  ])('%s', async (_, variables, text) => {
    const standIn = await openStandIn({ accessTokens: { t: Date.now() + 3_600_000 } })
    const here = (value: string) => value.replaceAll(HERE, standIn.url)
    const route = {
      variables: Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, here(value)])),
      environment: readEnvironment({}, 'linux', '/home/me'),
      profiles: readFiles({ config: here(text) }).profiles,
      profile: 'a',
    }
    await oidcFor(route, 'eu-west-1').register({ clientName: 'x', scopes: [] }, signal)
    await portalFor(route, 'eu-west-1').logout('t', signal)
    expect(standIn.requests.map((each) => each.operation)).toEqual(['RegisterClient', 'Logout'])
  })
})
