import { describe, expect, it } from 'vitest'
import type { Edit } from '../../../src/profiles/edit/edit.ts'
import { replayEdit } from '../../../src/profiles/edit/replay.ts'
import { documentsOf, profile, type SomeTexts } from '../../support/files/edit-files.ts'

const target = profile('dev')
const set = (value: string): Edit => ({ type: 'set', target, key: 'region', value })
const unset: Edit = { type: 'unset', target, key: 'region' }
const BASE: SomeTexts = { config: '[profile dev]\nregion = a\n' }

const replayed = (fresh: SomeTexts, edit: Edit, base = BASE) =>
  replayEdit(documentsOf(base), documentsOf(fresh), edit)

describe('changes of others elsewhere are kept', () => {
  it.each([
    [
      'another setting',
      { config: '[profile dev]\nregion = a\noutput = json\n' },
      '[profile dev]\nregion = b\noutput = json\n',
    ],
    [
      'another section above',
      { config: '[default]\n[profile dev]\nregion = a\n' },
      '[default]\n[profile dev]\nregion = b\n',
    ],
    ['the same change', { config: '[profile dev]\nregion = b\n' }, '[profile dev]\nregion = b\n'],
    ['its line written otherwise', { config: '[profile dev]\nregion=a\n' }, '[profile dev]\nregion=b\n'],
  ])('%s', (_, fresh, produces) => {
    expect(replayed(fresh, set('b')).documents?.config.text).toBe(produces)
  })
})

it('a change of another key in the same block is kept', () => {
  const block = (first: string, last: string) => ({
    config: `[profile dev]\ns3 =\n  a = ${first}\n  b = ${last}\n`,
  })
  const edit: Edit = { type: 'set', target, key: 's3.a', value: '2' }
  expect(replayed(block('1', '9'), edit, block('1', '1')).documents?.config.text).toBe(block('2', '9').config)
})

describe('a change of the very setting is a conflict, with both values', () => {
  it.each([
    ['set against set', { config: '[profile dev]\nregion = c\n' }, set('b'), { theirs: 'c', mine: 'b' }],
    ['set against removed', { config: '[profile dev]\n' }, set('b'), { theirs: null, mine: 'b' }],
    ['removed against set', { config: '[profile dev]\nregion = c\n' }, unset, { theirs: 'c', mine: null }],
    [
      'in the file that wins',
      { ...BASE, credentials: '[dev]\nregion = c\n' },
      set('b'),
      { theirs: 'c', mine: 'b' },
    ],
    [
      'in the file that was asked for',
      { config: '[profile dev]\nregion = c\n' },
      { type: 'set', target, key: 'region', value: 'b', file: 'config' } as Edit,
      { theirs: 'c', mine: 'b' },
    ],
    [
      'among several',
      { config: '[profile dev]\nregion = c\n' },
      { type: 'several', edits: [{ type: 'set', target, key: 'output', value: 'x' }, set('b')] } as Edit,
      { theirs: 'c', mine: 'b' },
    ],
  ])('%s', (_, fresh, edit, values) => {
    expect(replayed(fresh, edit)).toEqual({
      documents: null,
      refused: null,
      conflict: { target, key: 'region', ...values },
    })
  })

  it('only in the file that is written, where one was asked for', () => {
    const fresh = { ...BASE, credentials: '[dev]\nregion = c\n' }
    const edit: Edit = { type: 'set', target, key: 'region', value: 'b', file: 'config' }
    expect(replayed(fresh, edit).documents?.config.text).toBe('[profile dev]\nregion = b\n')
  })
})

it('a profile that is gone meanwhile is not made again by a setting', () => {
  expect(
    replayed({ config: '' }, { type: 'set', target, key: 'output', value: 'x' }).refused?.message,
  ).toMatch(/there is no profile dev/)
})

describe('deleting', () => {
  const remove: Edit = { type: 'remove', target }

  it('what somebody else has changed meanwhile is refused: it is not what was shown', () => {
    const fresh = { config: '[profile dev]\nregion = a\nrole_arn = x\n' }
    expect(replayed(fresh, remove).refused?.message).toMatch(/someone else/)
    expect(replayed({ ...BASE, credentials: '[dev]\n' }, remove).refused?.message).toMatch(/changed by/)
  })

  it.each<[what: string, base: string, fresh: string]>([
    ['its last line', '[profile dev]\na = 1\nb = 1\nc = 1\n', '[profile dev]\na = 1\nb = 1\nc = 2\n'],
    ['its header', '[profile dev]\na = 1\n', '[profile "dev"]\na = 1\n'],
  ])('is refused where somebody else has changed %s', (_, base, fresh) => {
    expect(replayed({ config: fresh }, remove, { config: base }).refused?.message).toMatch(/someone else/)
  })

  it('is refused for all of several where one was changed', () => {
    const base = { config: '[profile a]\nx = 1\n[profile dev]\nregion = a\n' }
    const several: Edit = { type: 'several', edits: [{ type: 'remove', target: profile('a') }, remove] }
    const fresh = { config: base.config.replace('region = a', 'region = b') }
    expect(replayed(fresh, several, base).refused?.message).toMatch(
      /profile dev has been changed by someone else/,
    )
    expect(replayed(base, several, base).documents?.config.text).toBe('')
  })

  it('is made where the last line but got its line break', () => {
    const fresh = { config: '[profile dev]\nregion = a\n[profile z]\n' }
    expect(replayed(fresh, remove, { config: '[profile dev]\nregion = a' }).documents?.config.text).toBe(
      '[profile z]\n',
    )
  })

  it('is made where only other sections changed', () => {
    const fresh = { config: `[default]\n\n${BASE.config}\n[profile z]\n` }
    expect(replayed(fresh, remove).documents?.config.text).toBe('[default]\n\n[profile z]\n')
  })
})

it('a name that was given away meanwhile is refused', () => {
  const fresh = { config: `${BASE.config}[profile new]\n` }
  expect(replayed(fresh, { type: 'rename', target, to: 'new' }).refused?.message).toMatch(/already/)
})
