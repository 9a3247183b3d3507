import { parse } from '../../../src/ini/parse.ts'
import type { LintFacts } from '../../../src/profiles/lint/facts.ts'
import { load } from '../../../src/profiles/load.ts'
import type { Problem } from '../../../src/profiles/problem.ts'
import type { Profile, Profiles } from '../../../src/profiles/profile.ts'
import { allProblems } from '../../../src/session/problems.ts'
import { type Entry, indexProfiles, type ProfileIndex } from '../../../src/session/profile-index.ts'

/** Texts of the two files; an absent one is a file that is not there. */
export interface Files {
  readonly config?: string | null | undefined
  readonly credentials?: string | null | undefined
}

/** What awsprof makes of the two texts. */
export interface Reading {
  readonly profiles: Profiles
  readonly profileIndex: ProfileIndex
  /** Every problem once, in file order. */
  readonly problems: readonly Problem[]
}

const quiet: LintFacts = { modes: { config: 0o600, credentials: 0o600 }, hasRegion: true }

/** Reads two texts all the way to their problems. Missing regions are no problem unless `facts` say so. */
export function readFiles({ config, credentials }: Files, facts: Partial<LintFacts> = {}): Reading {
  const profiles = load({ config: parse(config ?? ''), credentials: parse(credentials ?? '') })
  const profileIndex = indexProfiles(profiles, { ...quiet, ...facts })
  return { profiles, profileIndex, problems: allProblems(profileIndex) }
}

/** The profile with its chain. Throws if there is none of that name. */
export function entryOf(reading: Reading, name: string): Entry {
  const entry = reading.profileIndex.entryOf(name)
  if (!entry) throw new Error(`no profile ${name} among ${[...reading.profiles.byName.keys()].join(', ')}`)
  return entry
}

/** A profile's settings as plain values, keys flattened (`s3.addressing_style`). */
export function valuesOf(profile: Pick<Profile, 'settings'> | undefined): Record<string, string> {
  // Without a prototype, so that a key such as __proto__ is a key like any other.
  const values: Record<string, string> = Object.create(null)
  for (const { key, value } of profile?.settings ?? []) values[key] = value
  return values
}
