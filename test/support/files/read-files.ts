import { parse } from '../../../src/ini/parse.ts'
import type { LintFacts } from '../../../src/profiles/lint/facts.ts'
import { load } from '../../../src/profiles/load.ts'
import type { Problem } from '../../../src/profiles/problem.ts'
import type { Profile, Profiles } from '../../../src/profiles/profile.ts'
import type { Variables } from '../../../src/profiles/variables.ts'
import { allProblems } from '../../../src/session/problems.ts'
import { type Entry, indexProfiles, type ProfileIndex } from '../../../src/session/profile-index.ts'

/** The texts of the two files; one that is left out is empty. */
export interface Files {
  readonly config?: string | null | undefined
  readonly credentials?: string | null | undefined
}

/** What awsprof reads from the two texts. */
export interface Reading {
  readonly profiles: Profiles
  readonly profileIndex: ProfileIndex
  /** In file order, without duplicates. */
  readonly problems: readonly Problem[]
}

/** Those of an environment in which no variable says anything of endpoints. */
export const NO_ENDPOINTS: Variables = {}

const cleanFacts: LintFacts = {
  modes: { config: 0o600, credentials: 0o600 },
  hasRegion: true,
  endpointVariables: NO_ENDPOINTS,
}

/** Reads two texts. By default file modes are safe and a region is set, so that neither adds a problem. */
export function readFiles({ config, credentials }: Files, facts: Partial<LintFacts> = {}): Reading {
  const profiles = load({ config: parse(config ?? ''), credentials: parse(credentials ?? '') })
  const profileIndex = indexProfiles(profiles, { ...cleanFacts, ...facts })
  return { profiles, profileIndex, problems: allProblems(profileIndex) }
}

/** The entry of a profile. Throws if there is no profile of that name. */
export function entryOf(reading: Reading, name: string): Entry {
  const entry = reading.profileIndex.entryOf(name)
  if (!entry) throw new Error(`no profile ${name} among ${[...reading.profiles.byName.keys()].join(', ')}`)
  return entry
}

/** A profile's values by key; keys of nested settings are flattened (`s3.addressing_style`). */
export function valuesOf(profile: Pick<Profile, 'settings'> | undefined): Record<string, string> {
  // Without a prototype, so that `__proto__` is a key like any other.
  const values: Record<string, string> = Object.create(null)
  for (const { key, value } of profile?.settings ?? []) values[key] = value
  return values
}
