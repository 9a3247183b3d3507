import { expect, it } from 'vitest'
import type { NamedSection } from '../../src/profiles/profile.ts'
import { entryOf, readFiles, valuesOf } from '../support/files/read-files.ts'

const CONFIG = `[profile "a"]
[profile  a]
[profile a]
[sso-session "a"]
[sso-session a]
[profile "b"]
[profile b]
[profile b]
[services a]
`
const CREDENTIALS = '[b]\n[a]\n'

it.each<[kind: NamedSection['kind'], name: string, sections: string[]]>([
  ['profile', 'a', ['config:1 hidden', 'config:2 hidden', 'config:3', 'credentials:2']],
  ['profile', 'b', ['config:6 hidden', 'config:7', 'config:8', 'credentials:1']],
  ['sso-session', 'a', ['config:4 hidden', 'config:5']],
  ['services', 'a', ['config:9']],
  ['profile', 'c', []],
])('the sections of %s %s', (kind, name, sections) => {
  const { profiles } = readFiles({ config: CONFIG, credentials: CREDENTIALS })
  const found = profiles.sectionsOf(kind, name)
  expect(
    found.map(({ file, section, counts }) => `${file}:${section.line}${counts ? '' : ' hidden'}`),
  ).toEqual(sections)
  expect(found.every((each) => each.kind === kind && each.name === name)).toBe(true)
})

it('all of them come file by file, hidden ones first', () => {
  const { profiles } = readFiles({ config: CONFIG, credentials: CREDENTIALS })
  const shown = profiles.named.map(({ file, section, counts }) => `${file}:${section.line} ${counts}`)
  expect(shown).toEqual([
    ...['config:1 false', 'config:2 false', 'config:4 false', 'config:6 false'],
    ...['config:3 true', 'config:7 true', 'config:8 true', 'config:5 true', 'config:9 true'],
    ...['credentials:2 true', 'credentials:1 true'],
  ])
})

it('sections with one header are read as one, however many there are', () => {
  const config = '[profile a]\nregion = x\n[profile a]\noutput = json\n[profile a]\nregion = y\ncli_pager =\n'
  const { profile } = entryOf(readFiles({ config }), 'a')
  expect(valuesOf(profile)).toEqual({ region: 'y', output: 'json', cli_pager: '' })
  expect(profile.headers.map((each) => each.line)).toEqual([1, 3, 5])
})
