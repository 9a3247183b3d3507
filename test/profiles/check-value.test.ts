import { describe, expect, it } from 'vitest'
import { isSafeUrl, valueProblem } from '../../src/profiles/check-value.ts'
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
    ['duration_seconds', '899', 'must be between 900 and 43200'],
    ['max_attempts', '0', 'must be 1 or more'],
  ])('%s = %s', (key, value, reason) => {
    expect(valueProblem(checkOf(key), value)).toBe(reason)
  })
})

describe('an address that may be opened', () => {
  it.each([
    'https://x.awsapps.com/start',
    'http://localhost:8080/',
    'http://127.0.0.1/',
    'http://127.10.20.30/',
    'http://[::1]:80/',
  ])('is %s', (url) => {
    expect(isSafeUrl(url)).toBe(true)
  })

  it.each([
    'http://x.awsapps.com/start',
    'http://mylocalhost/',
    'http://localhost.example.com/',
    'http://127.0.0.1.example.com/',
    'file:///etc/passwd',
    'localhost',
  ])('is not %s', (url) => {
    expect(isSafeUrl(url)).toBe(false)
  })
})
