import { describe, expect, it } from 'vitest'
import type { LintFacts } from '../../../src/profiles/lint/facts.ts'
import { type FileRole, type ProblemCode, severityOf } from '../../../src/profiles/problem.ts'
import { tokenCacheName } from '../../../src/session/cache/token-cache.ts'
import { NO_CACHES } from '../../../src/session/ports.ts'
import { allProblems } from '../../../src/session/problems.ts'
import { indexProfiles } from '../../../src/session/profile-index.ts'
import { problemsNow, statusOf } from '../../../src/session/statuses.ts'
import { entryOf, type Files, NO_ENDPOINTS, readFiles } from '../../support/files/read-files.ts'

interface Case {
  readonly code: ProblemCode
  readonly what: string
  readonly files: Files
  /** Where it is told; null for a problem of no line. */
  readonly at: [FileRole, line: number | null]
  readonly profile: string | null
  /** What the sentence must hold: cause and advice. */
  readonly says: RegExp
  readonly facts?: Partial<LintFacts>
}

const role = (name: string, ...more: string[]) =>
  `[profile ${name}]\n${[`role_arn = arn:aws:iam::111122223333:role/${name}`, ...more].join('\n')}\n`
const KEYS = 'aws_access_key_id = AKIAEXAMPLE7\naws_secret_access_key = secret\n'
const SSO = 'sso_session = s\nsso_account_id = 111122223333\nsso_role_name = R\n'
const SESSION =
  '[sso-session s]\nsso_start_url = https://x.awsapps.com/start\nsso_region = eu-west-1\nsso_registration_scopes = sso:account:access\n'
const config = (text: string): Files => ({ config: text })

