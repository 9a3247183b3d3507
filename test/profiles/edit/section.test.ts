import { describe, expect, it } from 'vitest'
import { applyEdit } from '../../../src/profiles/edit/apply.ts'
import type { Edit, SectionId } from '../../../src/profiles/edit/edit.ts'
import {
  afterEdit,
  documentsOf,
  profile,
  refusalOf,
  type SomeTexts,
  session,
} from '../../support/files/edit-files.ts'

describe('what is not there cannot be changed, and says so', () => {
  const edits: Record<string, (target: SectionId) => Edit> = {
    set: (target) => ({ type: 'set', target, key: 'region', value: 'a' }),
    unset: (target) => ({ type: 'unset', target, key: 'region' }),
    remove: (target) => ({ type: 'remove', target }),
    rename: (target) => ({ type: 'rename', target, to: 'b' }),
    duplicate: (target) => ({ type: 'duplicate', target, to: 'b' }),
  }
  const texts: SomeTexts = { config: '[profile x]\n[sso-session y]\n', credentials: '[x]\n' }

  for (const [what, edit] of Object.entries(edits)) {
    it.each([
      [profile('y'), 'there is no profile y'],
      [session('x'), 'there is no sso-session x'],
    ])(`${what}: %o`, (target, sentence) => {
      expect(applyEdit(documentsOf(texts), edit(target)).refused).toMatchObject({
        why: 'missing',
        message: sentence,
      })
    })
  }

  it('even where the same was just asked of a profile with that name', () => {
    const documents = documentsOf({ config: '[profile dev]\n' })
    const set = (target: SectionId) =>
      applyEdit(documents, { type: 'set', target, key: 'region', value: 'a' })
    expect(set(profile('dev')).documents?.config.text).toBe('[profile dev]\nregion = a\n')
    expect(set(session('dev')).refused?.message).toBe('there is no sso-session dev')
  })
})

describe('an sso-session', () => {
  it('stands in the config file with all that is set in it, whatever it is', () => {
    const add: Edit = {
      type: 'add',
      target: session('s'),
      settings: [
        ['sso_region', 'a'],
        ['aws_access_key_id', 'A'],
      ],
    }
    expect(afterEdit({}, add)).toEqual({
      config: '[sso-session s]\nsso_region = a\naws_access_key_id = A\n',
      credentials: '',
    })
    const set: Edit = { type: 'set', target: session('s'), key: 'aws_access_key_id', value: 'A' }
    expect(afterEdit({ config: '[sso-session s]\n' }, set).config).toBe(
      '[sso-session s]\naws_access_key_id = A\n',
    )
  })

  it('is not put into the credentials file', () => {
    const add: Edit = { type: 'add', target: session('s'), settings: [], file: 'credentials' }
    expect(refusalOf({}, add)).toBe(
      'the credentials file can contain only profiles; sso-session sections belong in the config file',
    )
  })

  it('may be called default, with its keyword', () => {
    expect(afterEdit({}, { type: 'add', target: session('default'), settings: [] }).config).toBe(
      '[sso-session default]\n',
    )
  })
})

it('a new profile with a key that nobody could read is refused', () => {
  const settings = [
    ['region', 'a'],
    ['my key', 'b'],
  ] as const
  expect(refusalOf({}, { type: 'add', target: profile('dev'), settings })).toMatch(
    /a key can contain only letters/,
  )
})

describe('a block', () => {
  const block = '[profile dev]\ns3 =\n  a = 1\n  b = 2\n'

  it.each([
    ['a key that it does not have', block, 's3.c'],
    ['a key of a block that is not there', '[profile dev]\nregion = a\n', 's3.c'],
    ['a key inside of a plain value', '[profile dev]\ns3 = x\n', 's3.c'],
    ['its own key, which is no setting', block, 's3'],
  ])('nothing is unset by %s', (_, config, key) => {
    expect(refusalOf({ config }, { type: 'unset', target: profile('dev'), key })).toBe(
      `${key} is not set in profile dev`,
    )
  })

  it('of other keys does not make a line of its own ambiguous', () => {
    const config = `${block}s3.c = 3\n`
    expect(
      afterEdit({ config }, { type: 'set', target: profile('dev'), key: 's3.c', value: '4' }).config,
    ).toBe(`${block}s3.c = 4\n`)
  })
})
