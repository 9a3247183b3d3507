import { describe, expect, it } from 'vitest'
import type { Edit } from '../../../src/profiles/edit/edit.ts'
import { restoreEdit } from '../../../src/profiles/edit/plan.ts'
import { afterEdit, profile, refusalOf } from '../../support/files/edit-files.ts'

const BEFORE = `[default]
region = a

[profile one]
region = a
output = json

[profile two]
region = a
output = json
`
const setOne: Edit = { type: 'set', target: profile('one'), key: 'region', value: 'b' }

/** What takes `edit` of BEFORE back. */
function undoOf(edit: Edit): { readonly after: string; readonly undo: Edit } {
  const before = { config: BEFORE, credentials: '' }
  const after = afterEdit(before, edit)
  return { after: after.config, undo: restoreEdit(after, before, false) }
}

describe('undo', () => {
  it.each<[string, Edit]>([
    ['a set value', setOne],
    ['a removed setting', { type: 'unset', target: profile('one'), key: 'region' }],
    ['a new section', { type: 'add', target: profile('x'), settings: [['a', 'b']] }],
    ['a removed section', { type: 'remove', target: profile('one') }],
    ['the last section removed', { type: 'remove', target: profile('two') }],
    ['a copy', { type: 'duplicate', target: profile('one'), to: 'x' }],
    ['a new name', { type: 'rename', target: profile('one'), to: 'x' }],
  ])('gives the old bytes: %s', (_, edit) => {
    const { after, undo } = undoOf(edit)
    expect(after).not.toBe(BEFORE)
    expect(afterEdit({ config: after }, undo).config).toBe(BEFORE)
  })

  it.each([
    ['above', (text: string) => `[new]\nx = 1\n${text}`],
    ['below', (text: string) => `${text}\n[new]\nx = 1\n`],
    ['in another section', (text: string) => text.replace('[default]\nregion = a', '[default]\nregion = z')],
    [
      'a new line above, in another section',
      (text: string) => text.replace('[default]\n', '[default]\nx = 1\n'),
    ],
    [
      'a line below, in another section',
      (text: string) => text.replace(/output = json\n$/, 'output = text\n'),
    ],
    [
      'the next line but one above',
      (text: string) => text.replace('\n\n[profile one]', '\n# z\n[profile one]'),
    ],
    ['the next line but one below', (text: string) => text.replace('json\n\n', 'json\n# z\n')],
    ['line by line elsewhere', (text: string) => text.replace('[profile two]\n', '[profile two]\n# note\n')],
  ])('keeps what others have changed since: %s', (_, foreign) => {
    const { after, undo } = undoOf(setOne)
    expect(afterEdit({ config: foreign(after) }, undo).config).toBe(foreign(BEFORE))
  })

  it('of a new last section keeps what others have appended behind it', () => {
    const { after, undo } = undoOf({ type: 'add', target: profile('x'), settings: [['a', 'b']] })
    const appended = '\n[profile y]\nc = d\n'
    expect(afterEdit({ config: after + appended }, undo).config).toBe(BEFORE + appended)
  })

  it('of a removed last section comes before what others have appended', () => {
    const { after, undo } = undoOf({ type: 'remove', target: profile('two') })
    const appended = '\n[profile y]\nc = d\n'
    expect(afterEdit({ config: after + appended }, undo).config).toBe(BEFORE + appended)
  })
})

it('what others have put above the first line stays above what comes back', () => {
  const { after, undo } = undoOf({ type: 'remove', target: profile('default') })
  expect(after.startsWith('[profile one]')).toBe(true)
  expect(afterEdit({ config: `# theirs\n${after}` }, undo).config).toBe(`# theirs\n${BEFORE}`)
})

describe('undo is refused where others have changed the same lines since', () => {
  it.each([
    ['the value', (text: string) => text.replace('region = b', 'region = c')],
    ['the line above', (text: string) => text.replace('[profile one]', '[profile ONE]')],
    ['the line below', (text: string) => text.replace('output = json', 'output = text')],
    ['a line put in above', (text: string) => text.replace('region = b\n', '# note\nregion = b\n')],
    ['a line between', (text: string) => text.replace('region = b\n', 'region = b\n# note\n')],
    ['the line removed', (text: string) => text.replace('region = b\n', '')],
    [
      'the section removed',
      (text: string) => text.replace('[profile one]\nregion = b\noutput = json\n\n', ''),
    ],
    ['the file emptied', () => ''],
  ])('%s', (_, foreign) => {
    const { after, undo } = undoOf(setOne)
    expect(foreign(after)).not.toBe(after)
    expect(refusalOf({ config: foreign(after) }, undo)).toMatch(/someone else/)
  })

  it('and the same lines in another section are left alone', () => {
    // Both sections hold `region = b` between equal lines; the change was made in the first.
    const before = {
      config: '[a]\nx = 1\nregion = a\ny = 1\n[b]\nx = 1\nregion = b\ny = 1\n',
      credentials: '',
    }
    const after = { ...before, config: before.config.replace('region = a', 'region = b') }
    const undo = restoreEdit(after, before, false)
    const theirs = after.config.replace('region = b', 'region = theirs')
    expect(refusalOf({ config: theirs }, undo)).toMatch(/someone else/)
  })

  it('also where the change has several places, and one of them was changed', () => {
    const { after, undo } = undoOf({
      type: 'several',
      edits: [setOne, { type: 'set', target: profile('two'), key: 'region', value: 'b' }],
    })
    const theirs = after.replace('[profile two]\nregion = b', '[profile two]\nregion = c')
    expect(theirs).not.toBe(after)
    expect(refusalOf({ config: theirs }, undo)).toMatch(/someone else/)
  })

  it('also where others have changed several places, and this is one of them', () => {
    const { after, undo } = undoOf(setOne)
    const theirs = after.replace('region = b', 'region = c').replace(/output = json\n$/, 'output = text\n')
    expect(refusalOf({ config: theirs }, undo)).toMatch(/someone else/)
  })

  it('all or none: one file may not be restored without the other', () => {
    const before = { config: '[profile a]\nx = 1\n', credentials: '[a]\ny = 1\n' }
    const after = afterEdit(before, { type: 'rename', target: profile('a'), to: 'b' })
    const undo = restoreEdit(after, before, false)
    expect(afterEdit(after, undo)).toEqual(before)
    expect(refusalOf({ ...after, credentials: '[c]\ny = 1\n' }, undo)).toMatch(/someone else/)
  })
})
