import { expect, it } from 'vitest'
import { readImport } from '../../src/profiles/import/read-import.ts'
import { type CaseFile, describeConformance, itConforms } from './describe-conformance.ts'

interface Case {
  readonly id: string
  readonly name: string
  readonly csv: string
  readonly expected: { readonly credentials: readonly string[][] } | { readonly error: true }
}

function imported(csv: string): Case['expected'] {
  const read = readImport(csv)
  if (typeof read === 'string') return { error: true }
  return {
    credentials: read.sections.map(({ target, settings }) => [
      target.name,
      ...settings.map(([, value]) => value),
    ]),
  }
}

describeConformance<CaseFile<Case>>('csv-import.json', ({ cases }) => {
  for (const each of cases) itConforms(each.id, each.name, () => imported(each.csv), each.expected)

  it('has cases', () => {
    expect(cases.length).toBeGreaterThan(5)
  })
})
