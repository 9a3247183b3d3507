import { describe, expect, it } from 'vitest'
import type { ProblemCode } from '../../../src/profiles/problem.ts'
import { type Files, readFiles } from '../../support/files/read-files.ts'

const KEYS = 'aws_access_key_id = AKIAEXAMPLE7\naws_secret_access_key = s\n'
const REGION = 'region = eu-west-1\n'
const config = (text: string): Files => ({ config: text })
const credentials = (text: string): Files => ({ credentials: text })

/** `file:line profile: sentence` of each problem of that code. */
function told(files: Files, code: ProblemCode): string[] {
  return readFiles(files)
    .problems.filter((each) => each.code === code)
    .map(({ file, line, profile, message }) => `${file}:${line} ${profile}: ${message}`)
}

describe('a section that no tool reads is told with what was probably meant', () => {
  it.each([
    ['[profle a]', 'No AWS tool reads [profle a]: write [profile a].'],
    ['[profle  a]', 'No AWS tool reads [profle  a]: write [profile a].'],
    ['[ profle a ]', 'No AWS tool reads [ profle a ]: write [profile a].'],
    ['[PROFILE a]', 'No AWS tool reads [PROFILE a]: write [profile a].'],
    ['[sso-sesion s]', 'No AWS tool reads [sso-sesion s]: write [sso-session s].'],
    ['[service s]', 'No AWS tool reads [service s]: write [services s].'],
    [
      '[profile my dev]',
      'No AWS tool reads [profile my dev]: choose a name without blanks, or put quotes around it ([profile "my dev"]).',
    ],
    ['[profile]', 'No AWS tool reads [profile]: add a name after "profile".'],
    ['[profle]', 'No AWS tool reads [profle]: add a name after "profile".'],
    ['[team dev]', 'No AWS tool reads [team dev]: write [profile NAME], or remove the section.'],
    ['[dev]', 'No AWS tool reads [dev]: in the config file, write [profile dev] for a profile.'],
    ['[ dev ]', 'No AWS tool reads [ dev ]: in the config file, write [profile dev] for a profile.'],
  ])('%s', (header, sentence) => {
    expect(told(config(`${header}\n${REGION}`), 'bad-section-name')).toEqual([`config:1 null: ${sentence}`])
  })
})

