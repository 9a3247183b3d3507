import { describe, expect, it } from 'vitest'
import type { Edit } from '../../../src/profiles/edit/edit.ts'
import { afterEdit, profile, refusalOf, type SomeTexts, session } from '../../support/files/edit-files.ts'

const set = (key: string, value: string, more: Partial<Extract<Edit, { type: 'set' }>> = {}): Edit => ({
  type: 'set',
  target: profile('dev'),
  key,
  value,
  ...more,
})
const unset = (key: string, more: Partial<Extract<Edit, { type: 'unset' }>> = {}): Edit => ({
  type: 'unset',
  target: profile('dev'),
  key,
  ...more,
})

const CONFIG = '[profile dev]\nregion = a\n'
const CREDENTIALS = '[dev]\naws_access_key_id = A\n'

type Row = readonly [what: string, given: SomeTexts, edit: Edit, produces: SomeTexts]

describe('the file that is written', () => {
  const both = { config: CONFIG, credentials: CREDENTIALS }
  const rows: readonly Row[] = [
    ['where the setting stands: config', both, set('region', 'b'), { config: '[profile dev]\nregion = b\n' }],
    [
      'where the setting stands: credentials, though it belongs into config',
      { config: '[profile dev]\n', credentials: '[dev]\nregion = a\n' },
      set('region', 'b'),
      { credentials: '[dev]\nregion = b\n' },
    ],
    [
      'the credentials file of both, because it wins',
      { config: CONFIG, credentials: '[dev]\nregion = a\n' },
      set('region', 'b'),
      { credentials: '[dev]\nregion = b\n' },
    ],
    [
      'a key where it stands in config',
      { config: '[profile dev]\naws_access_key_id = A\n' },
      set('aws_access_key_id', 'B'),
      { config: '[profile dev]\naws_access_key_id = B\n' },
    ],
    [
      'keys and token are new in credentials',
      both,
      set('aws_session_token', 'T'),
      { credentials: `${CREDENTIALS}aws_session_token = T\n` },
    ],
    [
      'whatever their case',
      both,
      set('AWS_SESSION_TOKEN', 'T'),
      { credentials: `${CREDENTIALS}AWS_SESSION_TOKEN = T\n` },
    ],
    ['anything else is new in config', both, set('output', 'json'), { config: `${CONFIG}output = json\n` }],
    [
      'the file asked for',
      both,
      set('region', 'b', { file: 'credentials' }),
      { credentials: `${CREDENTIALS}region = b\n` },
    ],
    [
      'a section is made in the file that has none',
      { credentials: CREDENTIALS },
      set('region', 'b'),
      { config: '[profile dev]\nregion = b\n' },
    ],
    [
      'and in credentials by the bare name',
      { config: "[profile 'my dev']\n" },
      set('aws_access_key_id', 'A', { target: profile('my dev') }),
      { credentials: '[my dev]\naws_access_key_id = A\n' },
    ],
    [
      'and in config quoted',
      { credentials: '[my dev]\n' },
      set('region', 'b', { target: profile('my dev') }),
      { config: "[profile 'my dev']\nregion = b\n" },
    ],
    [
      'default has no keyword',
      { credentials: '[default]\n' },
      set('region', 'b', { target: profile('default') }),
      { config: '[default]\nregion = b\n' },
    ],
    [
      'sso-sessions stand in config',
      { config: '[sso-session my]\nsso_region = a\n' },
      set('sso_region', 'b', { target: session('my') }),
      { config: '[sso-session my]\nsso_region = b\n' },
    ],
    [
      'services too',
      { config: '[services dev]\ns3 =\n  endpoint_url = a\n' },
      set('s3.endpoint_url', 'b', { target: { kind: 'services', name: 'dev' } }),
      { config: '[services dev]\ns3 =\n  endpoint_url = b\n' },
    ],
    [
      'a new nested setting where its block stands: the block wins whole',
      { config: '[profile dev]\n', credentials: '[dev]\ns3 =\n  a = 1\n' },
      set('s3.b', '2'),
      { credentials: '[dev]\ns3 =\n  a = 1\n  b = 2\n' },
    ],
    [
      'a line of its own whose key has a dot',
      { config: '[profile dev]\ns3.a = 1\n' },
      set('s3.a', '2'),
      { config: '[profile dev]\ns3.a = 2\n' },
    ],
    ['unset where it stands', both, unset('region'), { config: '[profile dev]\n' }],
    [
      'unset in the one that wins',
      { config: CONFIG, credentials: '[dev]\nregion = b\n' },
      unset('region'),
      { credentials: '[dev]\n' },
    ],
    [
      'unset in the one asked for',
      { config: CONFIG, credentials: '[dev]\nregion = b\n' },
      unset('region', { file: 'config' }),
      { config: '[profile dev]\n' },
    ],
  ]
  it.each(rows)('%s', (_, given, edit, produces) => {
    expect(afterEdit(given, edit)).toEqual({ config: '', credentials: '', ...given, ...produces })
  })
})

