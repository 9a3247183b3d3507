import { expect, it } from 'vitest'
import { applyEdit } from '../../../src/profiles/edit/apply.ts'
import { applyToSections, type SectionEdit } from '../../../src/profiles/edit/apply-many.ts'
import { documentsOf } from '../../support/files/edit-files.ts'

const rename = (header: string, file: 'config' | 'credentials' = 'config'): SectionEdit => {
  return { type: 'rename-key', file, header, key: 'regoin', to: 'region' }
}
const renameHeader = (header: string, to: string): SectionEdit => {
  return { type: 'rename-header', file: 'config', header, to }
}

const CONFIG = `# top
[profile a]
regoin = x
[profile b]
regoin = x
region = y

[profle c]
region = x # note
[profile d]
regoin = x
  [profile e]
[profile f]
regoin = x
[profile f]
output = json
[profle b]
regoin = x
[profile g]
output = json
output = json
`
const FILES = { config: CONFIG, credentials: '[a]\nregoin = x\n' }

it.each<[what: string, edits: SectionEdit[]]>([
  ['keys', [rename('profile a'), rename('profile b'), rename('profile d'), rename('a', 'credentials')]],
  ['sections that stand twice, or not at all', [rename('profile f'), rename('profile a'), rename('nowhere')]],
  [
    'headers',
    [renameHeader('profle c', 'profile c'), renameHeader('profle b', 'profile b'), rename('profile a')],
  ],
  [
    'several lines of a section',
    [
      rename('profle b'),
      { type: 'remove-repeats', file: 'config', header: 'profile g', key: 'output' },
      { type: 'rename-key', file: 'config', header: 'profile a', key: 'nothing', to: 'output' },
    ],
  ],
])('edits at once do what they do one after another: %s', (_, edits) => {
  let documents = documentsOf(FILES)
  const done = new Set<SectionEdit>()
  for (const edit of edits) {
    const applied = applyEdit(documents, edit)
    if (applied.refused) continue
    documents = applied.documents
    done.add(edit)
  }
  const many = applyToSections(documentsOf(FILES), edits)
  expect(many.documents.config.text).toBe(documents.config.text)
  expect(many.documents.credentials.text).toBe(documents.credentials.text)
  expect(many.done).toEqual(done)
  expect(done.size).toBeGreaterThan(0)
})
