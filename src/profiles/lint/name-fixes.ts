import { meantNames } from '../meant-name.ts'
import { meantRegions } from '../meant-region.ts'
import { possibleSources } from '../possible-sources.ts'
import type { Problem } from '../problem.ts'
import type { Profiles } from '../profile.ts'
import { type Fix, placeOf, sectionIdOf } from './fix.ts'
import { isPossible } from './possible-edit.ts'

const known = new WeakMap<Problem, readonly Fix[]>()

/**
 * What a name that leads nowhere, or a misspelt region, can be replaced by: those of similar names that work there, the
 * nearest first. Which one was meant is a choice, even if there is only one. Worked out once for each problem object.
 */
export function nameFixes(profiles: Profiles, problem: Problem): readonly Fix[] {
  let fixes = known.get(problem)
  if (!fixes) {
    fixes = search(profiles, problem)
    known.set(problem, fixes)
  }
  return fixes
}

function search(profiles: Profiles, { code, file, line }: Problem): readonly Fix[] {
  if (file === null || line === null || !NAMING.has(code)) return []
  const at = placeOf(profiles, file, line)
  const target = at && sectionIdOf(at.id)
  if (!target || !at.setting) return []
  const { key, value } = at.setting
  return namesFor(profiles, key, target.name, value).flatMap((name): Fix[] => {
    const edit = { type: 'set', target, key, value: name, file } as const
    return isPossible(profiles, at, edit, false)
      ? [{ type: 'edit', label: `replace ${value} by ${name}`, edit }]
      : []
  })
}

const NAMING: ReadonlySet<Problem['code']> = new Set([
  'missing-source-profile',
  'missing-sso-session',
  'missing-services',
  'bad-value',
])

function namesFor(profiles: Profiles, key: string, owner: string, name: string): readonly string[] {
  switch (key) {
    case 'source_profile': {
      const near = meantNames(name, profiles.byName)
      if (near.length === 0) return near
      const possible = new Set(possibleSources(profiles, owner))
      return near.filter((each) => possible.has(each))
    }
    case 'sso_session':
      return meantNames(name, profiles.sessions)
    case 'services':
      // One that is there, but empty, is no misspelling.
      return profiles.services.has(name) ? [] : meantNames(name, profiles.services)
    case 'region':
    case 'sso_region':
      return meantRegions(name)
    default:
      return []
  }
}