const cases: Case[] = [
  {
    code: 'cycle',
    what: 'two profiles',
    files: config(role('a', 'source_profile = b') + role('b', 'source_profile = a')),
    at: ['config', 3],
    profile: 'a',
    says: /a → b → a/,
  },
  {
    code: 'cycle',
    what: 'the other of the two',
    files: config(role('a', 'source_profile = b') + role('b', 'source_profile = a')),
    at: ['config', 6],
    profile: 'b',
    says: /b → a → b/,
  },
  {
    code: 'cycle',
    what: 'a profile that leads into a cycle',
    files: config(role('a', 'source_profile = b') + role('b', 'source_profile = b')),
    at: ['config', 3],
    profile: 'a',
    says: /b → b/,
  },
  {
    code: 'missing-source-profile',
    what: 'no such profile',
    files: config(role('a', 'source_profile = nope')),
    at: ['config', 3],
    profile: 'a',
    says: /"nope"/,
  },
  {
    code: 'missing-sso-session',
    what: 'no such session',
    files: config(`[profile a]\n${SSO}`),
    at: ['config', 2],
    profile: 'a',
    says: /\[sso-session s\]: create it/,
  },
  {
    code: 'missing-services',
    what: 'no such services section',
    files: config('[profile a]\nservices = x\n'),
    at: ['config', 2],
    profile: 'a',
    says: /\[services x\]/,
  },
  {
    code: 'missing-setting',
    what: 'a role without source',
    files: config(role('a')),
    at: ['config', 2],
    profile: 'a',
    says: /source_profile or a credential_source/,
  },
  {
    code: 'missing-setting',
    what: 'a role name',
    files: config(
      '[profile a]\nsso_account_id = 111122223333\nsso_start_url = https://x\nsso_region = eu-west-1\n',
    ),
    at: ['config', 2],
    profile: 'a',
    says: /sso_role_name/,
  },
  {
    code: 'missing-setting',
    what: 'a session’s region',
    files: config(`[sso-session s]\nsso_start_url = https://x\n`),
    at: ['config', 1],
    profile: null,
    says: /sso_region/,
  },
  {
    code: 'missing-setting',
    what: 'the role of a web identity',
    files: config('[profile a]\nweb_identity_token_file = /t\n'),
    at: ['config', 2],
    profile: 'a',
    says: /role_arn/,
  },
  {
    code: 'source-has-no-credentials',
    what: 'an empty source',
    files: config(`${role('a', 'source_profile = b')}[profile b]\nregion = eu-west-1\n`),
    at: ['config', 3],
    profile: 'a',
    says: /"b" has no credentials/,
  },
  {
    code: 'conflicting-sources',
    what: 'both',
    files: config(role('a', 'source_profile = b', 'credential_source = Environment')),
    at: ['config', 4],
    profile: 'a',
    says: /line 3.*remove one/,
  },
  {
    code: 'conflicting-sso',
    what: 'two regions',
    files: config(`[profile a]\n${SSO}sso_region = us-east-1\n${SESSION}`),
    at: ['config', 5],
    profile: 'a',
    says: /sso_region.*line 8/,
  },
  {
    code: 'partial-keys',
    what: 'no secret',
    files: { credentials: '[a]\naws_access_key_id = A\n' },
    at: ['credentials', 2],
    profile: 'a',
    says: /aws_secret_access_key is missing/,
  },
  {
    code: 'partial-keys',
    what: 'a lone secret',
    files: { credentials: '[a]\naws_secret_access_key = S\n' },
    at: ['credentials', 2],
    profile: 'a',
    says: /aws_access_key_id is missing/,
  },
  {
    code: 'bad-value',
    what: 'a region',
    files: config('[profile a]\nregion = moon\n'),
    at: ['config', 2],
    profile: 'a',
    says: /eu-west-1/,
  },
  {
    code: 'bad-value',
    what: 'a nested value',
    files: config('[profile a]\ns3 =\n  addressing_style = odd\n'),
    at: ['config', 3],
    profile: 'a',
    says: /auto, path, virtual/,
  },
  {
    code: 'bad-value',
    what: 'a session’s start URL',
    files: config(SESSION.replace('https:', 'http:')),
    at: ['config', 2],
    profile: null,
    says: /https:\/\//,
  },
  {
    code: 'bad-value',
    what: 'a credential source',
    files: config(role('a', 'credential_source = environment')),
    at: ['config', 3],
    profile: 'a',
    says: /Environment, Ec2InstanceMetadata, EcsContainer/,
  },
  {
    code: 'unparsable-line',
    what: 'junk',
    files: config('[profile a]\njunk\n'),
    at: ['config', 2],
    profile: 'a',
    says: /rejects the whole file/,
  },
  {
    code: 'duplicate-setting',
    what: 'a key',
    files: config('[profile a]\nregion = eu-west-1\nregion = eu-west-2\n'),
    at: ['config', 3],
    profile: 'a',
    says: /line 2/,
  },
  {
    code: 'duplicate-section',
    what: 'a section',
    files: { credentials: `[a]\n${KEYS}[a]\n` },
    at: ['credentials', 4],
    profile: 'a',
    says: /line 1/,
  },
  {
    code: 'byte-order-mark',
    what: 'a mark',
    files: config('\ufeff[profile a]\n'),
    at: ['config', 1],
    profile: 'a',
    says: /UTF-8 without/,
  },
  {
    code: 'unknown-setting',
    what: 'a typing error',
    files: config('[profile a]\nreigon = eu-west-1\n'),
    at: ['config', 2],
    profile: 'a',
    says: /did you mean region\?/,
  },
  {
    code: 'unknown-setting',
    what: 'a nested typing error',
    files: config('[profile a]\ns3 =\n  adressing_style = path\n'),
    at: ['config', 3],
    profile: 'a',
    says: /did you mean s3\.addressing_style\?/,
  },
  {
    code: 'unknown-setting',
    what: 'a setting of sessions in a profile',
    files: config('[profile a]\nsso_registration_scopes = x\n'),
    at: ['config', 2],
    profile: 'a',
    says: /sso-session/,
  },
  {
    code: 'unknown-setting',
    what: 'a typing error in a session',
    files: config(`${SESSION}sso_regoin = x\n`),
    at: ['config', 5],
    profile: null,
    says: /did you mean sso_region\?/,
  },
  {
    code: 'bad-section-name',
    what: 'a misspelled keyword',
    files: config('[profle a]\nregion = eu-west-1\n'),
    at: ['config', 1],
    profile: null,
    says: /write \[profile a\]/,
  },
  {
    code: 'bad-section-name',
    what: 'no keyword',
    files: config('[a]\nregion = eu-west-1\n'),
    at: ['config', 1],
    profile: null,
    says: /\[profile a\]/,
  },
  {
    code: 'bad-section-name',
    what: 'a name with blanks',
    files: config('[profile my dev]\nregion = eu-west-1\n'),
    at: ['config', 1],
    profile: null,
    says: /\[profile "my dev"\]/,
  },
  {
    code: 'bad-section-name',
    what: 'a keyword in credentials',
    files: { credentials: `[profile a]\n${KEYS}` },
    at: ['credentials', 1],
    profile: 'profile a',
    says: /write \[a\]/,
  },
  {
    code: 'wrong-file',
    what: 'a secret in config',
    files: config(`[profile a]\n${KEYS}`),
    at: ['config', 3],
    profile: 'a',
    says: /move it to the credentials file/,
  },
  {
    code: 'wrong-file',
    what: 'a region in credentials',
    files: { credentials: `[a]\n${KEYS}region = eu-west-1\n` },
    at: ['credentials', 4],
    profile: 'a',
    says: /in the credentials file.*move it to the config file/,
  },
  {
    code: 'shadowed-setting',
    what: 'a line of config',
    files: { config: '[profile a]\nregion = eu-west-1\n', credentials: '[a]\nregion = eu-west-2\n' },
    at: ['config', 2],
    profile: 'a',
    says: /Line 2 of the credentials file/,
  },
  {
    code: 'shadowed-setting',
    what: 'a whole section',
    files: config('[profile "a"]\nregion = eu-west-1\n[profile a]\nregion = eu-west-1\n'),
    at: ['config', 1],
    profile: 'a',
    says: /\[profile a\] on line 3/,
  },
  {
    code: 'file-permissions',
    what: 'credentials',
    files: { credentials: `[a]\n${KEYS}` },
    at: ['credentials', null],
    profile: null,
    says: /mode 644.*chmod 600/,
    facts: { modes: { config: null, credentials: 0o100644 } },
  },
  {
    code: 'default-twice',
    what: 'both spellings',
    files: config('[default]\nregion = eu-west-1\n[profile default]\nregion = eu-west-1\n'),
    at: ['config', 1],
    profile: 'default',
    says: /\[profile default\] on line 3.*keep one/,
  },
  {
    code: 'no-region',
    what: 'none',
    files: config('[profile a]\noutput = json\n'),
    at: ['config', 1],
    profile: 'a',
    says: /region = …/,
    facts: { hasRegion: false },
  },
  {
    code: 'no-registration-scopes',
    what: 'none',
    files: config(SESSION.split('\n').slice(0, 3).join('\n')),
    at: ['config', 1],
    profile: null,
    says: /sso:account:access/,
  },
  {
    code: 'long-term-keys',
    what: 'keys',
    files: { credentials: `[a]\n${KEYS}` },
    at: ['credentials', 2],
    profile: 'a',
    says: /prefer IAM Identity Center/,
  },
]

