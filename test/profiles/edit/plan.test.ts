import { describe, expect, it } from 'vitest'
import { planEdit, restoreEdit } from '../../../src/profiles/edit/plan.ts'
import { documentsOf, profile } from '../../support/files/edit-files.ts'

const BASE = { config: '[profile dev]\nregion = a\n', credentials: '' }
const set = { type: 'set', target: profile('dev'), key: 'region', value: 'b' } as const

describe('a plan', () => {
  it('makes the edit of whatever the files hold then, as often as it is asked', () => {
    const plan = planEdit(documentsOf(BASE), set)
    const texts = { config: '[profile dev]\nregion = b\n', credentials: '' }
    expect(plan(BASE)).toEqual({ type: 'texts', texts })
    expect(plan({ ...BASE, config: `# new\n${BASE.config}` })).toEqual({
      type: 'texts',
      texts: { ...texts, config: `# new\n${texts.config}` },
    })
  })

  it('declines on a conflict', () => {
    const plan = planEdit(documentsOf(BASE), set)
    expect(plan({ ...BASE, config: '[profile dev]\nregion = c\n' })).toMatchObject({
      type: 'declined',
      reason: { type: 'conflict', conflict: { key: 'region', theirs: 'c', mine: 'b' } },
    })
  })

  it('declines what is refused', () => {
    const plan = planEdit(documentsOf(BASE), { ...set, value: ' ' })
    expect(plan(BASE)).toMatchObject({
      type: 'declined',
      reason: { type: 'refused', refusal: { message: expect.stringMatching(/with a blank/) } },
    })
  })
})

it('the way back of a change touches only the files that it changed', () => {
  const after = { ...BASE, config: '' }
  expect(restoreEdit(after, BASE, false)).toEqual({
    type: 'several',
    edits: [{ type: 'restore', file: 'config', from: '', to: BASE.config }],
  })
})
