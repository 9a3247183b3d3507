import type { Chain } from '../link.ts'
import { type Problem, problem } from '../problem.ts'
import { findSetting, type Profile, type Profiles, type Setting, settingValue } from '../profile.ts'

/** A way to credentials; what the AWS CLI and the SDKs choose among. */
export type Group = 'assume-role' | 'web-identity' | 'sso' | 'keys' | 'process' | 'login-session' | 'none'

export const GROUP_NAMES: Readonly<Record<Group, string>> = {
  'assume-role': 'the role and its source',
  'web-identity': 'the web identity token',
  sso: 'IAM Identity Center',
  keys: 'the access keys',
  process: 'credential_process',
  'login-session': 'login_session',
  none: 'nowhere',
}

export function groupOf({ kind }: Chain): Group {
  if (kind === 'sso-session' || kind === 'sso-legacy') return 'sso'
  return kind === 'short-term-keys' || kind === 'long-term-keys' ? 'keys' : kind
}

/** The setting that stands for each way, the one that is looked for first. */
const SIGNS: Readonly<Record<Exclude<Group, 'none' | 'assume-role' | 'web-identity'>, readonly string[]>> = {
  sso: ['sso_account_id', 'sso_role_name'],
  keys: ['aws_access_key_id'],
  process: ['credential_process'],
  'login-session': ['login_session'],
}

/**
 * Credentials of a profile that are used by no tool, because others in it come first. `elsewhere` is what some SDK would
 * use instead, which is told as a disagreement.
 */
export function losers(profiles: Profiles, profile: Profile, chain: Chain, elsewhere: Group): Problem[] {
  const winner = groupOf(chain)
  if (winner === 'none' || chain.links.some((link) => link.problem)) return []
  const found: Problem[] = []
  for (const group of ['sso', 'keys', 'process', 'login-session'] as const) {
    if (group === winner || group === elsewhere) continue
    const setting = SIGNS[group].map((key) => findSetting(profile, key)).find((each) => each?.value)
    if (!setting || (group === 'keys' && isNeededBySource(profiles, profile, winner))) continue
    const message = `${setting.key} is not used, because ${reason(winner, profile, chain)} ${comes(winner)} first: remove what you do not need.`
    found.push(problem('shadowed-setting', setting, message, profile.name))
  }
  return found
}

function reason(winner: Group, profile: Profile, chain: Chain): string {
  const line = placeOf(winner, profile, chain)
  return line ? `${GROUP_NAMES[winner]} (${line.file} line ${line.line})` : GROUP_NAMES[winner]
}

function placeOf(winner: Group, profile: Profile, chain: Chain): Pick<Setting, 'file' | 'line'> | undefined {
  const keys = chain.links.find((link) => link.type === 'static-keys')
  if (winner === 'keys' && keys?.file && keys.line !== null) return { file: keys.file, line: keys.line }
  const sign = winner === 'assume-role' || winner === 'web-identity' ? 'role_arn' : winner
  return findSetting(profile, sign in SIGNS ? (SIGNS[sign as keyof typeof SIGNS][0] ?? '') : sign)
}

function comes(winner: Group): string {
  return winner === 'keys' || winner === 'assume-role' ? 'come' : 'comes'
}

/** Beside a role, keys are for the profiles whose source this one is, itself included. */
function isNeededBySource(profiles: Profiles, profile: Profile, winner: Group): boolean {
  return (winner === 'assume-role' || winner === 'web-identity') && sourcesIn(profiles).has(profile.name)
}

const known = new WeakMap<Profiles, ReadonlySet<string>>()

function sourcesIn(profiles: Profiles): ReadonlySet<string> {
  let sources = known.get(profiles)
  if (!sources) {
    sources = new Set(profiles.list.flatMap((each) => settingValue(each, 'source_profile') ?? []))
    known.set(profiles, sources)
  }
  return sources
}
