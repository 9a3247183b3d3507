import { type Profile, type Profiles, settingValue } from './profile.ts'
import { kindAsSource, MOST_ROLES, roleProblem, sourceProblem } from './source-rules.ts'

/**
 * The profiles that can be the source_profile of the profile `name`, in file order: those that have credentials, or get
 * some through a chain without `name` in it. Linear in the number of profiles.
 */
export function possibleSources(profiles: Profiles, name: string): string[] {
  const lengths: Lengths = new Map()
  for (const profile of profiles.list) measure(profiles, name, profile.name, lengths)
  return profiles.list.map((each) => each.name).filter((each) => (lengths.get(each) ?? ENDLESS) <= MOST_ROLES)
}

const ENDLESS = Number.POSITIVE_INFINITY

/** The number of profiles in the chain from each source, itself included; `ENDLESS` if it leads to no credentials. */
type Lengths = Map<string, number>

/** Follows the sources from `first` to one of known length or to the end, and adds the length of each passed. */
function measure(profiles: Profiles, name: string, first: string, lengths: Lengths): void {
  const visited = new Set([name])
  const path: string[] = []
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
    path.push(at)
    visited.add(at)
    owner = at
    at = nextSource(next)
  }
  for (const each of path.reverse()) lengths.set(each, ++length)
}

/** The source_profile that continues a chain; undefined if the chain ends. */
function nextSource(profile: Profile): string | undefined {
  const isRole = kindAsSource(profile) === 'assume-role' && !roleProblem(profile)
  return isRole ? settingValue(profile, 'source_profile') : undefined
}
