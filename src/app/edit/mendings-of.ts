import { fixOf } from '../../profiles/lint/fixes.ts'
import { nameFixes } from '../../profiles/lint/name-fixes.ts'
import { maskSecrets } from '../../profiles/mask/mask-secrets.ts'
import type { Problem } from '../../profiles/problem.ts'
import type { State } from '../state.ts'
import type { Mending } from './mending.ts'

/** Its one right mending, or those to choose from; empty if nothing but an edit by hand mends the problem. */
export function mendingsOf({ profileIndex }: State, problem: Problem): readonly Mending[] {
  const { profiles } = profileIndex
  const fix = fixOf(profiles, problem)
  if (fix) return [fix]
  if (problem.code === 'no-region' && problem.profile !== null)
    return [{ type: 'ask-region', label: 'choose a region' }]
  return nameFixes(profiles, problem)
}

/** What `f` does about a problem, in words, secrets masked; null if it does nothing. */
export function mendingText(state: State, problem: Problem): string | null {
  const labels = mendingsOf(state, problem).map((each) => maskSecrets(each.label))
  return labels.length === 0 ? null : labels.join(', or ')
}
