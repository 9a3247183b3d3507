import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sourceChain } from '../../src/profiles/chain.ts'
import { endpointVariables } from '../../src/profiles/endpoint.ts'
import type { Variables } from '../../src/profiles/environment.ts'
import type { Chain } from '../../src/profiles/link.ts'
import { arbitraryConfigText } from '../support/arbitrary/config-text.ts'
import { entryOf, type Files, NO_ENDPOINTS, readFiles } from '../support/files/read-files.ts'

const chainOf = (files: Files, name = 'a'): Chain => entryOf(readFiles(files), name).chain

/** `type name@file:line`, and what is wrong. */
function show({ links }: Chain): string[] {
  return links.map(({ type, name, file, line, problem }) => {
    const place = line === null ? '' : ` @${file}:${line}`
    return `${type} ${name ?? '-'}${place}${problem ? ` !${problem.code}` : ''}`
  })
}

const ARN = (name: string) => `arn:aws:iam::111122223333:role/${name}`
const KEYS = 'aws_access_key_id = AKIAEXAMPLE7\naws_secret_access_key = secret\n'
const MASKED = `${'*'.repeat(16)}PLE7`
const SESSION = '[sso-session s]\nsso_start_url = https://x.awsapps.com/start\nsso_region = eu-west-1\n'
const SSO = 'sso_account_id = 111122223333\nsso_role_name = R\n'

const shapes: [what: string, files: Files, links: string[]][] = [
  [
    'sso-session',
    { config: `[profile a]\nsso_session = s\n${SSO}${SESSION}` },
    ['profile a @config:1', 'sso-role 111122223333/R @config:3', 'sso-session s @config:2', 'sso-token -'],
  ],
  [
    'sso-legacy',
    { config: `[profile a]\n${SSO}sso_start_url = https://x.awsapps.com/start\nsso_region = eu-west-1\n` },
    ['profile a @config:1', 'sso-role 111122223333/R @config:2', 'sso-token -'],
  ],
  [
    'a role over a source profile',
    { config: `[profile a]\nrole_arn = ${ARN('A')}\nsource_profile = b\n`, credentials: `[b]\n${KEYS}` },
    [
      'profile a @config:1',
      `assume-role ${ARN('A')} @config:2`,
      'source-profile b @config:3',
      `static-keys ${MASKED} @credentials:2`,
    ],
  ],
  [
    'a role over a role over sso',
    {
      config: `[profile a]\nrole_arn = ${ARN('A')}\nsource_profile = b\n[profile b]\nsource_profile = c\nrole_arn = ${ARN('B')}\n[profile c]\nsso_session = s\n${SSO}${SESSION}`,
    },
    [
      'profile a @config:1',
      `assume-role ${ARN('A')} @config:2`,
      'source-profile b @config:3',
      `assume-role ${ARN('B')} @config:6`,
      'source-profile c @config:5',
      'sso-role 111122223333/R @config:9',
      'sso-session s @config:8',
      'sso-token -',
    ],
  ],
  [
    'a role over a credential source',
    { config: `[profile a]\nrole_arn = ${ARN('A')}\ncredential_source = EcsContainer\n` },
    ['profile a @config:1', `assume-role ${ARN('A')} @config:2`, 'credential-source EcsContainer @config:3'],
  ],
  [
    'web-identity',
    { config: `[profile a]\nrole_arn = ${ARN('A')}\nweb_identity_token_file = /t\n` },
    ['profile a @config:1', `assume-role ${ARN('A')} @config:2`, 'web-identity-token /t @config:3'],
  ],
  [
    'keys',
    { config: '[profile a]\nregion = x\n', credentials: `[a]\n${KEYS}` },
    ['profile a @config:1', `static-keys ${MASKED} @credentials:2`],
  ],
  [
    'keys of the credentials file before those of config',
    {
      config: '[profile a]\naws_access_key_id = AKIAOTHER1234\naws_secret_access_key = s\n',
      credentials: `[a]\n${KEYS}`,
    },
    ['profile a @config:1', `static-keys ${MASKED} @credentials:2`],
  ],
  [
    'process',
    { config: '[profile a]\ncredential_process = "/opt/my tool" --x\n' },
    ['profile a @config:1', 'process /opt/my tool @config:2'],
  ],
  [
    'login-session',
    { config: '[profile a]\nlogin_session = arn:aws:iam::1:user/me\n' },
    ['profile a @config:1', 'login-session arn:aws:iam::1:user/me @config:2'],
  ],
  ['none', { config: '[profile a]\nregion = x\n' }, ['profile a @config:1']],
  [
    'a profile that stands in the credentials file only',
    { credentials: '\n[a]\n' },
    ['profile a @credentials:2'],
  ],
  [
    'a source with keys: its own role is not followed',
    {
      config: `[profile a]\nrole_arn = ${ARN('A')}\nsource_profile = b\n[profile b]\nrole_arn = ${ARN('B')}\nsource_profile = c\n${KEYS}`,
    },
    [
      'profile a @config:1',
      `assume-role ${ARN('A')} @config:2`,
      'source-profile b @config:3',
      `static-keys ${MASKED} @config:7`,
    ],
  ],
  [
    'a profile with keys that is its own source',
    { config: `[profile a]\nrole_arn = ${ARN('A')}\nsource_profile = a\n${KEYS}` },
    [
      'profile a @config:1',
      `assume-role ${ARN('A')} @config:2`,
      'source-profile a @config:3',
      `static-keys ${MASKED} @config:4`,
    ],
  ],
  [
    'its own source further down',
    {
      config: `[profile a]\nrole_arn = ${ARN('A')}\nsource_profile = b\n[profile b]\nrole_arn = ${ARN('B')}\nsource_profile = b\n${KEYS}`,
    },
    [
      'profile a @config:1',
      `assume-role ${ARN('A')} @config:2`,
      'source-profile b @config:3',
      `static-keys ${MASKED} @config:7`,
    ],
  ],
]
describe('the chain of links', () => {
  for (const [what, files, links] of shapes) {
    it(`of ${what}`, () => {
      expect(show(chainOf(files))).toEqual(links)
    })
  }
})

