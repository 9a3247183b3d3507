import type { Fix } from '../../profiles/lint/fix.ts'
import type { Problem } from '../../profiles/problem.ts'

/** One thing that `f` can do about a problem: an edit, or a question that leads to one. */
export type Mending = Fix | { readonly type: 'ask-region'; readonly label: string }

/** A problem, and something that mends it. */
export interface Offer {
  readonly problem: Problem
  readonly mending: Mending
}
