import type { Fix } from '../../profiles/lint/fix.ts'
import { fixOf } from '../../profiles/lint/fixes.ts'
import type { Problem } from '../../profiles/problem.ts'
import type { State } from '../state.ts'

/** What `f` does about a problem: its one right mending, or a question that leads to one. */
export type Mending = Fix | { readonly type: 'ask-region'; readonly label: string }

/** Null if nothing but an edit by hand mends the problem. */
export function mendingOf({ profileIndex }: State, problem: Problem): Mending | null {
  if (problem.code === 'no-region' && problem.profile !== null)
    return { type: 'ask-region', label: 'choose a region' }
  return fixOf(profileIndex.profiles, problem)
}
