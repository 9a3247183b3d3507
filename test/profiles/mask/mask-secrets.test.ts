import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holdsSecret, maskedValue, maskSecrets } from '../../../src/profiles/mask/mask-secrets.ts'

const STARS = '*'.repeat(16)
const KEY = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
const JWT =
  'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P'

describe('masked', () => {
  it.each([
    ['Authorization: Bearer abc.def-ghi', `Authorization: ${STARS}-ghi`],
    ['401 for "authorization: Basic dTpw" at /x', `401 for "authorization: ${STARS}" at /x`],
    ['sent Bearer q1w2e3 to it', `sent Bearer ${STARS} to it`],
    ['password: correct horse battery', `password: ${STARS}tery`],
    ['Authorization: Bearer correct', `Authorization: ${STARS}rect`],
    ['token: correct-horse', `token: ${STARS}orse`],
    ['Cookie: session=abc; user=me', `Cookie: ${STARS}r=me`],
    ['x-amz-security-token: abc', `x-amz-security-token: ${STARS}`],
    [`got ${JWT} back`, `got ${STARS}3I9P back`],
    [`got ${JWT.slice(0, 30)}`, `got ${STARS}${JWT.slice(26, 30)}`],
    ['tool --password hunter2 --region eu-west-1', `tool --password ${STARS} --region eu-west-1`],
    ['tool --password=hunter2 --verbose', `tool --password=${STARS} --verbose`],
    ['tool -token hunter2', `tool -token ${STARS}`],
    ['tool --api-key "a b" --id c', `tool --api-key "${STARS}" --id c`],
    ["tool '--password' 'a b' c", `tool '--password' '${STARS}' c`],
    ["['tool', '--token=abc', '-v']", `['tool', '--token=${STARS}', '-v']`],
    ['PASSWORD=hunter2 VAULT_TOKEN=x tool', `PASSWORD=${STARS} VAULT_TOKEN=${STARS} tool`],
    ['curl -u me:hunter2 host', `curl -u me:${STARS} host`],
    ['{"AccessToken": "a\\"b", "Region": "x"}', `{"AccessToken": "${STARS}", "Region": "x"}`],
    ['{\\"secretAccessKey\\": \\"abc\\", \\"a\\": 1}', `{\\"secretAccessKey\\": \\"${STARS}\\", \\"a\\": 1}`],
    ['<SecretAccessKey>abc</SecretAccessKey>', `<SecretAccessKey>${STARS}</SecretAccessKey>`],
    ['https://me:p@ss@host/path', `https://${STARS}:${STARS}@host/path`],
    ['https://me:p/s@host/path', `https://${STARS}:${STARS}@host/path`],
    ['https://me:topsecret@vault.corp/x', `https://${STARS}:${STARS}@vault.corp/x`],
    ['https://token@host:1/', `https://${STARS}@host:1/`],
    ['proxy me:pass@proxy.corp:8080', `proxy ${STARS}:${STARS}@proxy.corp:8080`],
    ['GET /x?region=a&access_token=abc&id=1 failed', `GET /x?region=a&access_token=${STARS}&id=1 failed`],
    ['https://s/federation?SigninToken=abc', `https://s/federation?SigninToken=${STARS}`],
    ['a?next=x%26token%3Dabc', `a?next=x%26token%3D${STARS}`],
    [`got ${KEY} from the vault`, `got ${STARS}EKEY from the vault`],
    ['keys ASIAIOSFODNN7EXAMPLE', `keys ${STARS}MPLE`],
    ['glpat-abcdefghijklmnopqrst', `${STARS}qrst`],
    [
      '-----BEGIN RSA PRIVATE KEY-----\nMIIEow\nab\n-----END RSA PRIVATE KEY-----',
      expect.not.stringMatching(/MIIE|ab\n/),
    ],
  ])('%s', (text, shown) => {
    expect(maskSecrets(text)).toEqual(shown)
  })
})

describe('legible', () => {
  it.each([
    '',
    'arn:aws:sts::111122223333:assumed-role/Admin/alice@example.com',
    'arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_AdministratorAccess_0a1b2c3d4e5f6071',
    'AROAEXAMPLEEXAMPLE00:alice@example.com',
    'request 3f1c2e5a-0000-4000-8000-5a0d1e2f3a4b (account 111122223333)',
    '/Users/alice/Library/ApplicationSupport/Company2Tools/bin/Helper3/credentials',
    'C:\\Program Files\\Amazon\\AWSCLIV2\\aws.exe',
    'https://device.sso.us-east-1.amazonaws.com/?user_code=ABCD-EFGH',
    'https://host:8080/path@v1?region=eu-west-1#top',
    'the security token included in the request is invalid',
    'Error when retrieving token from sso: Token has expired and refresh failed',
    'AWS_SECRET_ACCESS_KEY: not set',
    'The cached token of s has no accessToken: log in again.',
    'Invalid token: please, log in',
    'Basic authentication failed; bearer token rejected',
    '--password --region eu-west-1',
    '--token-file /run/secrets/token --role-arn arn:aws:iam::111122223333:role/A',
    'web_identity_token_file = /var/run/secrets/eks.amazonaws.com/serviceaccount/token',
    'commit 9fceb02d0ae598e95dc970b74767f19372d61af8',
    'ssh: connect to host git@example.com port 22',
  ])('%s', (text) => {
    expect(maskSecrets(text)).toBe(text)
  })
})