const role = (name: string, ...settings: string[]) =>
  `[profile ${name}]\n${[`role_arn = ${ARN(name)}`, ...settings].join('\n')}\n`
const [PROFILE, ROLE] = ['profile a @config:1', `assume-role ${ARN('a')} @config:2`]
const broken: [what: string, files: Files, links: string[]][] = [
  [
    'a source that is missing',
    { config: role('a', 'source_profile = b') },
    [PROFILE, ROLE, 'source-profile b @config:3 !missing-source-profile'],
  ],
  [
    'an empty source',
    { config: role('a', 'source_profile =') },
    [PROFILE, ROLE, 'source-profile  @config:3 !missing-source-profile'],
  ],
  [
    'a source without credentials',
    { config: `${role('a', 'source_profile = b')}[profile b]\nregion = x\n` },
    [PROFILE, ROLE, 'source-profile b @config:3 !source-has-no-credentials'],
  ],
  [
    'a source that has a lone secret',
    { config: `${role('a', 'source_profile = b')}[profile b]\naws_secret_access_key = S\n` },
    [PROFILE, ROLE, 'source-profile b @config:3 !source-has-no-credentials'],
  ],
  [
    'a source that has credential_source but no role',
    { config: `${role('a', 'source_profile = b')}[profile b]\ncredential_source = Environment\n` },
    [PROFILE, ROLE, 'source-profile b @config:3 !source-has-no-credentials'],
  ],
  [
    'a source with half a key pair',
    { config: `${role('a', 'source_profile = b')}[profile b]\naws_access_key_id = AKIAEXAMPLE7\n` },
    [PROFILE, ROLE, 'source-profile b @config:3', `static-keys ${MASKED} @config:5 !partial-keys`],
  ],
  [
    'both kinds of source',
    { config: role('a', 'source_profile = b', 'credential_source = Environment') },
    [PROFILE, `${ROLE} !conflicting-sources`],
  ],
  ['no source', { config: role('a') }, [PROFILE, `${ROLE} !missing-setting`]],
  [
    'an unknown credential source',
    { config: role('a', 'credential_source = environment') },
    [PROFILE, ROLE, 'credential-source environment @config:3 !bad-value'],
  ],
  [
    'a role_arn that is none',
    { config: `[profile a]\nrole_arn = Admin\nsource_profile = b\n[profile b]\n${KEYS}` },
    [
      PROFILE,
      'assume-role Admin @config:2 !bad-value',
      'source-profile b @config:3',
      `static-keys ${MASKED} @config:5`,
    ],
  ],
  [
    'a web identity without role',
    { config: '[profile a]\nweb_identity_token_file = /t\n' },
    [PROFILE, 'assume-role - @config:2 !missing-setting'],
  ],
  [
    'a web identity with an empty role',
    { config: '[profile a]\nrole_arn =\nweb_identity_token_file = /t\n' },
    [PROFILE, 'assume-role  @config:2 !missing-setting'],
  ],
  [
    'a web identity with a role_arn that is none',
    { config: '[profile a]\nrole_arn = Admin\nweb_identity_token_file = /t\n' },
    [PROFILE, 'assume-role Admin @config:2 !bad-value', 'web-identity-token /t @config:3'],
  ],
  [
    'half a key pair',
    { config: '[profile a]\naws_access_key_id = AKIAEXAMPLE7\n' },
    [PROFILE, `static-keys ${MASKED} @config:2 !partial-keys`],
  ],
  [
    'half a pair in either file',
    {
      config: '[profile a]\naws_secret_access_key = S\n',
      credentials: '[a]\naws_access_key_id = AKIAEXAMPLE7\n',
    },
    [PROFILE, `static-keys ${MASKED} @credentials:2 !partial-keys`],
  ],
  [
    'an empty process',
    { config: '[profile a]\ncredential_process =\n' },
    [PROFILE, 'process - @config:2 !bad-value'],
  ],
  [
    'a process with an open quotation',
    { config: '[profile a]\ncredential_process = "x\n' },
    [PROFILE, 'process - @config:2 !bad-value'],
  ],
  [
    'a session that is missing',
    { config: `[profile a]\n${SSO}sso_session = t\n${SESSION}` },
    [PROFILE, 'sso-role 111122223333/R @config:2', 'sso-session t @config:4 !missing-sso-session'],
  ],
  [
    'a session without region',
    { config: `[profile a]\n${SSO}sso_session = s\n[sso-session s]\nsso_start_url = x\n` },
    [PROFILE, 'sso-role 111122223333/R @config:2', 'sso-session s @config:4 !missing-setting'],
  ],
  [
    'an account without role',
    { config: `[profile a]\nsso_account_id = 1\nsso_session = s\n${SESSION}` },
    [PROFILE, 'sso-role 1/? @config:2 !missing-setting'],
  ],
  [
    'a legacy profile without start URL',
    { config: `[profile a]\n${SSO}sso_region = x\n` },
    [PROFILE, 'sso-role 111122223333/R @config:2 !missing-setting'],
  ],
  [
    'a profile that contradicts its session',
    { config: `[profile a]\n${SSO}sso_session = s\nsso_region = us-east-1\n${SESSION}` },
    [PROFILE, 'sso-role 111122223333/R @config:2', 'sso-session s @config:4 !conflicting-sso'],
  ],
  [
    'a session without region, though the profile has one',
    { config: `[profile a]\n${SSO}sso_session = s\nsso_region = x\n[sso-session s]\nsso_start_url = y\n` },
    [PROFILE, 'sso-role 111122223333/R @config:2', 'sso-session s @config:4 !missing-setting'],
  ],
  [
    'a missing session in a profile that has other credentials',
    { config: `[profile a]\n${KEYS}sso_session = t\n` },
    [PROFILE, 'sso-session t @config:4 !missing-sso-session'],
  ],
  [
    'a missing session in a profile without credentials',
    { config: '[profile a]\nsso_session = t\n' },
    [PROFILE, 'sso-session t @config:2 !missing-sso-session'],
  ],
  [
    'a missing source before a role_arn that is none',
    { config: '[profile a]\nrole_arn = Admin\nsource_profile = b\n' },
    [PROFILE, 'assume-role Admin @config:2', 'source-profile b @config:3 !missing-source-profile'],
  ],
  [
    'a role_arn that is none in the source of a good one',
    {
      config: `${role('a', 'source_profile = b')}[profile b]\nrole_arn = Admin\ncredential_source = Environment\n`,
    },
    [
      PROFILE,
      ROLE,
      'source-profile b @config:3',
      'assume-role Admin @config:5 !bad-value',
      'credential-source Environment @config:6',
    ],
  ],
  [
    'a missing session before a missing role',
    { config: '[profile a]\nsso_account_id = 1\nsso_session = t\n' },
    [PROFILE, 'sso-role 1/? @config:2', 'sso-session t @config:3 !missing-sso-session'],
  ],
]
it('a services section that is missing stops the AWS CLI whatever comes behind it, and the chain is shown all the same', () => {
  const { links } = chainOf({
    config: `${role('a', 'source_profile = b\nservices = s')}[profile b]\n${KEYS}`,
  })
  expect(links.map((each) => each.problem?.code)).toEqual([
    'missing-services',
    undefined,
    undefined,
    undefined,
  ])
  expect(links[0]?.problem).toMatchObject({ file: 'config', line: 4 })
})

