import type { Section } from '../../ini/document.ts'
import { valueProblem } from '../check-value.ts'
import type { Profile, Profiles } from '../profile.ts'
import { DIFFERING_KEYS } from '../same-chain.ts'
import { knownSetting } from '../setting.ts'
import { isPlainSection } from './disagreements.ts'
import type { LintFacts } from './facts.ts'

/** Keys whose values can differ between profiles of the same chain, and which are looked at here one by one. */
const LOOKED_AT: ReadonlySet<string> = new Set(['sso_account_id', 'sso_role_name', 'region', 'output'])

/**
 * True only if it is certain that a profile has none of the `profileProblems`, because another one of the same chain,
 * through IAM Identity Center, has none: thousands of profiles differ in nothing but account, role and region.
 */
export function isCleanLike(
  { documents }: Profiles,
  clean: Profile,
  profile: Profile,
  { hasRegion }: LintFacts,
): boolean {
  const file = profile.headers[0]?.file
  if (file === undefined || profile.headers.length > 1 || file !== clean.headers[0]?.file) return false
  const section = profile.onlySection(file)
  return !!section && hasGoodValues(section, hasRegion) && isPlainSection(documents[file].text, section)
}

function hasGoodValues(section: Section, hasRegion: boolean): boolean {
  const seen = new Set<string>()
  for (let nth = 0; nth < section.size; nth++) {
    const key = section.keyAt(nth)
    if (!DIFFERING_KEYS.has(key)) continue
    if (!LOOKED_AT.has(key)) return false
    const known = knownSetting('profile', key)
    const value = section.valueAt(nth)
    // A key that stands twice is a problem of its own.
    if (!known || seen.has(key) || value === '' || valueProblem(known.check, value) !== null) return false
    seen.add(key)
  }
  return hasRegion || seen.has('region')
}
