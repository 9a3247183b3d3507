import { describe, expect, it } from 'vitest'
import { addressOf } from '../../src/aws/address.ts'
import type { ServiceId } from '../../src/profiles/endpoint.ts'
import { readEnvironment } from '../../src/profiles/environment.ts'
import { placeIn, placeOf } from '../../src/profiles/place.ts'
import HOSTS from '../fixtures/hosts.json' with { type: 'json' }
import { readFiles } from '../support/files/read-files.ts'

/** Where the AWS CLI's own library (botocore 1.43.11; `signin`: that of AWS CLI 2.36.7) sends a request: region, FIPS, dual-stack, address. */
type Row = readonly [string | null, boolean, boolean, string]
const SERVICES: readonly (readonly [ServiceId, string])[] = [
  ['sts', 'sts'],
  ['sso', 'sso'],
  ['sso_oidc', 'sso-oidc'],
  ['signin', 'signin'],
]

describe.each(SERVICES)('%s is asked where botocore asks it', (service, name) => {
  const rows = (HOSTS as unknown as Record<string, Row[]>)[name] ?? []

  it.each(rows)('region %s, FIPS %s, dual-stack %s: %s', (region, isFips, isDualstack, endpoint) => {
    const place =
      region === null
        ? { region, isFips, isDualstack }
        : placeIn(
            region,
            { AWS_USE_FIPS_ENDPOINT: String(isFips), AWS_USE_DUALSTACK_ENDPOINT: String(isDualstack) },
            null,
          )
    expect(addressOf(service, place, null).endpoint).toBe(endpoint)
  })
})

describe('the place is', () => {
  const addressFor = (config: string, variables: Record<string, string> = {}) => {
    const { profiles } = readFiles({ config: `[profile a]\n${config}` })
    const environment = readEnvironment(variables, 'linux', '/home/me')
    return addressOf('sts', placeOf(variables, environment, profiles.byName.get('a') ?? null), null)
  }

  it.each<[string, Record<string, string>, string]>([
    ['region = eu-west-1', {}, 'sts.eu-west-1.amazonaws.com'],
    ['region = eu-west-1', { AWS_REGION: 'eu-west-2' }, 'sts.eu-west-2.amazonaws.com'],
    ['region = eu-west-1', { AWS_DEFAULT_REGION: 'eu-west-3' }, 'sts.eu-west-3.amazonaws.com'],
    ['region = us-east-1\nuse_fips_endpoint = TRUE', {}, 'sts-fips.us-east-1.amazonaws.com'],
    ['region = us-east-1\nuse_fips_endpoint = yes', {}, 'sts.us-east-1.amazonaws.com'],
    [
      'region = us-east-1\nuse_fips_endpoint = true',
      { AWS_USE_FIPS_ENDPOINT: 'false' },
      'sts.us-east-1.amazonaws.com',
    ],
    ['region = us-east-1\nuse_dualstack_endpoint = true', {}, 'sts.us-east-1.api.aws'],
    ['region = us-east-1\nsts_regional_endpoints = legacy', {}, 'sts.us-east-1.amazonaws.com'],
    ['region = us-east-1', { AWS_STS_REGIONAL_ENDPOINTS: 'legacy' }, 'sts.us-east-1.amazonaws.com'],
    ['output = json', {}, 'sts.amazonaws.com'],
  ])('%j with %j: %s', (config, variables, host) => {
    expect(addressFor(config, variables).endpoint).toBe(`https://${host}`)
  })

  it.each<[string, Record<string, string>, RegExp]>([
    ['region =', {}, /^The region is set, but empty/],
    ['region = eu-west-1', { AWS_REGION: '' }, /^The region is set, but empty/],
    ['region = eu west 1', {}, /^eu west 1 is not the name of a region/],
  ])('none where the AWS CLI stops: %j with %j', (config, variables, message) => {
    expect(() => addressFor(config, variables)).toThrow(message)
  })
})

it('an endpoint of the user’s own is asked whatever the region is called, and signed for it', () => {
  const place = { region: 'nyc3', isFips: true, isDualstack: true }
  expect(addressOf('sts', place, 'https://example.com')).toEqual({
    endpoint: 'https://example.com',
    region: 'nyc3',
  })
  expect(addressOf('sts', { ...place, region: '' }, 'https://example.com').region).toBe('us-east-1')
  expect(addressOf('sts', { ...place, region: null }, null).region).toBe('us-east-1')
})
