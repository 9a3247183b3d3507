import { describe, expect, it } from 'vitest'
import { afterEdit, profile, refusalOf, session } from '../../support/files/edit-files.ts'

const renamed = (config: string, from: string, to: string) =>
  afterEdit({ config }, { type: 'rename', target: profile(from), to }).config

it('carries along every reference, in both files, and nothing else', () => {
  const config = `# dev is mine
[profile dev]
region = dev
[profile a]
source_profile=dev
[profile b]
source_profile = developer
sso_session = dev
[sso-session dev]
source_profile = dev
[plugins]
source_profile = dev
`
  const credentials = '[dev]\nx = 1\n[c]\nsource_profile = dev\n'
  expect(
    afterEdit({ config, credentials }, { type: 'rename', target: profile('dev'), to: 'new one' }),
  ).toEqual({
    config: config
      .replace('[profile dev]', "[profile 'new one']")
      .replace('source_profile=dev', 'source_profile=new one'),
    credentials: '[new one]\nx = 1\n[c]\nsource_profile = new one\n',
  })
})

it('of an sso-session its references, of services theirs', () => {
  const config =
    '[sso-session s]\n[services s]\n[profile a]\nsso_session = s\nservices = s\nsource_profile = s\n'
  expect(afterEdit({ config }, { type: 'rename', target: session('s'), to: 't' }).config).toBe(
    '[sso-session t]\n[services s]\n[profile a]\nsso_session = t\nservices = s\nsource_profile = s\n',
  )
  const target = { kind: 'services', name: 's' } as const
  expect(afterEdit({ config }, { type: 'rename', target, to: 't' }).config).toBe(
    '[sso-session s]\n[services t]\n[profile a]\nsso_session = s\nservices = t\nsource_profile = s\n',
  )
})

it('of what [DEFAULT] refers to, in either file, too', () => {
  const texts = {
    config: '[DEFAULT]\nsso_session = s\nsource_profile = s\n[sso-session s]\n[profile s]\n',
    credentials: '[DEFAULT]\nsource_profile=s\n',
  }
  expect(afterEdit(texts, { type: 'rename', target: session('s'), to: 't' })).toEqual({
    ...texts,
    config: '[DEFAULT]\nsso_session = t\nsource_profile = s\n[sso-session t]\n[profile s]\n',
  })
  expect(afterEdit(texts, { type: 'rename', target: profile('s'), to: 't' })).toEqual({
    config: '[DEFAULT]\nsso_session = s\nsource_profile = t\n[sso-session s]\n[profile t]\n',
    credentials: '[DEFAULT]\nsource_profile=t\n',
  })
})

it('a reference with a note is one to the SDKs; the note moves above', () => {
  const config = '[profile dev]\n[profile a]\nsource_profile = dev # mine\n'
  expect(renamed(config, 'dev', 'x')).toBe('[profile x]\n[profile a]\n# mine\nsource_profile = x\n')
})

it('however many lines such a note goes on over', () => {
  // More than a call takes arguments.
  const config = `[profile dev]\n[profile a]\nsource_profile = dev # mine\n${'  x\n'.repeat(130_000)}`
  expect(renamed(config, 'dev', 'x')).toBe('[profile x]\n[profile a]\n# mine\nsource_profile = x\n')
})

it('hidden and repeated sections get the new name too', () => {
  expect(renamed('[profile a]\nx = 1\n[profile "a"]\n[profile "a"]\n', 'a', 'b')).toBe(
    '[profile b]\nx = 1\n[profile "b"]\n[profile "b"]\n',
  )
})

it('two spellings of one name that would become the same one are refused', () => {
  const config = `[profile 'a']\nx = 1\n[profile "a"]\ny = 1\n`
  expect(refusalOf({ config }, { type: 'rename', target: profile('a'), to: 'default' })).toMatch(
    /two sections/,
  )
})

describe('the header keeps its spelling', () => {
  it.each([
    ['[profile a] # note', 'a', 'b', '[profile b] # note'],
    ['[profile\ta]', 'a', 'b', '[profile\tb]'],
    ['[profile  a ]', 'a', 'b', '[profile  b ]'],
    ['[profile "a"]', 'a', 'b', '[profile "b"]'],
    ['[profile "a b"]', 'a b', 'c d', '[profile "c d"]'],
    ['  [profile a]', 'a', 'b', '  [profile b]'],
    ['[profile profile]', 'profile', 'b', '[profile b]'],
    ['[profile a]', 'a', 'profile', '[profile profile]'],
    ['[profile o]', 'o', 'b', '[profile b]'],
  ])('%s', (header, from, to, produces) => {
    expect(renamed(`${header}\nx = 1\n`, from, to)).toBe(`${produces}\nx = 1\n`)
  })
})

describe('but for what the new name asks for', () => {
  it.each([
    ['[profile a]', 'a', 'a b', "[profile 'a b']"],
    ["[profile 'a b']", 'a b', 'a', '[profile a]'],
    ['[profile a]', 'a', 'default', '[default]'],
    ['[profile "a"]', 'a', 'default', '[default]'],
    ['[default]', 'default', 'a', '[profile a]'],
    ['[profile default]', 'default', 'a', '[profile a]'],
    ['[profile a\\\\b]', 'a\\b', 'c', '[profile c]'],
  ])('%s', (header, from, to, produces) => {
    expect(renamed(`${header}\n`, from, to)).toBe(`${produces}\n`)
  })
})

it.each([
  ['[profile a]', 'a'],
  ['[profile "a"]', 'a'],
  ['[profile  a ]', 'a'],
  ["[profile 'a b'] # x", 'a b'],
  ['[default]', 'default'],
])('there and back: %s', (header, name) => {
  const config = `${header}\r\nx = 1\r\n[profile z]\r\nsource_profile =\t${name}  \r\n`
  const there = renamed(config, name, 'new')
  expect(there).not.toBe(config)
  expect(renamed(there, 'new', name)).toBe(config)
})

it.each([
  ['a name that is taken', 'z', /profile z already exists/],
  ['one that the other file has', 'y', /already/],
  ['its own name', 'dev', /already/],
  ['a name with a quote', "it's", /contain '/],
])('is refused: %s', (_, to, sentence) => {
  const texts = { config: '[profile dev]\n[profile z]\n', credentials: '[y]\n' }
  expect(refusalOf(texts, { type: 'rename', target: profile('dev'), to })).toMatch(sentence)
  expect(refusalOf(texts, { type: 'rename', target: profile('nope'), to: 'x' })).toMatch(/no profile nope/)
})
