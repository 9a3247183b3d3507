import { describe, expect, it } from 'vitest'
import { planEdit, restoreEdit } from '../../../src/profiles/edit/plan.ts'
import { documentsOf, profile } from '../../support/edit-files.ts'

const BASE = { config: '[profile dev]\nregion = a\n', credentials: '' }
const set = { type: 'set', target: profile('dev'), key: 'region', value: 'b' } as const

describe('a plan', () => {
  it('makes the edit of whatever the files hold then, as often as it is asked', () => {
    const { plan, outcome } = planEdit(documentsOf(BASE), set)
    expect(outcome()).toBeNull()
    expect(plan(BASE)).toEqual({ config: '[profile dev]\nregion = b\n', credentials: '' })
    expect(plan({ ...BASE, config: `# new\n${BASE.config}` })).toEqual({
      config: '# new\n[profile dev]\nregion = b\n',
      credentials: '',
    })
    expect(outcome()).toMatchObject({ refused: null })
  })

  it('gives nothing on a conflict, and tells', () => {
    const { plan, outcome } = planEdit(documentsOf(BASE), set)
    expect(plan({ ...BASE, config: '[profile dev]\nregion = c\n' })).toBeNull()
    expect(outcome()).toMatchObject({ conflict: { key: 'region', theirs: 'c', mine: 'b' } })
  })

  it('gives nothing on a refusal, and tells', () => {
    const { plan, outcome } = planEdit(documentsOf(BASE), { ...set, value: ' ' })
    expect(plan(BASE)).toBeNull()
    expect(outcome()?.refused?.message).toMatch(/with a blank/)
  })
})

it('the way back of a change touches only the files that it changed', () => {
  const after = { ...BASE, config: '' }
  expect(restoreEdit(after, BASE)).toEqual({
    type: 'several',
    edits: [{ type: 'restore', file: 'config', from: '', to: BASE.config }],
  })
})
