import { describe, expect, it } from 'vitest'
import { isHostLabel, valueProblem } from '../../src/profiles/check-value.ts'
import { type Check, knownSetting } from '../../src/profiles/setting.ts'

function checkOf(key: string): Check {
  const known = knownSetting('profile', key)
  if (!known) throw new Error(`${key} is not in the table`)
  return known.check
}

describe('a value that the AWS CLI reads', () => {
  it.each([
    ['ec2_metadata_service_endpoint_mode', 'IPv6'],
    ['ec2_metadata_service_endpoint_mode', 'ipv4'],
    ['use_fips_endpoint', 'TRUE'],
    ['request_checksum_calculation', 'WHEN_REQUIRED'],
    ['account_id_endpoint_mode', 'Preferred'],
    ['retry_mode', 'adaptive'],
    ['request_min_compression_size_bytes', '1048576'],
    ['region', 'us-east-1-fips'],
    ['region', 'fips-us-gov-west-1'],
    ['region', 'fips-us-east-3'],
    ['region', 'us-east-3'],
    ['region', 'us-isob-west-2'],
    ['sso_region', 'eu-south-3'],
    ['web_identity_token_file', 'token~'],
    ['s3.s3_disable_multiregion_access_points', 'true'],
    ['s3.multipart_threshold', '64mb'],
    ['s3.multipart_threshold', '1TiB'],
    ['s3.max_bandwidth', '10 MB/s'],
    ['external_id', ''],
  ])('%s = %s is accepted', (key, value) => {
    expect(valueProblem(checkOf(key), value)).toBeNull()
  })
})

describe('a value that would be refused or misread is told', () => {
  it.each([
    ['ec2_metadata_service_endpoint_mode', 'ipv5', 'must be one of ipv4, ipv6'],
    ['region', 'eu-wst-1', 'eu-wst-1 is no region that AWS has: did you mean eu-west-1?'],
    ['sso_region', 'us-est-1', 'us-est-1 is no region that AWS has: did you mean us-east-1 or us-west-1?'],
    ['region', 'local', 'must be an AWS region, such as eu-west-1'],
    ['output', 'JSON', 'must be one of json, text, table, yaml, yaml-stream, off'],
    ['use_fips_endpoint', 'untrue', 'must be true or false'],
    ['use_fips_endpoint', 'falsely', 'must be true or false'],
    ['role_arn', 'the-role-of-administrators', 'must be an ARN, such as arn:aws:iam::111122223333:role/Name'],
    ['role_arn', 'arn:aws:iam::1:r/xx', 'must have at least 20 characters'],
    ['s3.multipart_threshold', '64M', 'must be a size, such as 64MB'],
    ['s3.multipart_threshold', '64B', 'must be a size, such as 64MB'],
    ['s3.multipart_threshold', '1PB', 'must be a size, such as 64MB'],
    ['s3.multipart_threshold', '0', 'must be a size, such as 64MB'],
    ['s3.max_bandwidth', '50MB', 'must be a rate, such as 50MB/s'],
    ['s3.max_bandwidth', '50M/s', 'must be a rate, such as 50MB/s'],
    ['s3.max_bandwidth', '50MB/S', 'must be a rate, such as 50MB/s'],
    ['s3.multipart_threshold', '64MB/s', 'must be a size, such as 64MB'],
    ['s3.multipart_threshold', '64MB or so', 'must be a size, such as 64MB'],
    ['s3.multipart_threshold', 'about 64MB', 'must be a size, such as 64MB'],
    ['s3.max_bandwidth', '50MB/s or so', 'must be a rate, such as 50MB/s'],
    ['s3.max_bandwidth', 'about 50MB/s', 'must be a rate, such as 50MB/s'],
    ['s3.max_bandwidth', '50xMB/s', 'must be a rate, such as 50MB/s'],
    ['sdk_ua_app_id', 'x'.repeat(51), 'must have at most 50 characters, not 51'],
    ['retry_mode', 'legacy', 'must be one of standard, adaptive'],
    ['retry_mode', 'Standard', 'must be one of standard, adaptive'],
    ['request_min_compression_size_bytes', '0', 'must be between 1 and 1048576'],
    ['request_min_compression_size_bytes', '1048577', 'must be between 1 and 1048576'],
    ['web_identity_token_file', '~/token', 'must be a whole path: no tool replaces ~ or a variable in it'],
    [
      'web_identity_token_file',
      '$HOME/token',
      'must be a whole path: no tool replaces ~ or a variable in it',
    ],
    ['duration_seconds', '899', 'must be between 900 and 43200'],
    ['max_attempts', '0', 'must be 1 or more'],
  ])('%s = %s', (key, value, reason) => {
    expect(valueProblem(checkOf(key), value)).toBe(reason)
  })
})

it('what can be part of a host’s name can stand for a region where an endpoint is given', () => {
  expect(['auto', 'nyc3', 'us-east-1', 'a_b', '', 'a.b', '-a', '123'].map(isHostLabel)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
    false,
    false,
  ])
})
