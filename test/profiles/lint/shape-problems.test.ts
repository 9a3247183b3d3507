import { describe, expect, it } from 'vitest'
import { type Files, readFiles } from '../../support/files/read-files.ts'

const profileA = (lines: string): Files => ({ config: `[profile a]\nregion = eu-west-1\n${lines}` })

/** `line code: sentence` of each problem. */
function told(files: Files): string[] {
  return readFiles(files).problems.map(({ line, code, message }) => `${line} ${code}: ${message}`)
}

describe('a plain value where a block belongs', () => {
  it.each<[string, string, RegExp[]]>([
    [
      'lines that are not indented',
      's3 =\nsignature_version = s3v4\nmax_queue_size = 20\n',
      [
        /^3 bad-value: s3 must be a block: indent the lines under it, or remove it\. Until then every aws command fails\.$/,
        /^4 unknown-setting: .*did you mean s3\.signature_version, indented under s3 =\?$/,
        /^5 unknown-setting: .*did you mean s3\.max_queue_size/,
      ],
    ],
    ['nothing under it', 's3 =\n', [/^3 bad-value: s3 must be a block/]],
    ['a comment under it', 's3 =\n# none\n', [/^3 bad-value: s3 must be a block/]],
    [
      'a value beside it',
      's3 = addressing_style = path\n',
      [/^3 bad-value: .*S3 commands of the AWS CLI fail/],
    ],
    ['versions of an API', 'api_versions = 2016-11-15\n', [/^3 bad-value: .*boto3 and the AWS CLI v1/]],
  ])('%s', (_, lines, expected) => {
    expect(told(profileA(lines))).toEqual(expected.map((each) => expect.stringMatching(each)))
  })

  it.each([
    ['blocks', 's3 =\n  max_queue_size = 20\napi_versions =\n  ec2 = 2016-11-15\n'],
    ['a block of any service', 'dynamodb =\n  signature_version = v4\n'],
    ['an empty pager', 'cli_pager =\n'],
  ])('not %s', (_, lines) => {
    expect(told(profileA(lines))).toEqual([])
  })
})

describe('a block where a plain value belongs', () => {
  it.each([
    [
      'at which the AWS CLI stops',
      'output =\n  a = b\n',
      /^3 bad-value: .*so every aws command fails: write output = …/,
    ],
    ['which no tool reads', 'cli_pager =\n  a = b\n', /^3 bad-value: .*so no tool reads it/],
    [
      'that is a key',
      'aws_access_key_id =\n  a = b\n',
      /^3 bad-value: aws_access_key_id takes a plain value/,
    ],
  ])('%s', (_, lines, sentence) => {
    expect(told(profileA(lines))).toContainEqual(expect.stringMatching(sentence))
  })
})

describe('values at which every command stops', () => {
  it.each([
    [
      'retry_mode = legacy',
      /^3 bad-value: retry_mode must be one of standard, adaptive: until then every aws command fails\.$/,
    ],
    [
      'retry_mode =',
      /^3 bad-value: retry_mode is empty, so every aws command fails: give it a value, or remove it\.$/,
    ],
    ['ca_bundle =', /^3 bad-value: ca_bundle is empty/],
    ['cli_timestamp_format =', /^3 bad-value: cli_timestamp_format is empty/],
    ['max_attempts = 0', /^3 bad-value: max_attempts must be 1 or more: until then/],
    ['metadata_service_timeout = soon', /^3 bad-value: metadata_service_timeout must be a whole number/],
    ['ec2_metadata_service_endpoint = localhost', /^3 bad-value: ec2_metadata_service_endpoint must be/],
  ])('%s is told once', (line, sentence) => {
    expect(told(profileA(`${line}\n`))).toEqual([expect.stringMatching(sentence)])
  })

  it.each([
    'request_checksum_calculation = WHEN_REQUIRED',
    'max_attempts = 1',
    'credential_source = anywhere',
  ])('%s is fine for the AWS CLI', (line) => {
    expect(told(profileA(`${line}\n`))).toEqual([])
  })
})

describe('a region beside an endpoint', () => {
  it.each([
    'region = auto\nendpoint_url = https://x.r2.cloudflarestorage.com\n',
    'region = nyc3\nservices = do\n[services do]\ns3 =\n  endpoint_url = https://nyc3.digitaloceanspaces.com\n',
  ])('can be any part of a host: %j', (lines) => {
    expect(told({ config: `[profile a]\n${lines}` })).toEqual([])
  })

  it.each(['region = auto\n', 'region = a_b\nendpoint_url = https://x.example\n'])('but not %j', (lines) => {
    expect(told({ config: `[profile a]\n${lines}` })).toEqual([expect.stringMatching(/^2 bad-value/)])
  })
})

describe('a services section', () => {
  it.each<[string, string, RegExp[]]>([
    [
      'an address beside the service',
      's3 = http://localhost:4566\n',
      [/^2 unknown-setting: No tool reads this line/],
    ],
    ['an address for all', 'endpoint_url = http://localhost:4566\n', [/such as s3 = with an indented/]],
    [
      'a line that is not indented',
      's3 =\nendpoint_url = http://localhost:4566\n',
      [/^2 unknown-setting/, /^3 unknown-setting/],
    ],
    [
      'a hyphen',
      'sso-oidc =\n  endpoint_url = https://x.example\n',
      [/^2 unknown-setting: .*write sso_oidc\.$/],
    ],
    [
      'a typing error',
      's3 =\n  endpont_url = https://x.example\n',
      [/^3 unknown-setting: .*did you mean endpoint_url\?$/],
    ],
    [
      'plain http',
      's3 =\n  endpoint_url = http://x.example\n',
      [/^3 bad-value: s3\.endpoint_url sends .* unencrypted/],
    ],
  ])('%s', (_, lines, expected) => {
    expect(told({ config: `[services x]\n${lines}` })).toEqual(
      expected.map((each) => expect.stringMatching(each)),
    )
  })

  it('with blocks is fine', () => {
    const lines =
      's3 =\n  endpoint_url = http://localhost:4566\nsso_oidc =\n  endpoint_url = https://x.example\n'
    expect(told({ config: `[services x]\n${lines}` })).toEqual([])
  })
})
