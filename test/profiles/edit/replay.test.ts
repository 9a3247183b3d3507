import { describe, expect, it } from 'vitest'
import type { Edit } from '../../../src/profiles/edit/edit.ts'
import { replayEdit } from '../../../src/profiles/edit/replay.ts'
import { documentsOf, profile, type SomeTexts } from '../../support/edit-files.ts'

const target = profile('dev')
const set = (value: string): Edit => ({ do: 'set', target, key: 'region', value })
const unset: Edit = { do: 'unset', target, key: 'region' }
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
      'among several',
      { config: '[profile dev]\nregion = c\n' },
      { do: 'several', edits: [{ do: 'set', target, key: 'output', value: 'x' }, set('b')] } as Edit,
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
    const edit: Edit = { do: 'set', target, key: 'region', value: 'b', file: 'config' }
    expect(replayed(fresh, edit).documents?.config.text).toBe('[profile dev]\nregion = b\n')
  })
})

it('a profile that is gone meanwhile is not made again by a setting', () => {
  expect(replayed({ config: '' }, { do: 'set', target, key: 'output', value: 'x' }).refused?.message).toMatch(
    /there is no profile dev/,
  )
})

describe('deleting', () => {
  const remove: Edit = { do: 'remove', target }

  it('what somebody else has changed meanwhile is refused: it is not what was shown', () => {
    const fresh = { config: '[profile dev]\nregion = a\nrole_arn = x\n' }
    expect(replayed(fresh, remove).refused?.message).toMatch(/changed by somebody else/)
    expect(replayed({ ...BASE, credentials: '[dev]\n' }, remove).refused?.message).toMatch(/changed by/)
  })

  it('is made where only other sections changed', () => {
    const fresh = { config: `[default]\n\n${BASE.config}\n[profile z]\n` }
    expect(replayed(fresh, remove).documents?.config.text).toBe('[default]\n\n[profile z]\n')
  })
})

it('a name that was given away meanwhile is refused', () => {
  const fresh = { config: `${BASE.config}[profile new]\n` }
  expect(replayed(fresh, { do: 'rename', target, to: 'new' }).refused?.message).toMatch(/already/)
})
