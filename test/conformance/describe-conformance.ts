import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { differences } from './differences.ts'

/** Third-party test cases in a folder beside the repository. */
const folder = fileURLToPath(new URL('../../../shared/conformance/', import.meta.url))

/** The cases of one data file; each file has its own kind of case. */
export interface CaseFile<Case> {
  readonly cases: readonly Case[]
}

/** A `describe` for the cases of a data file. Without the file there is one skipped test that says so. */
export function describeConformance<Data extends object>(file: string, tests: (data: Data) => void): void {
  describe(`conformance: ${file}`, () => {
    const path = `${folder}${file}`
    if (existsSync(path)) tests(JSON.parse(readFileSync(path, 'utf8')))
    else it.skip('skipped: no ../shared/conformance', () => {})
  })
}

/**
 * Tests one case: the result must equal what the case expects. If `differences.ts` gives a reason to differ, it must
 * not, so that no reason outlives its difference.
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
