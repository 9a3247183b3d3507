import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decode } from '../../src/ini/bytes.ts'
import { arbitraryAcceptedText } from '../support/arbitrary/accepted-text.ts'
import { arbitraryCleanConfig } from '../support/arbitrary/clean-config.ts'
import { arbitraryConfigText } from '../support/arbitrary/config-text.ts'
import { arbitraryBytes } from '../support/arbitrary/words.ts'
import { type Files, readFiles, valuesOf } from '../support/files/read-files.ts'

const profilesOf = (files: Files) =>
  Object.fromEntries(readFiles(files).profiles.list.map((each) => [each.name, { ...valuesOf(each) }]))

const readings: [rule: string, files: Files, profiles: Record<string, Record<string, string>>][] = [
  ['no files, no profiles', {}, {}],
  ['a profile without settings is a profile', { config: '[profile a]\n' }, { a: {} }],
  [
    'names differ by case',
    { config: '[profile a]\nk = 1\n[profile A]\nk = 2\n' },
    { a: { k: '1' }, A: { k: '2' } },
  ],
  [
    'the last of two settings wins',
    { config: '[profile a]\nk = 1\nl = 1\nk = 2\n' },
    { a: { k: '2', l: '1' } },
  ],
  [
    'the last of two settings wins in a long section',
    { config: `[profile a]\n${Array.from({ length: 40 }, (_, at) => `k${at % 39} = ${at}\n`).join('')}` },
    { a: Object.fromEntries(Array.from({ length: 39 }, (_, at) => [`k${at}`, `${at === 0 ? 39 : at}`])) },
  ],
  ['keys do not', { config: '[profile a]\nREGION = x\n' }, { a: { region: 'x' } }],
  [
    'nested keys do',
    { config: '[profile a]\nS3 =\n  Key = 1\n  key = 2\n' },
    { a: { 's3.Key': '1', 's3.key': '2' } },
  ],
  [
    'the last of two nested keys wins',
    { config: '[profile a]\ns3 =\n  k = 1\n  k = 2\n' },
    { a: { 's3.k': '2' } },
  ],
  [
    'settings of both files are joined',
    { config: '[profile a]\nk = 1\n', credentials: '[a]\nl = 2\n' },
    { a: { k: '1', l: '2' } },
  ],
  [
    'credentials win over config',
    { config: '[profile a]\nk = 1\nl = 1\n', credentials: '[a]\nK = 2\n' },
    { a: { k: '2', l: '1' } },
  ],
  [
    'an empty value wins too',
    { config: '[profile a]\nk = 1\n', credentials: '[a]\nk =\n' },
    { a: { k: '' } },
  ],
  [
    'a block is replaced whole',
    { config: '[profile a]\ns3 =\n  k = 1\n  l = 1\n', credentials: '[a]\ns3 =\n  k = 2\n' },
    { a: { 's3.k': '2' } },
  ],
  [
    'a value replaces a block',
    { config: '[profile a]\ns3 =\n  k = 1\n', credentials: '[a]\ns3 = x\n' },
    { a: { s3: 'x' } },
  ],
  [
    'a block replaces a value',
    { config: '[profile a]\ns3 = x\n', credentials: '[a]\ns3 =\n  k = 1\n' },
    { a: { 's3.k': '1' } },
  ],
  [
    'a key with a dot is no block',
    { config: '[profile a]\ns3.l = 1\n', credentials: '[a]\ns3.k = 2\n' },
    { a: { 's3.l': '1', 's3.k': '2' } },
  ],
  [
    'another section of the same name hides the earlier one',
    { config: '[profile a]\nk = 1\nl = 1\n[profile "a"]\nk = 2\n' },
    { a: { k: '2' } },
  ],
  [
    '[default] hides an earlier [profile default]',
    { config: '[profile default]\nk = 1\n[default]\nl = 2\n' },
    { default: { l: '2' } },
  ],
  [
    '[profile default] hides an earlier [default]',
    { config: '[default]\nk = 1\n[profile default]\nl = 2\n' },
    { default: { l: '2' } },
  ],
  [
    'a repeated section, which the AWS CLI refuses, is shown joined',
    { config: '[profile a]\nk = 1\nl = 1\n[profile a]\nk = 2\n' },
    { a: { k: '2', l: '1' } },
  ],
  [
    '[default] gives nothing to other profiles',
    { config: '[default]\nk = 1\n[profile a]\n' },
    { default: { k: '1' }, a: {} },
  ],
  [
    '[DEFAULT] gives to every section of its file',
    { config: '[profile a]\nk = 1\n[DEFAULT]\nk = 2\nl = 2\n', credentials: '[b]\n' },
    { a: { k: '1', l: '2' }, b: {} },
  ],
  [
    'a block of [DEFAULT] is replaced whole',
    { config: '[DEFAULT]\ns3 =\n  k = 1\n[profile a]\ns3 =\n  l = 2\n' },
    { a: { 's3.l': '2' } },
  ],
  [
    'a section of the config file without keyword is no profile',
    { config: '[a]\nk = 1\n[plugins]\nx = y\n' },
    {},
  ],
  [
    'in the credentials file the whole header is the name',
    { credentials: '[profile a]\nk = 1\n["b"]\n[ c ]\n' },
    { 'profile a': { k: '1' }, '"b"': {}, ' c ': {} },
  ],
  ['sessions and services are no profiles', { config: '[sso-session a]\n[services a]\n' }, {}],
  [
    'a session of the name default is not the default profile',
    { config: '[sso-session default]\nk = 1\n[default]\nk = 2\n' },
    { default: { k: '2' } },
  ],
]
describe('the two files together say what they say to the AWS CLI', () => {
  for (const [rule, files, profiles] of readings) {
    it(rule, () => {
      expect(profilesOf(files)).toEqual(profiles)
    })
  }
})