/** What the AWS CLI and the SDKs read differently. */
const disagreements: [what: string, files: Files, at: [FileRole, number], profile: string | null][] = [
  ['an inline comment', config('[profile a]\nregion = eu-west-1 # home\n'), ['config', 2], 'a'],
  ['an inline comment behind a tab', config('[profile a]\nregion = eu-west-1\t; home\n'), ['config', 2], 'a'],
  [
    'an inline comment in a block',
    config('[profile a]\ns3 =\n  addressing_style = path # x\n'),
    ['config', 3],
    'a',
  ],
  [
    'an inline comment in a session',
    config(SESSION.replace('eu-west-1', 'eu-west-1 # home')),
    ['config', 3],
    null,
  ],
  [
    'an inline comment in a services section',
    config('[services x]\ns3 =\n  endpoint_url = http://localhost # x\n'),
    ['config', 3],
    null,
  ],
  ['a colon', config('[profile a]\nregion : eu-west-1\n'), ['config', 2], 'a'],
  ['upper case', config('[profile a]\nRegion = eu-west-1\n'), ['config', 2], 'a'],
  ['a key with a blank', config('[profile a]\nin valid = x\n'), ['config', 2], 'a'],
  ['quotes', config('[profile a]\nregion = "eu-west-1"\n'), ['config', 2], 'a'],
  ['an empty value', config('[profile a]\nregion =\n'), ['config', 2], 'a'],
  ['a value of several lines', config('[profile a]\ncredential_process = x\n  --y\n'), ['config', 2], 'a'],
  ['an indented first setting', config('[profile a]\n  region = eu-west-1\n'), ['config', 2], 'a'],
  [
    'an indented setting below an empty one',
    config('[profile a]\n  output =\n  region = eu-west-1\n'),
    ['config', 3],
    'a',
  ],
  [
    'an indented comment in a block',
    config('[profile a]\ns3 =\n  # x\n  addressing_style = path\n'),
    ['config', 2],
    'a',
  ],
  [
    'a block in both files',
    {
      config: '[profile a]\ns3 =\n  addressing_style = path\n',
      credentials: '[a]\ns3 =\n  max_queue_size = 5\n',
    },
    ['config', 2],
    'a',
  ],
  [
    'a value in one file, a block in the other',
    { config: '[profile a]\ns3 = x\n', credentials: '[a]\ns3 =\n  max_queue_size = 5\n' },
    ['config', 2],
    'a',
  ],
  ['a name with a blank', config('[profile "a b"]\nregion = eu-west-1\n'), ['config', 1], 'a b'],
  ['a name with another letter', { credentials: `[é]\n${KEYS}` }, ['credentials', 1], 'é'],
  [
    'a name that every JavaScript object has',
    { credentials: `[constructor]\n${KEYS}` },
    ['credentials', 1],
    'constructor',
  ],
  [
    'a name at which the SDK for JavaScript gives up',
    config('[profile __proto__]\nregion = eu-west-1\n'),
    ['config', 1],
    '__proto__',
  ],
  ['two blanks in a header', config('[profile  a]\nregion = eu-west-1\n'), ['config', 1], 'a'],
  ['another keyword that begins alike', config('[profiles a]\nregion = eu-west-1\n'), ['config', 1], 'a'],
  ['a comment close to a header', config('[profile a]# x\nregion = eu-west-1\n'), ['config', 1], 'a'],
  ['junk behind a header', config('[profile a] x\nregion = eu-west-1\n'), ['config', 1], 'a'],
  [
    'junk behind a header of the credentials file',
    { credentials: `[a] x\n${KEYS}` },
    ['credentials', 1],
    'a',
  ],
  ['junk behind a header of a tool', config('[plugins] x\nx = y\n'), ['config', 1], null],
  ['a section with a dot', config('[profile.a]\nregion = eu-west-1\n'), ['config', 1], null],
  ['[DEFAULT]', config('[DEFAULT]\nregion = eu-west-1\n'), ['config', 1], null],
  ['an empty profile', config('[profile a]\n'), ['config', 1], 'a'],
  ['an empty profile of the credentials file', { credentials: '[a]\n' }, ['credentials', 1], 'a'],
  ['a lone carriage return', config('[profile a]\nregion = eu-west-1\routput = json\n'), ['config', 2], null],
  [
    'another order of credentials',
    { config: `[profile a]\ncredential_process = x\n${KEYS}` },
    ['config', 1],
    'a',
  ],
]
for (const [what, files, at, profile] of disagreements) {
  cases.push({ code: 'tools-disagree', what, files, at, profile, says: /\w+ \w+/ })
}