describe('the section that is found', () => {
  it.each([
    '[profile dev]',
    '[profile  dev]',
    '[profile dev ]',
    '[profile\tdev]',
    '[profile "dev"]',
    "[profile 'dev']",
    '  [profile dev]',
    '[profile dev] # note',
    '[profile dev]junk',
    '[profile-x dev]',
  ])('%s', (header) => {
    expect(afterEdit({ config: `${header}\nregion = a\n` }, set('region', 'b')).config).toBe(
      `${header}\nregion = b\n`,
    )
  })

  it('[profile default] where it stands', () => {
    const target = profile('default')
    const config = '[profile default]\nregion = a\n'
    expect(afterEdit({ config }, set('region', 'b', { target })).config).toBe(
      '[profile default]\nregion = b\n',
    )
  })

  it('of two spellings the last, which hides the first', () => {
    const config = '[profile dev]\nregion = a\n[profile "dev"]\noutput = json\n'
    expect(afterEdit({ config }, set('region', 'b')).config).toBe(`${config}region = b\n`)
  })

  it('of a repeated header the one that holds the key', () => {
    const config = '[profile dev]\nregion = a\n[profile dev]\noutput = json\n'
    expect(afterEdit({ config }, set('region', 'b')).config).toBe(config.replace('= a', '= b'))
  })

  it('[dev] in config is no profile', () => {
    expect(refusalOf({ config: '[dev]\nregion = a\n' }, set('region', 'b'))).toBe('there is no profile dev')
  })
})