it('lists profiles in file order, config first, a hidden section leaving its place', () => {
  const config = '[profile b]\n[default]\n[profile a]\n[profile "b"]\n'
  const { list } = readFiles({ config, credentials: '[z]\n[a]\n[c]\n' }).profiles
  expect(list.map((each) => each.name)).toEqual(['b', 'default', 'a', 'z', 'c'])
})

it('tells the place of every setting and of the section headers', () => {
  const config = '[profile a]\nk = 1\ns3 =\n  x = 2\n'
  const [a] = readFiles({ config, credentials: '# note\n[a]\n\nm = 3\n' }).profiles.list
  expect(a?.headers).toEqual([
    { file: 'config', line: 1 },
    { file: 'credentials', line: 2 },
  ])
  expect(a?.settings.map(({ key, file, line }) => [key, file, line])).toEqual([
    ['k', 'config', 2],
    ['s3.x', 'config', 4],
    ['m', 'credentials', 4],
  ])
})

it('tells the lines that lost, the strongest first', () => {
  const config = '[profile a]\nk = 1\nk = 2\n'
  const [a] = readFiles({ config, credentials: '[a]\nk = 3\nk = 4\n' }).profiles.list
  expect(a?.settings).toEqual([
    {
      key: 'k',
      value: '4',
      file: 'credentials',
      line: 3,
      overrides: [
        { file: 'credentials', line: 2, value: '3' },
        { file: 'config', line: 3, value: '2' },
        { file: 'config', line: 2, value: '1' },
      ],
    },
  ])
})

it('reads sessions and services with their places', () => {
  const { sessions, services } = readFiles({
    config: '[sso-session "my sso"]\nsso_region = x\n[services s]\ns3 =\n  endpoint_url = y\n',
  }).profiles
  expect([...sessions.values()]).toMatchObject([
    { name: 'my sso', file: 'config', line: 1, settings: [{ key: 'sso_region', line: 2 }] },
  ])
  expect([...services]).toEqual([['s', { file: 'config', line: 3 }]])
})

it('reads what every tool reads in a clean file', () => {
  fc.assert(
    fc.property(arbitraryCleanConfig, ({ text, profiles }) => {
      const read = readFiles({ config: text }).profiles.list
      expect(read.map((each) => [each.name, { ...valuesOf(each) }])).toEqual(
        profiles.map(({ name, settings }) => [name, { ...settings }]),
      )
    }),
  )
})

it('never throws, whatever the two texts are, down to the last problem', () => {
  const anyText = fc.oneof(
    arbitraryConfigText,
    arbitraryAcceptedText,
    arbitraryBytes.map(decode),
    fc.constant(''),
  )
  fc.assert(
    fc.property(anyText, anyText, (config, credentials) => {
      const { profiles, problems } = readFiles({ config, credentials }, { hasRegion: false })
      expect(profiles.byName.size).toBe(profiles.list.length)
      for (const each of problems) expect(each.message).not.toBe('')
    }),
    { numRuns: 500 },
  )
})
