import type { Profile, Profiles } from '../../profiles/profile.ts'
import { LOGIN_ENDED } from '../../session/login/signin-reason.ts'
import type { Entry, ProfileIndex } from '../../session/profile-index.ts'
import type { CheckResult } from '../../session/walk/check.ts'

/** The running check of one profile, and the result of its last one. */
export interface ProfileCheck {
  /** The links that a check of this profile alone has reached, by index. */
  readonly links: ReadonlyMap<number, LinkState>
  readonly isRunning: boolean
  readonly result: CheckResult | null
}

export interface LinkState {
  readonly state: 'running' | 'done'
  readonly detail: string
}

/** The running checks; `total`, `done` and `failed` count profiles. */
export interface CheckRun {
  readonly attempt: number
  readonly total: number
  readonly done: number
  readonly failed: number
}

export const NO_CHECK: ProfileCheck = { links: new Map(), isRunning: false, result: null }

type Checks = ReadonlyMap<string, ProfileCheck>

/** Keeps the checks of profiles whose chain, with all settings of its profiles, is the same as when it was checked. */
export function keepChecks(checks: Checks, former: ProfileIndex, fresh: ProfileIndex): Checks {
  if (checks.size === 0) return checks
  const kept = [...checks].filter(([name]) => {
    const [before, after] = [former.entryOf(name), fresh.entryOf(name)]
    return before && after && textOf(former.profiles, before) === textOf(fresh.profiles, after)
  })
  return kept.length === checks.size ? checks : new Map(kept)
}

/** Everything that the result of a check depends on, as text for comparison. */
function textOf(profiles: Profiles, { profile, chain }: Entry): string {
  const links = chain.links.map(({ type, name, problem }) => [type, name, problem?.code])
  const owners = new Set(chain.links.map((each) => each.profile))
  const settings = [...owners].map((name) => settingsOf(profiles.byName.get(name) ?? profile))
  return JSON.stringify([links, chain.token, settings])
}

function settingsOf({ settings }: Profile): string[][] {
  return settings.map(({ key, value, file }) => [file, key, value])
}

const LOST: ReadonlySet<string> = new Set(['signed-out', 'token-expired'])

/** Drops the checks that failed because the session was missing or expired, if it is back now. */
export function withoutLost(checks: Checks, isBack: (name: string) => boolean): Checks {
  const kept = [...checks].filter(([name, { result }]) => {
    const code = result?.error?.code
    return !(code !== undefined && (LOST.has(code) || LOGIN_ENDED.has(code)) && isBack(name))
  })
  return kept.length === checks.size ? checks : new Map(kept)
}