describe('refused', () => {
  const rows: readonly (readonly [what: string, given: SomeTexts, edit: Edit, sentence: RegExp])[] = [
    ['no such profile', {}, set('region', 'b'), /there is no profile dev/],
    ['no such session', { config: CONFIG }, set('a', 'b', { target: session('dev') }), /no sso-session dev/],
    ['a value of two lines', { config: CONFIG }, set('region', 'a\nb'), /line break/],
    ['a key with a blank', { config: CONFIG }, set('a b', 'c'), /a key can contain only/],
    ['a plain value for a block', { config: '[profile dev]\ns3 =\n  a = 1\n' }, set('s3', 'x'), /is a block/],
    ['a block in a plain value', { config: '[profile dev]\ns3 = x\n' }, set('s3.a', '1'), /is a plain value/],
    [
      'a session in credentials',
      { config: '[sso-session my]\n' },
      set('sso_region', 'b', { target: session('my'), file: 'credentials' }),
      /only profiles/,
    ],
    [
      'a header that the other file cannot have',
      { credentials: "[o'brien]\n" },
      set('region', 'b', { target: profile("o'brien") }),
      /contain '/,
    ],
    ['what is not set', { config: CONFIG }, unset('output'), /output is not set in profile dev/],
    [
      'what is not set in that file',
      { config: CONFIG, credentials: CREDENTIALS },
      unset('region', { file: 'credentials' }),
      /not set/,
    ],
    [
      'junk below would become a part of the value',
      { config: '[profile dev]\n  junk\n' },
      set('region', 'b'),
      /read differently/,
    ],
    [
      'an indented header below would become a part of it',
      { config: '[profile dev]\n  [profile x]\nregion = a\n' },
      set('region', 'b'),
      /read differently/,
    ],
    [
      'what stands deeper below would become a part of the setting above',
      { config: '[profile dev]\na = 1\n b = 2\n', credentials: '' },
      // ` b = 2` is a part of a's value already, so this one is fine to say: it is not set.
      unset('b'),
      /not set/,
    ],
  ]
  it.each(rows)('%s', (_, given, edit, sentence) => {
    expect(refusalOf(given, edit)).toMatch(sentence)
  })

  const defaults = '[DEFAULT]\nregion = a\ns3 =\n  a = 1\n'
  const inherits = `${defaults}[profile dev]\n[sso-session my]\n`
  const IN_CONFIG = { config: inherits, credentials: '[DEFAULT]\nregion = b\n' }
  const IN_BOTH = { config: inherits, credentials: '[DEFAULT]\nregion = b\n[dev]\nx = 1\n' }
  it.each([
    ['a line', IN_CONFIG, unset('region'), 'line 2 of the config file'],
    ['a line of a block', IN_CONFIG, unset('s3.a'), 'line 4 of the config file'],
    ['a block', IN_CONFIG, unset('s3'), 'line 3 of the config file'],
    ['of a session', IN_CONFIG, unset('region', { target: session('my') }), 'line 2 of the config file'],
    ['the file that wins', IN_BOTH, unset('region'), 'line 2 of the credentials file'],
    ['the file asked for', IN_BOTH, unset('region', { file: 'config' }), 'line 2 of the config file'],
    ['the last of several', { config: `[DEFAULT]\nregion = z\n${inherits}` }, unset('region'), 'line 4 of'],
  ])('what [DEFAULT] says is to be removed there: %s', (_, given, edit, place) => {
    expect(refusalOf(given, edit)).toContain(`is inherited from [DEFAULT], ${place}`)
  })

  it('what [DEFAULT] does not say is not set', () => {
    expect(refusalOf({ config: inherits }, unset('output'))).toMatch(/not set/)
  })
})

it('a plain value is not written where the other file has a block that wins', () => {
  const texts = { config: '[profile dev]\ns3 = x\n', credentials: '[dev]\ns3 =\n  a = 4\n' }
  expect(refusalOf(texts, set('s3', 'y'))).toMatch(/block/)
})

it('a key that stands as a line and in a block is not guessed at', () => {
  expect(refusalOf({ config: '[profile dev]\ns3 =\n  a = 1\ns3.a = 2\n' }, set('s3.a', '3'))).toMatch(/twice/)
})

it('a key that stands as a line and in a block is not guessed at, be it in two sections or two files', () => {
  const line = 's3.a = 2\n'
  const block = 's3 =\n  b = 1\n'
  expect(refusalOf({ credentials: `[dev]\n${line}[dev]\n${block}` }, set('s3.a', '3'))).toMatch(/twice/)
  expect(
    refusalOf({ config: `[profile dev]\n${line}`, credentials: `[dev]\n${block}` }, set('s3.a', '3')),
  ).toMatch(/twice/)
})

describe('a section that stands there twice', () => {
  it('gets a key of a block where the block is that wins, not into the other file', () => {
    expect(afterEdit({ credentials: '[dev]\ns3 =\n  b = 1\n[dev]\n' }, set('s3.a', '2'))).toEqual({
      config: '',
      credentials: '[dev]\ns3 =\n  b = 1\n  a = 2\n[dev]\n',
    })
  })

  it('gets it into the last block, which wins whole', () => {
    const first = '[dev]\ns3 =\n  a = 1\n'
    expect(afterEdit({ credentials: `${first}[dev]\ns3 =\n  b = 1\n` }, set('s3.a', '2')).credentials).toBe(
      `${first}[dev]\ns3 =\n  b = 1\n  a = 2\n`,
    )
  })
})
