import { describe, expect, it } from 'vitest'
import type { LintFacts } from '../../../src/profiles/lint/facts.ts'
import type { Problem } from '../../../src/profiles/problem.ts'
import { entryProblems, problemsOfFiles } from '../../../src/session/problems.ts'
import { indexProfiles } from '../../../src/session/profile-index.ts'
import { type Files, NO_ENDPOINTS, readFiles } from '../../support/files/read-files.ts'

const FACTS: LintFacts = {
  modes: { config: null, credentials: 0o644 },
  hasRegion: true,
  endpointVariables: NO_ENDPOINTS,
}
const shown = ({ code, file, line }: Problem) => `${code} ${file}:${line}`

/** The problems of one profile, asked for before or behind those of all others. */
function told(files: Files, name: string, isFirst: boolean): string[] {
  const profileIndex = indexProfiles(readFiles(files).profiles, FACTS)
  if (!isFirst) problemsOfFiles(profileIndex)
  const entry = profileIndex.entryOf(name)
  if (!entry) throw new Error(`no profile ${name}`)
  return entryProblems(profileIndex, entry).map(shown)
}

const CONFIG = `[profile  a]
region = eu-west-1
junk of a
[profile a]
region = eu-west-1
region = eu-west-2
[profile  b]
region = eu-west-1
[profile b]
junk of b
[profle c]
junk of nobody
[services  s]
[sso-session  a]
[sso-session a]
`
const CREDENTIALS = `[a] x
aws_access_key_id = AKIA
aws_secret_access_key = s
[b]
aws_session_token
`

describe('the problems of one profile are the same, asked for first or with all others known', () => {
  it.each<[name: string, problems: string[]]>([
    [
      'a',
      [
        'tools-disagree config:1',
        'shadowed-setting config:1',
        'unparsable-line config:3',
        'shadowed-setting config:5',
        'duplicate-setting config:6',
        'tools-disagree credentials:1',
        'long-term-keys credentials:2',
      ],
    ],
    [
      'b',
      [
        'tools-disagree config:7',
        'shadowed-setting config:7',
        'tools-disagree config:9',
        'unparsable-line config:10',
        'tools-disagree credentials:4',
        'unparsable-line credentials:5',
      ],
    ],
  ])('%s', (name, problems) => {
    const files = { config: CONFIG, credentials: CREDENTIALS }
    expect(told(files, name, true).toSorted()).toEqual(problems.toSorted())
    expect(told(files, name, false).toSorted()).toEqual(problems.toSorted())
  })
})

const ROLE = 'role_arn = arn:aws:iam::111122223333:role/Admin\n'
const SESSION =
  '[sso-session s]\nsso_start_url = https://x.awsapps.com/start\nsso_region = eu-west-1\nsso_registration_scopes = x\n'

describe('all that is told of', () => {
  it.each<[what: string, config: string, problems: string[]]>([
    [
      'a source that is broken: where it is',
      `[profile a]\n${ROLE}source_profile = b\n[profile b]\ncredential_process = "tool\n`,
      ['bad-value config:5'],
    ],
    [
      'a source that leads round in a circle: where this profile enters it',
      `[profile a]\n${ROLE}source_profile = b\n[profile b]\n${ROLE}source_profile = b\n`,
      ['cycle config:3'],
    ],
    [
      'a value that the chain is made of: once',
      `[profile a]\n${ROLE}credential_source = environment\n`,
      ['bad-value config:3'],
    ],
    [
      'a value in the chain that is none for it to tell',
      '[profile a]\nsso_account_id = 1\nsso_role_name = R\nsso_start_url = https://x\nsso_region = eu-west-1\n',
      ['bad-value config:2'],
    ],
    ['a value that is empty', '[profile a]\nregion =\n', ['tools-disagree config:2']],
    ['a block of a service: nothing, whatever its keys', '[profile a]\nkms =\n  mine = 1\n', []],
    ['a header with a comment behind it: nothing', '[profile a] # mine\nregion = eu-west-1\n', []],
    ['the default profile: nothing', '[default]\nregion = eu-west-1\n', []],
    [
      'a services section: nothing',
      '[profile a]\nservices = x\n[services x]\nsts =\n  endpoint_url = http://localhost\n',
      [],
    ],
  ])('%s', (_, config, problems) => {
    expect(told({ config }, config.startsWith('[default]') ? 'default' : 'a', true)).toEqual(problems)
  })
})

describe('a key that no tool reads is told with what was probably meant', () => {
  it.each([
    [
      '[profile a]\nsso_registration_scopes = x\n',
      'sso_registration_scopes',
      'it belongs in an sso-session.',
    ],
    [`${SESSION}role_arn = x\n`, 'role_arn', 'it belongs in a profile.'],
    ['[profile a]\nregoin = x\n', 'regoin', 'did you mean region?'],
    [
      '[profile a]\nsomething_else_entirely = x\n',
      'something_else_entirely',
      'check its spelling, or remove it.',
    ],
  ])('%j', (config, key, advice) => {
    const { problems } = readFiles({ config })
    const found = problems.filter((each) => each.code === 'unknown-setting').map((each) => each.message)
    expect(found).toEqual([`${key} is not a known setting here: ${advice}`])
  })
})
