import type { Profile, Profiles } from '../../profiles/profile.ts'
import type { Entry, ProfileIndex } from '../../session/profile-index.ts'
import type { CheckResult } from '../../session/walk/check.ts'

/** How far the check of one profile is, and what came of the last one. */
export interface ProfileCheck {
  /** Of the check that runs, by index of the link; empty where none runs or it is one of many. */
  readonly links: ReadonlyMap<number, LinkState>
  readonly isRunning: boolean
  readonly result: CheckResult | null
}

export interface LinkState {
  readonly state: 'running' | 'done'
  readonly detail: string
}

/** Checks that run now. */
export interface CheckRun {
  readonly attempt: number
  readonly total: number
  readonly done: number
  readonly failed: number
}

export const NO_CHECK: ProfileCheck = { links: new Map(), isRunning: false, result: null }

type Checks = ReadonlyMap<string, ProfileCheck>

/** The checks whose profile is still what was checked: the same chain, of profiles with the same settings. */
export function keepChecks(checks: Checks, former: ProfileIndex, fresh: ProfileIndex): Checks {
  if (checks.size === 0) return checks
  const kept = [...checks].filter(([name]) => {
    const [before, after] = [former.entryOf(name), fresh.entryOf(name)]
    return before && after && textOf(former.profiles, before) === textOf(fresh.profiles, after)
  })
  return kept.length === checks.size ? checks : new Map(kept)
}

/** All that a walk depends on, as text. */
function textOf(profiles: Profiles, { profile, chain }: Entry): string {
  const links = chain.links.map(({ type, name, problem }) => [type, name, problem?.code])
  const owners = new Set(chain.links.map((each) => each.profile))
  const settings = [...owners].map((name) => settingsOf(profiles.byName.get(name) ?? profile))
  return JSON.stringify([links, chain.token, settings])
}

function settingsOf({ settings }: Profile): string[][] {
  return settings.map(({ key, value, file }) => [file, key, value])
}

/** The checks without those that failed for want of the session that these profiles have now. */
export function withoutLost(checks: Checks, isBack: (name: string) => boolean): Checks {
  const kept = [...checks].filter(([name, { result }]) => {
    const code = result?.error?.code
    return !((code === 'signed-out' || code === 'token-expired') && isBack(name))
  })
  return kept.length === checks.size ? checks : new Map(kept)
}