describe('services = s is', () => {
  const problemOf = (services: string, variables: Variables, settings = KEYS) => {
    const { profiles } = readFiles({ config: `[profile a]\nservices = s\n${settings}${services}` })
    const { links } = sourceChain(profiles, profiles.byName.get('a')!, endpointVariables(variables))
    return links[0]?.problem?.code
  }
  const STS = { AWS_ENDPOINT_URL_STS: 'https://sts' }
  const PORTAL = { AWS_ENDPOINT_URL_SSO: 'https://portal' }
  const LEGACY = `${SSO}sso_start_url = https://x.awsapps.com/start\nsso_region = eu-west-1\n`

  // As version 2.36.7 of the AWS CLI does.
  it.each<[what: string, services: string, variables: Variables, settings?: string]>([
    ['no problem where the section has a line', '[services s]\ns3 =\n  endpoint_url = https://s3\n', {}],
    ['none where AWS_ENDPOINT_URL decides', '', { AWS_ENDPOINT_URL: 'https://all' }],
    ['none where the variable of STS decides', '', STS],
    ['none where those of STS and the portal decide', '', { ...STS, ...PORTAL }, LEGACY],
    ['none where a variable ignores endpoints', '', { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' }],
    ['none where the profile ignores them', '', {}, `${KEYS}ignore_configured_endpoint_urls = true\n`],
  ])('%s', (_, services, variables, settings) => {
    expect(problemOf(services, variables, settings)).toBe(undefined)
  })

  it.each<[what: string, services: string, variables: Variables, settings?: string]>([
    ['an error without the section', '', {}],
    ['one where the section is empty', '[services s]\n', {}],
    ['one where the variable is empty', '', { AWS_ENDPOINT_URL: '' }],
    ['one where a variable names another service', '', PORTAL],
    ['one where the portal is needed, too', '', STS, LEGACY],
    [
      'one where a variable takes back what the profile ignores',
      '',
      { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'false' },
      `${KEYS}ignore_configured_endpoint_urls = true\n`,
    ],
  ])('%s', (_, services, variables, settings) => {
    expect(problemOf(services, variables, settings)).toBe('missing-services')
  })
})

it('the session of a source does not matter where the source has other credentials', () => {
  const config = `${role('a', 'source_profile = b')}[profile b]\n${KEYS}sso_session = t\n`
  expect(chainOf({ config }).links.at(-1)).toMatchObject({ type: 'static-keys', problem: null })
})

describe('the chain ends where the AWS CLI gives up', () => {
  for (const [what, files, links] of broken) {
    it(`at ${what}`, () => {
      expect(show(chainOf(files))).toEqual(links)
    })
  }
})

it('settings that say the same in profile and session are no contradiction', () => {
  const chain = chainOf({ config: `[profile a]\n${SSO}sso_session = s\nsso_region = eu-west-1\n${SESSION}` })
  expect(chain.token).toEqual({
    ssoSession: 's',
    startUrl: 'https://x.awsapps.com/start',
    region: 'eu-west-1',
  })
})

it('a legacy token is known by its start URL, exactly as written', () => {
  const config = `[profile a]\n${SSO}sso_start_url = https://x.awsapps.com/start#/\nsso_region = eu-west-1\n`
  expect(chainOf({ config }).token).toMatchObject({
    ssoSession: null,
    startUrl: 'https://x.awsapps.com/start#/',
  })
})

it('a role’s token is that of its source', () => {
  const config = `${role('a', 'source_profile = b')}[profile b]\nsso_session = s\n${SSO}${SESSION}`
  expect(chainOf({ config }).token).toMatchObject({ ssoSession: 's' })
})

/** `length` roles that source one another in a circle, behind `lead` roles that lead into it. */
const circle = (lead: number, length: number) =>
  Array.from({ length: lead + length }, (_, at) => {
    const next = at === lead + length - 1 ? lead : at + 1
    return role(`p${at}`, `source_profile = p${next}`)
  }).join('')

it('a circle of any length ends with the link that closes it', () => {
  fc.assert(
    fc.property(fc.nat({ max: 20 }), fc.integer({ min: 1, max: 20 }), (lead, length) => {
      const { links } = chainOf({ config: circle(lead, length) }, 'p0')
      expect(links.length).toBe(1 + 2 * (lead + length))
      expect(links.at(-1)).toMatchObject({
        type: 'source-profile',
        name: `p${lead}`,
        problem: { code: 'cycle' },
      })
      expect(links.filter((each) => each.problem)).toHaveLength(1)
    }),
  )
})

it('tells the circle alone, not what leads into it', () => {
  const { links } = chainOf({ config: circle(2, 2) }, 'p0')
  expect(links.at(-1)?.problem?.message).toContain(': p2 → p3 → p2.')
})

it('keys at the beginning of a circle do not open it, for the AWS CLI', () => {
  const config = `${role('a', 'source_profile = b')}${KEYS}${role('b', 'source_profile = a')}`
  expect(chainOf({ config }).links.at(-1)?.problem?.code).toBe('cycle')
})

const longChain = (length: number) =>
  [
    ...Array.from({ length }, (_, at) => role(`p${at}`, `source_profile = p${at + 1}`)),
    `[profile p${length}]\n${KEYS}`,
  ].join('')

it('a long chain of roles is followed to its end', () => {
  const { links } = chainOf({ config: longChain(150) }, 'p0')
  expect(links.at(-1)).toMatchObject({ type: 'static-keys', profile: 'p150', problem: null })
})

it('a chain that no tool follows is a problem, not a crash', () => {
  const { links } = chainOf({ config: longChain(250) }, 'p0')
  const problem = { code: 'cycle', message: expect.stringContaining('more than 200 roles') }
  expect(links.at(-1)).toMatchObject({ type: 'source-profile', profile: 'p200', problem })
})

it('a chain never throws, begins with its profile, and goes on behind no problem but that of a role_arn', () => {
  const settings = fc.constantFrom(
    ...['a', 'b', 'c', ''].flatMap((name) => [`source_profile = ${name}`, `sso_session = ${name}`]),
    `role_arn = ${ARN('X')}`,
    'role_arn =',
    'credential_source = Environment',
    'web_identity_token_file = /t',
    'sso_account_id = 1',
    'sso_role_name = R',
    'sso_region = x',
    'aws_access_key_id = A',
    'aws_secret_access_key = S',
    'credential_process = x',
    'login_session = y',
  )
  const section = fc
    .tuple(
      fc.constantFrom('profile a', 'profile b', 'profile c', 'sso-session a'),
      fc.array(settings, { maxLength: 5 }),
    )
    .map(([header, lines]) => `[${header}]\n${lines.join('\n')}\n`)
  const text = fc.oneof(
    fc.array(section, { maxLength: 5 }).map((each) => each.join('')),
    arbitraryConfigText,
  )
  fc.assert(
    fc.property(text, (config) => {
      const { profiles } = readFiles({ config })
      for (const profile of profiles.list) {
        const { links } = sourceChain(profiles, profile, NO_ENDPOINTS)
        expect(links[0]).toMatchObject({ type: 'profile', name: profile.name, problem: null })
        const passed = links.slice(0, -1).filter((each) => each.problem !== null)
        expect(
          passed.every((each) => each.type === 'assume-role' && each.problem?.code === 'bad-value'),
        ).toBe(true)
      }
    }),
    { numRuns: 300 },
  )
})
