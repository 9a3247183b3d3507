import { expect, it } from 'vitest'
import { type CaseFile, describeConformance, itConforms } from './describe-conformance.ts'
import { flatten, type Input, isSaid, type Sections, sectionsOf } from './reading.ts'

interface Case {
  readonly id: string
  readonly name: string
  readonly input: Input
  readonly observed: { readonly botocore: Sections; readonly javascript: Sections }
}

describeConformance<CaseFile<Case>>('config-parse-probes.json', ({ cases }) => {
  for (const { id, name, input, observed } of cases) {
    itConforms(id, `${name} (as the AWS CLI)`, () => sectionsOf(input), flatten(observed.botocore))
    const sdk = flatten(observed.javascript)
    const cli = flatten(observed.botocore)
    const isSame = (['profiles', 'sso_sessions', 'services'] as const).every(
      (group) => JSON.stringify(sdk[group]) === JSON.stringify(cli[group]),
    )
    if (isSame) continue
    itConforms(
      `${id}/javascript`,
      `${name}: the SDK for JavaScript reads it differently, which is said`,
      () => isSaid(input),
      true,
    )
  }

  it('has cases', () => {
    expect(cases.length).toBeGreaterThan(100)
  })
})