describe('every problem is told once, where it stands, in a sentence', () => {
  for (const { code, what, files, at, profile, says, facts } of cases) {
    it(`${code}: ${what}`, () => {
      const { problems } = readFiles(files, facts)
      const [file, line] = at
      const found = problems.filter((each) => each.code === code && each.file === file && each.line === line)
      expect(found).toMatchObject([
        { profile, severity: severityOf(code), message: expect.stringMatching(says) },
      ])
      expect(found[0]?.message).toMatch(/^[A-Z[a-z].*[.?…]$/su)
    })
  }
})

it('damaged-cache: a token that cannot be read', () => {
  const reading = readFiles(config(`[profile a]\n${SSO}${SESSION}`))
  const entry = entryOf(reading, 'a')
  const name = tokenCacheName({ ssoSession: 's', startUrl: '', region: '' })
  const caches = { ...NO_CACHES, sso: new Map([[name, { text: '{' }]]) }
  const problems = problemsNow(
    reading.profileIndex,
    entry,
    statusOf(reading.profileIndex, entry, caches, 0, 0),
  )
  expect(problems).toMatchObject([{ code: 'damaged-cache', severity: 'warning', profile: 'a', line: null }])
  expect(problems[0]?.message).toContain('awsprof login a')
})

/** Problem codes of the interface, by severity. */
const codes: Record<string, readonly ProblemCode[]> = {
  error: [
    'cycle',
    'missing-source-profile',
    'missing-sso-session',
    'missing-services',
    'missing-setting',
    'source-has-no-credentials',
    'conflicting-sources',
    'conflicting-sso',
    'partial-keys',
    'bad-value',
    'unparsable-line',
    'duplicate-setting',
    'duplicate-section',
    'byte-order-mark',
  ],
  warning: [
    'unknown-setting',
    'bad-section-name',
    'wrong-file',
    'shadowed-setting',
    'file-permissions',
    'default-twice',
    'tools-disagree',
    'no-region',
    'no-registration-scopes',
    'damaged-cache',
  ],
  hint: ['long-term-keys'],
}

it('no code of the interface is untested', () => {
  const tested = new Set<string>([...cases.map((each) => each.code), 'damaged-cache'])
  expect(
    Object.values(codes)
      .flat()
      .filter((code) => !tested.has(code)),
  ).toEqual([])
})

it('each code has the severity of the interface', () => {
  for (const [severity, list] of Object.entries(codes)) {
    for (const code of list) expect(`${code} ${severityOf(code)}`).toBe(`${code} ${severity}`)
  }
})

const clean: [what: string, files: Files][] = [
  ['an sso profile with its session', config(`[profile a]\n${SSO}region = eu-west-1\n${SESSION}`)],
  [
    'a role over a credential source',
    config(role('a', 'credential_source = Ec2InstanceMetadata', 'region = eu-west-1')),
  ],
  ['keys of other tools', config('[profile a]\nregion = eu-west-1\ngranted_sso_region = x\n')],
  ['a region newer than the table', config('[profile a]\nregion = eu-north-9\n')],
  ['cli_pager that is switched off', config('[profile a]\ncli_pager =\nregion = eu-west-1\n')],
  [
    'a process with quotes',
    config('[profile a]\ncredential_process = "/opt/my tool" \'x\'\nregion = eu-west-1\n'),
  ],
  ['a # inside a value', config(`[profile a]\n${SSO}${SESSION.replace('start\n', 'start#/\n')}`)],
  [
    'blocks',
    config(
      '[profile a]\nregion = eu-west-1\ns3 =\n  addressing_style = path\n\n  max_concurrent_requests = 20\noutput = json\n',
    ),
  ],
  ['sections of the tools themselves', config('[plugins]\nx = y\n[toolkit]\nz = 1\n')],
  [
    'an empty section of which the other file has the settings',
    { config: '[profile a]\n', credentials: `[a]\n${KEYS}aws_session_token = T\n` },
  ],
]
describe('nothing is wrong with', () => {
  for (const [what, files] of clean) {
    it(what, () => {
      expect(readFiles(files).problems).toEqual([])
    })
  }
})

it('problems come in file order, config first', () => {
  const { profiles } = readFiles({
    config: '[x]\n[profile a]\nreigon = 1\n\ufeff\n',
    credentials: '[a]\naws_access_key_id = A\n',
  })
  const profileIndex = indexProfiles(profiles, {
    modes: { config: null, credentials: 0o644 },
    hasRegion: false,
    endpointVariables: NO_ENDPOINTS,
  })
  const places = allProblems(profileIndex).map(
    ({ file, line }) => [file === 'credentials' ? 1 : 0, line ?? 0] as const,
  )
  expect(places).toEqual(places.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]))
})

it('takes time in proportion to the file, however many problems it has', () => {
  const lines = Array.from({ length: 30_000 }, (_, at) => `k${at} = v # note\n`)
  const begin = performance.now()
  expect(readFiles(config(`[profile a]\n${lines.join('')}`)).problems.length).toBeGreaterThan(30_000)
  // Quadratic work takes half a minute.
  expect(performance.now() - begin).toBeLessThan(5000)
})
