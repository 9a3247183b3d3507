import { placeOf } from '../../profiles/lint/fix.ts'
import { fixOf } from '../../profiles/lint/fixes.ts'
import { nameFixes } from '../../profiles/lint/name-fixes.ts'
import { maskSecrets } from '../../profiles/mask/mask-secrets.ts'
import type { Problem } from '../../profiles/problem.ts'
import type { Profiles } from '../../profiles/profile.ts'
import type { State } from '../state.ts'
import type { Mending } from './mending.ts'

/** Its one right mending, or those to choose from; empty if nothing but an edit by hand mends the problem. */
export function mendingsOf({ profileIndex }: State, problem: Problem): readonly Mending[] {
  const { profiles } = profileIndex
  const fix = fixOf(profiles, problem)
  if (fix) return [fix]
  const names = nameFixes(profiles, problem)
  if (names.length > 0 || problem.profile === null) return names
  const isAboutRegion = problem.code === 'no-region' || isBadRegion(profiles, problem)
  return isAboutRegion ? [{ type: 'ask-region', label: 'choose a region' }] : []
}

function isBadRegion(profiles: Profiles, { code, file, line }: Problem): boolean {
  if (code !== 'bad-value' || file === null || line === null) return false
  const at = placeOf(profiles, file, line)
  // A block under it must go first.
  return at?.key === 'region' && at.setting?.nested.length === 0
}

/** What `f` does about a problem, in words, secrets masked; null if it does nothing. */
export function mendingText(state: State, problem: Problem): string | null {
  const labels = mendingsOf(state, problem).map((each) => maskSecrets(each.label))
  return labels.length === 0 ? null : labels.join(', or ')
}
