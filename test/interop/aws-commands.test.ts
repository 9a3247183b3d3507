import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeInterop } from '../support/aws/aws-cli.ts'
import { type AwsAnswer, type AwsCommand, runAwsForked } from '../support/aws/aws-forked.ts'
import { makeHome, removeHomes } from '../support/files/home.ts'
import { entryOf, type Files, readFiles, valuesOf } from '../support/files/read-files.ts'

afterAll(removeHomes)

const KEYS = 'aws_access_key_id = AKIAEXAMPLE7\naws_secret_access_key = secret\n'
const role = (name: string, ...more: string[]) =>
  `[profile ${name}]\n${[`role_arn = arn:aws:iam::111122223333:role/${name}`, ...more].join('\n')}\n`

/** A question to the AWS CLI about files of its own. */
function ask({ config, credentials }: Files, args: readonly string[]): AwsCommand {
  const { env } = makeHome({
    ...(typeof config === 'string' && { config }),
    ...(typeof credentials === 'string' && { credentials }),
  })
  return { args, env }
}

const rich: Files = {
  config: `[profile b]\nregion = eu-west-1 # home\nS3 =\n  max_concurrent_requests = 20\n\n  addressing_style = path\n[default]\noutput = json\n[profile "a b"]\nregion=us-east-1\ncli_pager =\n[profile été]\nregion : x = y\n[services b]\n[sso-session b]\nsso_region = eu-west-1\n[plugins]\n[b]\n`,
  credentials: `[z]\n${KEYS}[b]\nRegion = eu-west-2\n[profile b]\n${KEYS}`,
}

/** Files that the AWS CLI reads or refuses: what `configure list-profiles` gives. */
const listings: [what: string, files: Files][] = [
  ['odd names, both files', rich],
  [
    '[DEFAULT] and two defaults',
    { config: '[DEFAULT]\nregion = x\n[default]\n[profile default]\noutput = json\n' },
  ],
  ['CRLF and tabs', { config: '[default]\r\n\tregion = x\r\n[profile\ta]\r\n' }],
  ['lone carriage returns', { config: '[profile a]\rregion = x\r' }],
  ['a repeated key', { config: '[profile a]\nk = 1\nK = 2\n' }],
  ['a repeated section in credentials', { config: '[profile a]\n', credentials: '[a]\n[a]\n' }],
  ['a byte order mark', { config: '\ufeff[profile a]\n' }],
  ['a line of a block without =', { config: '[profile a]\ns3 =\n  x\n' }],
]

const gets: [args: string[], value: string | undefined][] = [
  [['region', '--profile', 'b'], valueIn('b', 'region')],
  [['region', '--profile', 'a b'], valueIn('a b', 'region')],
  [['region', '--profile', 'été'], valueIn('été', 'region')],
  [['profile.b.s3.addressing_style'], valueIn('b', 's3.addressing_style')],
  [['aws_access_key_id', '--profile', 'profile b'], valueIn('profile b', 'aws_access_key_id')],
]

function valueIn(name: string, key: string): string | undefined {
  return valuesOf(readFiles(rich).profiles.byName.get(name))[key]
}

const chains: [what: string, files: Files, error: RegExp | null][] = [
  ['keys', { credentials: `[a]\n${KEYS}` }, null],
  ['a cycle', { config: role('a', 'source_profile = b') + role('b', 'source_profile = a') }, /Infinite loop/],
  ['its own source without keys', { config: role('a', 'source_profile = a') }, /Infinite loop/],
  ['a missing source', { config: role('a', 'source_profile = b') }, /does not exist/],
  ['no source', { config: role('a') }, /missing: source_profile or credential_source/],
  [
    'both sources',
    { config: role('a', 'source_profile = b', 'credential_source = Environment') },
    /contains both/,
  ],
  ['half a pair', { credentials: '[a]\naws_access_key_id = A\n' }, /Partial credentials/],
  ['an empty source', { config: `${role('a', 'source_profile = b')}[profile b]\n` }, /must have credentials/],
  [
    'a missing session',
    { config: '[profile a]\nsso_session = s\nsso_account_id = 1\nsso_role_name = R\n' },
    /sso-session does not exist/,
  ],
  ['a web identity without role', { config: '[profile a]\nweb_identity_token_file = /t\n' }, /no role ARN/],
]

type AwsAnswers = readonly AwsAnswer[]

/** What no test would accept. */
const NONE: AwsAnswer = { exitCode: null, stdout: '', stderr: '' }

const plainList = {
  config: '[default]\nregion = eu-west-1\n',
  credentials: `[default]\n${KEYS}`,
}

describeInterop('aws configure', (cli) => {
  // Version 1 has no `configure list-profiles`, and learned `configure export-credentials` late.
  const itFromV2 = it.skipIf(cli.major < 2)
  let answers: { readonly listings: AwsAnswers; readonly gets: AwsAnswers; readonly chains: AwsAnswers }
  let plain: AwsAnswer | undefined

  beforeAll(async () => {
    const asked = [
      ...listings.map(([, files]) => ask(files, ['configure', 'list-profiles'])),
      ...gets.map(([args]) => ask(rich, ['configure', 'get', ...args])),
      ...chains.map(([, files]) => ask(files, ['configure', 'export-credentials', '--profile', 'a'])),
      ask(plainList, ['configure', 'list']),
    ]
    const found = [...(await runAwsForked(asked, { ...makeHome({}).env, AWS_PAGER: '' }, cli.path))]
    answers = {
      listings: found.splice(0, listings.length),
      gets: found.splice(0, gets.length),
      chains: found.splice(0, chains.length),
    }
    plain = found[0]
  })

  for (const [at, [what, files]] of listings.entries()) {
    itFromV2(`lists the same profiles, or refuses: ${what}`, () => {
      const { exitCode, stdout } = answers.listings[at] ?? NONE
      const { profiles } = readFiles(files)
      const faults = [...profiles.documents.config.problems, ...profiles.documents.credentials.problems]
      expect(faults.length > 0).toBe(exitCode !== 0)
      if (exitCode === 0) expect(profiles.list.map((each) => `${each.name}\n`).join('')).toBe(stdout)
    })
  }

  for (const [at, [args, value]] of gets.entries()) {
    it(`gets the same value of ${args.join(' ')}`, () => {
      expect(`${value}\n`).toBe(answers.gets[at]?.stdout)
    })
  }

  it('lists the same region, and keys by their last four characters', () => {
    expect(plain?.stdout).toMatch(/region\s.*eu-west-1\s.*config-file/)
    expect(plain?.stdout).toContain('****************PLE7')
  })

  for (const [at, [what, files, error]] of chains.entries()) {
    itFromV2(`gives up, or not, like us: ${what}`, () => {
      const { stdout, stderr } = answers.chains[at] ?? NONE
      const problem = entryOf(readFiles(files), 'a').chain.links.find((each) => each.problem)
      expect(problem === undefined).toBe(error === null)
      if (error) expect(stderr).toMatch(error)
      else expect(JSON.parse(stdout)).toMatchObject({ AccessKeyId: 'AKIAEXAMPLE7' })
    })
  }
})