describe('what is proposed is itself read as meant', () => {
  it.each([
    ["[profile Dave's]", 'Daves'],
    ['[profile "half]', 'half'],
    ['[profile tail\\]', 'tail'],
    ['[profile "a b" c]', 'a b c'],
    ['[[profile d]]', 'd'],
    ['[profilefoo]', 'foo'],
    ['[profile-foo]', 'foo'],
    ['[Profile:foo]', 'foo'],
    ["[Dave's]", 'Daves'],
    ['[ profile "x]', 'x'],
  ])('%s', (header, name) => {
    const [said] = told(config(`${header}\n${REGION}`), 'bad-section-name')
    const proposed = /(?:write |\()(\[.*?\])/.exec(
      said?.slice(said.indexOf(': No AWS tool reads') + 20) ?? '',
    )?.[1]
    const { profiles } = readFiles(config(`${proposed}\n${REGION}`))
    expect([...profiles.byName.keys()]).toEqual([name])
  })

  it.each([
    ["[sso-session Dave's]", 'write [sso-session Daves].'],
    ['[sso-sessionacme]', 'write [sso-session acme], with a blank.'],
    ['[profiles]', 'add a name after "profile".'],
  ])('%s', (header, advice) => {
    expect(told(config(`${header}\n${REGION}`), 'bad-section-name')).toEqual([
      `config:1 null: No AWS tool reads ${header}: ${advice}`,
    ])
  })

  it('in the credentials file, too', () => {
    expect(told(credentials(`[profile "my-dev"]\n${KEYS}`), 'bad-section-name')[0]).toMatch(
      /write \[my-dev\]\.$/,
    )
  })
})

describe('a keyword in the credentials file is a part of the name', () => {
  it.each([
    ['[profile dev]', 'profile dev', 'this is not profile "dev": write [dev].'],
    ['[profile  dev ]', 'profile  dev ', 'this is not profile "dev": write [dev].'],
    ['[ profile dev]', ' profile dev', 'this is not profile "dev": write [dev].'],
    ['[sso-session dev]', 'sso-session dev', 'this is not sso-session "dev": move it to the config file.'],
    ['[services dev]', 'services dev', 'this is not services "dev": move it to the config file.'],
  ])('%s', (header, name, sentence) => {
    expect(told(credentials(`${header}\n${KEYS}`), 'bad-section-name')).toEqual([
      `credentials:1 ${name}: In the credentials file the whole header is the name, so ${sentence}`,
    ])
  })

  it.each(['[my profile dev]', '[my-profile dev]', '[profile]', '[profile-dev]'])(
    'but not in %s',
    (header) => {
      expect(told(credentials(`${header}\n${KEYS}`), 'bad-section-name')).toEqual([])
    },
  )
})

describe('a header that not every tool reads alike is told with a spelling that all read', () => {
  const portable = 'use only letters, digits and _-/.%@:+ in names'
  it.each([
    ['config', '[profile  dev]', 'profile "dev"', 'dev', 'write [profile dev] and nothing else on the line'],
    ['config', '[profile dev] x', 'profile "dev"', 'dev', 'write [profile dev] and nothing else on the line'],
    ['config', '[profile.a dev]', 'profile "dev"', 'dev', 'write [profile dev] and nothing else on the line'],
    ['config', '[default] x', 'profile "default"', 'default', 'write [default] and nothing else on the line'],
    [
      'config',
      '[sso-session  s]',
      'sso-session "s"',
      null,
      'write [sso-session s] and nothing else on the line',
    ],
    ['config', '[services  s]', 'services "s"', null, 'write [services s] and nothing else on the line'],
    [
      'config',
      '[sso-session  default]',
      'sso-session "default"',
      null,
      'write [sso-session default] and nothing else on the line',
    ],
    ['credentials', '[dev] x', 'profile "dev"', 'dev', 'write [dev] and nothing else on the line'],
    ['config', '[profile "my dev"]', 'profile "my dev"', 'my dev', portable],
    ['credentials', '[my profile dev]', 'profile "my profile dev"', 'my profile dev', portable],
    [
      'config',
      '[profile constructor]',
      'profile "constructor"',
      'constructor',
      'choose a name that is not a built-in property in JavaScript',
    ],
  ] as const)('%s: %s', (file, header, read, profile, advice) => {
    const found = told({ [file]: `${header}\n${REGION}` }, 'tools-disagree')
    expect(found.filter((each) => each.startsWith(`${file}:1 `))).toEqual([
      `${file}:1 ${profile}: The AWS CLI reads this section as ${read}, some SDKs do not: ${advice}.`,
    ])
  })
})

describe('an indented header in the section of a tool or of services', () => {
  const sentence =
    'config:3 null: The AWS CLI reads this line as part of the value above, the SDKs as a section header: start headers in the first column.'

  it.each([
    ['is told where it stands', '[plugins]\nx = y\n  [profile a]\n  z\n'],
    ['is told in a services section, too', '[services s]\nx = y\n  [profile a]\n  z\n'],
    ['is told with a comment behind it', '[plugins]\nx = y\n  [profile a] # mine\n'],
  ])('%s', (_, text) => {
    expect(told(config(text), 'tools-disagree')).toEqual([sentence])
  })

  it('is not seen in other values of several lines', () => {
    expect(told(config('[plugins]\nx = y\n  a [profile a]\n'), 'tools-disagree')).toEqual([])
  })
})

describe('a section without settings', () => {
  const empty = (place: string) =>
    `${place} a: The section has no settings, so the AWS CLI sees an empty profile and the SDK for JavaScript none: add settings or remove it.`

  it.each([
    ['a profile of the config file', config('[profile a]\n'), [empty('config:1')]],
    ['one of the credentials file', credentials('[a]\n'), [empty('credentials:1')]],
    ['one with what the SDKs do not look at', config('[profile a]\ncli_pager =\n'), [empty('config:1')]],
    [
      'one that has but what [DEFAULT] gives',
      config(`[profile a]\n[DEFAULT]\n${REGION}`),
      [empty('config:1'), expect.stringMatching(/^config:2 null: \[DEFAULT\]/)],
    ],
    [
      'in both files',
      { config: '[profile a]\n', credentials: '[a]\ncli_pager =\n' },
      [empty('config:1'), empty('credentials:1')],
    ],
    ['not one with a setting of the AWS CLI alone', config('[profile a]\ncli_pager = less\n'), []],
    ['not one with a block', config('[profile a]\ncli_pager =\n  a = 1\n'), []],
    [
      'not where the other file has settings',
      { config: '[profile a]\n', credentials: `[a]\n${KEYS}cli_pager =\n` },
      [],
    ],
    ['no sso-session', config('[sso-session s]\n'), []],
    ['no services section', config('[services s]\n'), []],
  ])('%s', (_, files, sentences) => {
    expect(told(files, 'tools-disagree')).toEqual(sentences)
  })
})

describe('a section that another spelling hides', () => {
  it.each([
    ['a profile', '[profile "a"]\n[profile a]\n', '[profile a] on line 2', 'a'],
    ['an sso-session', '[sso-session "s"]\n[sso-session s]\n', '[sso-session s] on line 2', null],
    ['a services section', '[services "s"]\n[services s]\n', '[services s] on line 2', null],
  ])('%s', (_, text, winner, profile) => {
    expect(told(config(text), 'shadowed-setting')).toEqual([
      `config:1 ${profile}: ${winner} hides this whole section from the AWS CLI: merge the two.`,
    ])
  })

  it('each is told with the one that counts', () => {
    expect(
      told(
        config('[profile "a"]\n[profile  a]\n[profile "b"]\n[profile a]\n[profile b]\n'),
        'shadowed-setting',
      ),
    ).toEqual([
      'config:1 a: [profile a] on line 4 hides this whole section from the AWS CLI: merge the two.',
      'config:2 a: [profile a] on line 4 hides this whole section from the AWS CLI: merge the two.',
      'config:3 b: [profile b] on line 5 hides this whole section from the AWS CLI: merge the two.',
    ])
  })
})
