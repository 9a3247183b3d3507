import { parseProblems } from '../profiles/lint/parse-problems.ts'
import type { Problem } from '../profiles/problem.ts'
import type { ProfileIndex } from './profile-index.ts'

const known = new WeakMap<ProfileIndex, readonly Problem[]>()

/** Why the AWS CLI reads neither of the two files, in file order; empty if it reads them. */
export function refusals(index: ProfileIndex): readonly Problem[] {
  let found = known.get(index)
  if (!found) {
    found = [...parseProblems(index.profiles, 'config'), ...parseProblems(index.profiles, 'credentials')]
    known.set(index, found)
  }
  return found
}
