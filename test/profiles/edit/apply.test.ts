import { describe, expect, it } from 'vitest'
import { afterEdit, profile, refusalOf, session } from '../../support/files/edit-files.ts'

describe('a new profile', () => {
  it('goes into both files, each setting where AWS’s tools look for it', () => {
    const settings = [
      ['region', 'a'],
      ['aws_access_key_id', 'A'],
      ['s3.max_queue_size', '9'],
      ['aws_secret_access_key', 'S'],
    ] as const
    expect(afterEdit({}, { type: 'add', target: profile('my dev'), settings })).toEqual({
      config: "[profile 'my dev']\nregion = a\ns3 =\n    max_queue_size = 9\n",
      credentials: '[my dev]\naws_access_key_id = A\naws_secret_access_key = S\n',
    })
  })

  it('without settings is a line of the config file', () => {
    expect(afterEdit({}, { type: 'add', target: profile('dev'), settings: [] })).toEqual({
      config: '[profile dev]\n',
      credentials: '',
    })
  })

  it('goes whole into the file asked for', () => {
    const settings = [['region', 'a']] as const
    expect(afterEdit({}, { type: 'add', target: profile('dev'), settings, file: 'credentials' })).toEqual({
      config: '',
      credentials: '[dev]\nregion = a\n',
    })
  })

  it.each([
    ['a name that is taken in config', { config: '[profile dev]\n' }, 'dev', /profile dev already exists/],
    ['one taken in credentials', { credentials: '[dev]\n' }, 'dev', /already/],
    ['one taken in another spelling', { config: '[profile  "dev"]\n' }, 'dev', /already/],
    ['a name that tools read differently', {}, 'a#b', /contain #/],
  ])('is refused: %s', (_, given, name, sentence) => {
    expect(refusalOf(given, { type: 'add', target: profile(name), settings: [] })).toMatch(sentence)
  })

  it('a session may have a profile’s name', () => {
    const config = '[profile dev]\n'
    const add = { type: 'add', target: session('dev'), settings: [['sso_region', 'a']] } as const
    expect(afterEdit({ config }, add).config).toBe('[profile dev]\n\n[sso-session dev]\nsso_region = a\n')
  })

  it('the same key twice is refused', () => {
    const settings = [
      ['region', 'a'],
      ['Region', 'b'],
    ] as const
    expect(refusalOf({}, { type: 'add', target: profile('dev'), settings })).toMatch(/region is given twice/)
  })

  it('one bad value, and nothing is added', () => {
    const settings = [
      ['region', 'a'],
      ['output', ' b'],
    ] as const
    expect(refusalOf({}, { type: 'add', target: profile('dev'), settings })).toMatch(/with a blank/)
  })
})

describe('a copy', () => {
  it('is line for line the same under another name, in both files', () => {
    const config = '[profile dev]\nregion=a\n# why\ns3 =\n  x = 1\n\n[profile z]\n'
    const credentials = '[dev]\naws_access_key_id = A'
    expect(
      afterEdit({ config, credentials }, { type: 'duplicate', target: profile('dev'), to: 'copy' }),
    ).toEqual({
      config: `${config}\n[profile copy]\nregion=a\n# why\ns3 =\n  x = 1\n`,
      credentials: `${credentials}\n\n[copy]\naws_access_key_id = A`,
    })
  })

  it('of a section without settings', () => {
    const config = '[profile dev]\n'
    expect(afterEdit({ config }, { type: 'duplicate', target: profile('dev'), to: 'b' }).config).toBe(
      '[profile dev]\n\n[profile b]\n',
    )
  })

  it.each([
    ['a name that is taken', 'z', /already/],
    ['its own name', 'dev', /already/],
    ['no name', '', /empty/],
  ])('is refused: %s', (_, to, sentence) => {
    const config = '[profile dev]\n[profile z]\n'
    expect(refusalOf({ config }, { type: 'duplicate', target: profile('dev'), to })).toMatch(sentence)
  })
})

describe('deleting', () => {
  it('takes the sections of both files and leaves what refers to them', () => {
    const config = '[profile dev]\nregion = a\n\n[profile z]\nsource_profile = dev\n'
    expect(
      afterEdit({ config, credentials: '[dev]\nx = 1\n' }, { type: 'remove', target: profile('dev') }),
    ).toEqual({
      config: '[profile z]\nsource_profile = dev\n',
      credentials: '',
    })
  })

  it('takes the hidden and repeated ones along', () => {
    const config = '[profile dev]\na = 1\n[profile z]\n[profile "dev"]\nb = 1\n[profile "dev"]\nc = 1\n'
    expect(afterEdit({ config }, { type: 'remove', target: profile('dev') }).config).toBe('[profile z]\n')
  })

  it('is refused where junk left over would become a part of the setting above', () => {
    const config = '[profile z]\nregion = a\n[profile dev]\n  junk\n'
    expect(refusalOf({ config }, { type: 'remove', target: profile('dev') })).toMatch(/read differently/)
  })
})

describe('several edits', () => {
  const first = { type: 'set', target: profile('dev'), key: 'region', value: 'b' } as const
  it('are made one after another', () => {
    const again = { ...first, value: 'c' }
    const config = '[profile dev]\nregion = a\n'
    expect(afterEdit({ config }, { type: 'several', edits: [first, again] }).config).toBe(
      '[profile dev]\nregion = c\n',
    )
  })

  it('all or none', () => {
    const bad = { ...first, value: ' c' }
    expect(refusalOf({ config: '[profile dev]\n' }, { type: 'several', edits: [first, bad] })).toMatch(
      /with a blank/,
    )
  })
})
