import { describe, expect, it } from 'vitest'
import { configuredEndpoint, dnsSuffix } from '../../src/profiles/endpoint.ts'
import type { Variables } from '../../src/profiles/environment.ts'
import { readFiles } from '../support/files/read-files.ts'

const PROFILE = '[profile a]\nservices = x\nendpoint_url = http://profile\n'

describe('the endpoint of STS for a profile', () => {
  it.each<[what: string, services: string, endpoint: string]>([
    ['of its services section', '[services x]\nsts =\n  endpoint_url = http://sts\n', 'http://sts'],
    [
      'of the block of that service among others',
      '[services x]\nsts =\n  endpoint_url = http://sts\n  region = a\ns3 =\n  endpoint_url = http://s3\n',
      'http://sts',
    ],
    [
      'of the section that counts',
      '[services "x"]\nsts =\n  endpoint_url = http://hidden\n[services x]\nsts =\n  endpoint_url = http://sts\n',
      'http://sts',
    ],
    [
      'its own where that has none for the service',
      '[services x]\ns3 =\n  endpoint_url = http://s3\n',
      'http://profile',
    ],
    ['its own where the block names none', '[services x]\nsts =\n  region = a\n', 'http://profile'],
    ['its own where the section is missing', '', 'http://profile'],
    ['its own where the section is empty', '[services x]\n', 'http://profile'],
  ])('is that %s', (_, services, endpoint) => {
    const { profiles } = readFiles({ config: PROFILE + services })
    expect(configuredEndpoint('sts', {}, profiles, 'a')).toBe(endpoint)
  })

  it.each<[what: string, variables: Variables, name: string | null, endpoint: string | null]>([
    ['none without a profile', {}, null, null],
    ['none for a profile that is not there', {}, 'b', null],
    ['that of the variables without a profile', { AWS_ENDPOINT_URL: 'http://all' }, null, 'http://all'],
    [
      'that of the service’s variable first',
      { AWS_ENDPOINT_URL: 'http://all', AWS_ENDPOINT_URL_STS: 'http://sts' },
      'a',
      'http://sts',
    ],
    ['none where they are switched off', { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'True' }, 'a', null],
  ])('is %s', (_, variables, name, endpoint) => {
    const { profiles } = readFiles({ config: PROFILE })
    expect(configuredEndpoint('sts', variables, profiles, name)).toBe(endpoint)
  })
})

it.each([
  ['eu-west-1', 'amazonaws.com'],
  ['us-gov-west-1', 'amazonaws.com'],
  ['cn-north-1', 'amazonaws.com.cn'],
  ['aws-cn-global', 'amazonaws.com.cn'],
  ['cn-south-9', 'amazonaws.com.cn'],
  ['eusc-de-east-1', 'amazonaws.eu'],
  ['us-iso-east-1', 'c2s.ic.gov'],
  ['us-isob-west-9', 'sc2s.sgov.gov'],
  ['moon', 'amazonaws.com'],
])('hosts of %s end in %s', (region, suffix) => {
  expect(dnsSuffix(region)).toBe(suffix)
})
