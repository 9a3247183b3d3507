import { expect, it } from 'vitest'
import { valueProblem } from '../../src/profiles/check-value.ts'
import { type CaseFile, describeConformance, itConforms } from './describe-conformance.ts'

interface Case {
  readonly id: string
  readonly kind: string
  readonly test?: string
  readonly start_url?: string
  readonly expected: { readonly error_contains?: string }
}

describeConformance<CaseFile<Case>>('sso-start-url.json', ({ cases }) => {
  for (const { id, kind, test = '', start_url, expected } of cases) {
    // The rest is about following redirects, which awsprof leaves to the AWS CLI.
    if (kind !== 'resolve' || start_url === undefined) continue
    const isRefused = /https scheme/.test(expected.error_contains ?? '')
    itConforms(id, test, () => valueProblem({ type: 'start-url' }, start_url) !== null, isRefused)
  }

  it('has cases', () => {
    expect(cases.length).toBeGreaterThan(5)
  })
})
