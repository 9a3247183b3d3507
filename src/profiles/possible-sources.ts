import { type Profile, type Profiles, settingValue } from './profile.ts'
import { kindAsSource, MOST_ROLES, roleProblem, sourceProblem } from './source-rules.ts'

/**
 * The profiles that can be the source_profile of the one called `name`, in file order: those that have credentials, or
 * come to some without going through `name`. Linear in the number of profiles.
 */
export function possibleSources(profiles: Profiles, name: string): string[] {
  const lengths: Lengths = new Map()
  for (const profile of profiles.list) measure(profiles, name, profile.name, lengths)
  return profiles.list.map((each) => each.name).filter((each) => (lengths.get(each) ?? ENDLESS) <= MOST_ROLES)
}

const ENDLESS = Number.POSITIVE_INFINITY

/** Through how many profiles the chain of a source goes, itself included; none for those that are no source at all. */
type Lengths = Map<string, number>

/** Goes on from one source to the next until one is known or has none, and notes how far it was from each. */
function measure(profiles: Profiles, name: string, first: string, lengths: Lengths): void {
  const visited = new Set([name])
  const way: string[] = []
  let owner = name
  let length = 0
  for (let at: string | undefined = first; at !== undefined; ) {
    const next = profiles.byName.get(at)
    if (!next || sourceProblem(owner, at, next, visited)) {
      length = ENDLESS
      break
    }
    const known = lengths.get(at)
    if (known !== undefined) {
      length = known
      break
    }
    way.push(at)
    visited.add(at)
    owner = at
    at = nextSource(next)
  }
  for (const each of way.reverse()) lengths.set(each, ++length)
}

/** The source_profile with which the chain of a source goes on; undefined where it ends. */
function nextSource(profile: Profile): string | undefined {
  const isRole = kindAsSource(profile) === 'assume-role' && !roleProblem(profile)
  return isRole ? settingValue(profile, 'source_profile') : undefined
}