const BASE64 = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/']
/** What no shell, header or address would split. */
const password = fc
  .stringMatching(/^[A-Za-z0-9!#$%*+.:^_~-]{5,30}$/)
  .filter((each) => !/^(?:-|\d{2,5}[/?#])/.test(each))
const word = fc.constantFrom(
  'role',
  'Admin',
  'eu-west-1',
  'helper',
  'Library',
  'v2',
  'corp',
  'failed',
  'Tools',
)
const benign = fc.oneof(
  fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => `/${words.join('/')}`),
  fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' ')),
  fc.uuid(),
  fc.stringMatching(/^\d{12}$/),
  fc.tuple(fc.stringMatching(/^\d{12}$/), word).map(([id, role]) => `arn:aws:iam::${id}:role/${role}`),
  fc.tuple(fc.domain(), word).map(([host, path]) => `https://${host}/${path}?id=1`),
)

describe('whatever stands around it', () => {
  const holders = fc.constantFrom<(secret: string) => string>(
    (secret) => `--password ${secret}`,
    (secret) => `--client-secret=${secret}`,
    (secret) => `"SessionToken": "${secret}"`,
    (secret) => `Authorization: Bearer ${secret}`,
    (secret) => `https://me:${secret}@host/x`,
    (secret) => `API_KEY='${secret}'`,
  )

  it('a secret with a name is masked', () => {
    fc.assert(
      fc.property(benign, holders, password, benign, (before, hold, secret, after) => {
        const said = /^(?:expired|missing|invalid|empty|null|undefined|none|required|unset|false)[.]?$/i.test(
          secret,
        )
        fc.pre(!said && !`${before}${hold('')}${after}`.includes(secret))
        const shown = maskSecrets(`${before} ${hold(secret)} ${after}`)
        expect(shown.slice(0, before.length + 1)).toBe(`${before} `)
        expect(shown).not.toContain(secret)
      }),
    )
  })

  it('random base64 is masked, all but about one in a thousand', () => {
    const random = fc
      .array(fc.constantFrom(...BASE64), { minLength: 40, maxLength: 80 })
      .map((all) => all.join(''))
    const shown = fc.sample(fc.tuple(benign, random, benign), { numRuns: 2_000, seed: 1 })
    const legible = shown.filter(([before, secret, after]) =>
      maskSecrets(`${before} ${secret} ${after}`).includes(secret),
    )
    expect(legible.length).toBeLessThan(10)
  })

  it('paths, ARNs, UUIDs, ids and addresses stay', () => {
    fc.assert(
      fc.property(fc.array(benign), (parts) => {
        expect(maskSecrets(parts.join(' '))).toBe(parts.join(' '))
      }),
    )
  })

  it('masking twice changes nothing more, and no text is refused', () => {
    const any = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.tuple(benign, holders, password).map(([a, hold, c]) => `${a} ${hold(c)}`),
    )
    fc.assert(
      fc.property(any, (text) => {
        expect(maskSecrets(maskSecrets(text))).toBe(maskSecrets(text))
      }),
    )
  })
})

it.each([
  'x',
  'token=',
  'token="',
  '--a ',
  'eyJ',
  'a:',
  '://',
  ':@',
  'a1B',
  '&a=',
  '\\',
  "'",
  '<token>',
  '-----BEGIN PRIVATE KEY-----',
])('a long text of nothing but %j takes no longer than its length explains', (part) => {
  // In quadratic time this would take minutes.
  const text = `https://token=${part.repeat(1_000_000 / part.length)}`
  expect(maskSecrets(text).length).toBeLessThanOrEqual(text.length * 8)
})

describe('the value of a setting', () => {
  it.each([
    [
      'credential_process',
      '/opt/tool --password hunter2 --region x',
      `/opt/tool --password ${STARS} --region x`,
    ],
    ['credential_process', `/opt/${KEY} --profile x`, `/opt/${KEY} --profile x`],
    ['credential_process', '"/opt/my tool" --token=abc', `"/opt/my tool" --token=${STARS}`],
    ['proxy_url', 'http://me:hunter2@proxy:8080', `http://${STARS}:${STARS}@proxy:8080`],
    ['s3.endpoint_url', 'https://me:hunter2@host', `https://${STARS}:${STARS}@host`],
    ['aws_secret_access_key', KEY, `${STARS}EKEY`],
    ['region', 'eu-west-1', 'eu-west-1'],
    ['credential_process', 'tool --profile dev', 'tool --profile dev'],
  ])('%s = %s', (key, value, shown) => {
    expect([maskedValue(key, value), holdsSecret(key, value)]).toEqual([shown, value !== shown])
  })
})
