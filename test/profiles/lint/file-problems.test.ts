import { describe, expect, it } from 'vitest'
import { type Files, readFiles } from '../../support/files/read-files.ts'

const SECRET = 'aws_secret_access_key = s\n'

describe('a file that others can read', () => {
  const modes = { config: 0o100644, credentials: 0o100640 }
  it.each<[what: string, files: Files, told: string[]]>([
    ['config with a secret', { config: `[profile a]\nregion = x\n${SECRET}[profile b]\n` }, ['config 644']],
    ['config without one', { config: '[profile a]\nregion = x\n[profile b]\n' }, []],
    ['credentials', { credentials: '[a]\nregion = x\n' }, ['credentials 640']],
    ['credentials without a section', { config: '[profile a]\n', credentials: '# nothing\n' }, []],
  ])('%s', (_, files, told) => {
    const found = readFiles(files, { modes }).problems.filter((each) => each.code === 'file-permissions')
    expect(found.map(({ file, message }) => `${file} ${/mode (\d+)/.exec(message)?.[1]}`)).toEqual(told)
  })

  it.each([
    ['only the user may read it', 0o100600],
    ['nothing is known of it', null],
  ])('not where %s', (_, mode) => {
    const { problems } = readFiles(
      { config: `[profile a]\n${SECRET}` },
      { modes: { config: mode, credentials: mode } },
    )
    expect(problems.map((each) => each.code)).not.toContain('file-permissions')
  })
})

it('a problem belongs to the profile that contains its line', () => {
  const junk = 'junk\n'
  const config = `${junk}[sso-session s]\n${junk}[profile a]\n${junk}[foo]\n${junk}[services x]\n${junk}[profile b]\n[profile "b"]\n${junk}`
  const credentials = `[c]\n${junk}${junk}[DEFAULT]\n${junk}[a]\n${junk}`
  const found = readFiles({ config, credentials }).problems.filter((each) => each.code === 'unparsable-line')
  expect(found.map(({ file, line, profile }) => `${file}:${line} ${profile}`)).toEqual([
    'config:1 null',
    'config:3 null',
    'config:5 a',
    'config:7 null',
    'config:9 null',
    'config:12 b',
    'credentials:2 c',
    'credentials:3 c',
    'credentials:5 null',
    'credentials:7 a',
  ])
})

describe('what makes the AWS CLI refuse the whole file is told with how to mend it', () => {
  const rejected = 'so the AWS CLI rejects the whole file'
  it.each([
    [
      '[a]\nregion = x\n[a]\noutput = json\n',
      `[a] is already on line 1, ${rejected}: merge the two sections.`,
    ],
    ['[a]\nregion = x\nregion = y\n', `region is already set on line 2, ${rejected}: remove one of the two.`],
    [
      '[a]\njunk\n',
      `This line is not a section header, a setting or a comment, ${rejected}: fix it or comment it out.`,
    ],
    ['[a]\n= x\n', `This line has no key before its separator, ${rejected}: fix it or comment it out.`],
    [
      'region = x\n[a]\n',
      `This line is above the first section header, ${rejected}: fix it or comment it out.`,
    ],
    [
      '\ufeff[a]\nregion = x\n',
      `The file starts with a byte order mark, ${rejected}: save it as UTF-8 without one.`,
    ],
  ])('%j', (credentials, sentence) => {
    expect(readFiles({ credentials }).problems.map((each) => each.message)).toContain(sentence)
  })
})

it.each([
  ['at the very beginning', '\r[profile a]\n', 1],
  ['further down', '[profile a]\r\nregion = x\routput = json\n', 2],
])('a lone carriage return %s is told', (_, config, line) => {
  const { problems } = readFiles({ config })
  expect(problems.filter((each) => each.message.startsWith('A lone carriage return'))).toMatchObject([
    { code: 'tools-disagree', file: 'config', line, profile: null },
  ])
})
