import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { differences } from './differences.ts'

/** Third-party test cases, beside the project; not part of it. */
const folder = fileURLToPath(new URL('../../../shared/conformance/', import.meta.url))

/** The cases of one data file. Their shape is that file's own. */
export interface CaseFile<Case> {
  readonly cases: readonly Case[]
}

/** A `describe` for the cases of a data file; without the data one skipped test says so. */
export function describeConformance<Data extends object>(file: string, tests: (data: Data) => void): void {
  describe(`conformance: ${file}`, () => {
    const path = `${folder}${file}`
    if (existsSync(path)) tests(JSON.parse(readFileSync(path, 'utf8')))
    else it.skip('skipped: no ../shared/conformance', () => {})
  })
}

/**
 * A test of one case: what awsprof gives must equal what the case expects, unless `differences.ts` gives a reason
 * why not; then it must really differ, lest the list outlive its reasons.
 */
export function itConforms(id: string, what: string, actual: () => unknown, expected: unknown): void {
  const reason = differences[id]
  if (reason === undefined) {
    it(`${id} ${what}`, () => {
      expect(actual()).toEqual(expected)
    })
  } else {
    it(`${id} ${what} [kept difference: ${reason}]`, () => {
      expect(actual()).not.toEqual(expected)
    })
  }
}
