import { expect, it } from 'vitest'
import { readFiles } from '../support/files/read-files.ts'
import { type CaseFile, describeConformance, itConforms } from './describe-conformance.ts'
import { filesOf, flatten, type Input, isSaid, type Sections, sectionsOf } from './reading.ts'

interface Asserted extends Sections {
  readonly error_contains?: string
  readonly error_class?: string
  readonly profile_names?: readonly string[]
  readonly raw_sections?: object
}

interface Case {
  readonly id: string
  readonly name: string
  readonly input: Input
  readonly asserted: Readonly<Record<string, Asserted>>
  readonly observed: Readonly<Record<string, Sections>>
}

describeConformance<CaseFile<Case>>('config-parse.json', ({ cases }) => {
  for (const { id, name, input, asserted, observed } of cases) {
    const botocore = flatten(observed['botocore 1.43.11'] ?? {})
    itConforms(id, `${name} (as the AWS CLI)`, () => sectionsOf(input), botocore)

    const own = asserted.botocore
    if (own?.profile_names) {
      itConforms(
        `${id}/names`,
        'profile names',
        () => readFiles(filesOf(input)).profiles.list.map((each) => each.name),
        own.profile_names,
      )
    }
    // What an SDK asserts and the AWS CLI does not do must not go unsaid.
    for (const [sdk, expected] of Object.entries(asserted)) {
      if (!differs(expected, botocore)) continue
      itConforms(`${id}/${sdk}`, `${sdk} reads it differently, which is said`, () => isSaid(input), true)
    }
  }

  it('has cases', () => {
    expect(cases.length).toBeGreaterThan(40)
  })
})

function differs(expected: Asserted, botocore: Sections): boolean {
  if (expected.raw_sections || expected.profile_names) return false
  if (expected.error_contains || expected.error_class) return botocore.error === undefined
  if (botocore.error || !expected.profiles) return botocore.error !== undefined
  return JSON.stringify(unblocked(expected.profiles)) !== JSON.stringify(unblocked(undo(botocore)))
}

/** The pairs of `flatten` as objects again. */
const undo = (sections: Sections) =>
  Object.fromEntries(
    (sections.profiles as unknown as [string, [string, string][]][]).map(([name, values]) => [
      name,
      Object.fromEntries(values),
    ]),
  )

/** Some SDKs keep a block as a string with a line for each of its settings. */
function unblocked(profiles: NonNullable<Sections['profiles']>) {
  const rows = Object.entries(profiles).map(([name, values]) => [
    name,
    Object.entries(values)
      .flatMap(([key, value]) => {
        if (typeof value !== 'string')
          return Object.entries(value).map(([nested, inner]) => [`${key}.${nested}`, inner])
        if (!value.startsWith('\n')) return [[key, value]]
        return value
          .trim()
          .split('\n')
          .map((line) => [`${key}.${line.split('=')[0]?.trim()}`, line.slice(line.indexOf('=') + 1).trim()])
      })
      .toSorted(),
  ])
  return rows.toSorted()
}
