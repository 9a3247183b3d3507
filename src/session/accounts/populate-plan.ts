import type { Edit, NewSetting } from '../../profiles/edit/edit.ts'
import { nameRefusal, valueRefusal } from '../../profiles/edit/refusal.ts'
import { settingValue } from '../../profiles/profile.ts'
import { maskedKey } from '../../profiles/setting.ts'
import { type Session, sessionNameOf } from '../login/session.ts'
import type { ProfileIndex } from '../profile-index.ts'
import { type ListedAccount, profilesOf, roleSettings } from './account-profiles.ts'
import { fillTemplate } from './name-template.ts'

export interface PopulateOptions {
  readonly session: Session
  readonly template: string
  /** For the new profiles; null writes none. */
  readonly region: string | null
  /** Only these accounts' ids; all if there are none. The same for roles. */
  readonly accounts: readonly string[]
  readonly roles: readonly string[]
  /** Whether to take away what is gone. */
  readonly prunes: boolean
}

/** A profile and the account and role that it is for. */
export interface RoleProfile {
  readonly name: string
  readonly account: string
  readonly role: string
}

export interface PopulatePlan {
  readonly edit: Extract<Edit, { type: 'several' }>
  readonly added: readonly RoleProfile[]
  /** How many accounts' roles have a profile already. */
  readonly unchanged: number
  readonly removed: readonly RoleProfile[]
  /** The profiles that are neither made nor removed, and why: a sentence without its full stop. */
  readonly skipped: readonly { readonly name: string; readonly reason: string }[]
  /** Names of profiles whose account or role is gone, if nothing is pruned. */
  readonly gone: readonly string[]
}

/** What to add and remove, so that each listed account and role has a profile. The list must be complete. Never throws. */
export function populatePlan(
  index: ProfileIndex,
  listed: readonly ListedAccount[],
  options: PopulateOptions,
): PopulatePlan {
  const { session, template, region } = options
  const existing = profilesOf(index, session)
  const edits: Edit[] = []
  const added: RoleProfile[] = []
  const skipped: PopulatePlan['skipped'][number][] = []
  const seen = new Set<string>()
  const takers = new Map<string, string>()
  let unchanged = 0
  for (const account of listed) {
    for (const role of account.roles ?? []) {
      const id = `${account.id}/${role}`
      if (seen.has(id)) continue
      seen.add(id)
      if (!isWanted(options, account.id, role)) continue
      if (existing.has(id)) {
        unchanged++
        continue
      }
      const name = fillTemplate(template, account, role, sessionNameOf(session))
      const settings: NewSetting[] = roleSettings(session, account.id, role)
      if (region !== null) settings.push(['region', region])
      const edit: Edit = { type: 'add', target: { kind: 'profile', name }, settings }
      const reason = clash(index, takers, name, id) ?? refusalOf(name, settings)
      if (reason !== null) {
        skipped.push({ name, reason })
        continue
      }
      takers.set(name, id)
      edits.push(edit)
      added.push({ name, account: account.id, role })
    }
  }
  const whyKept = keeper(index, session)
  const removed: RoleProfile[] = []
  const gone: string[] = []
  for (const [id, names] of existing) {
    const [account = '', role = ''] = id.split('/')
    if (seen.has(id) || !isWanted(options, account, role)) continue
    for (const name of names) {
      if (!options.prunes) {
        gone.push(name)
        continue
      }
      const reason = whyKept(name)
      if (reason !== null) {
        skipped.push({ name, reason })
        continue
      }
      edits.push({ type: 'remove', target: { kind: 'profile', name } })
      removed.push({ name, account, role })
    }
  }
  return { edit: { type: 'several', edits }, added, unchanged, removed, skipped, gone }
}

function isWanted({ accounts, roles }: PopulateOptions, account: string, role: string): boolean {
  const holds = (list: readonly string[], each: string) => list.length === 0 || list.includes(each)
  return holds(accounts, account) && holds(roles, role)
}

/** Why the role `ACCOUNT/ROLE` cannot have the name, or null. */
function clash(
  { profiles }: ProfileIndex,
  takers: ReadonlyMap<string, string>,
  name: string,
  id: string,
): string | null {
  const other = profiles.byName.get(name)
  if (other) {
    const [account, role] = ['sso_account_id', 'sso_role_name'].map((key) => settingValue(other, key))
    const holds = account && role ? `for ${account}/${role}` : 'for something else'
    return `there is a profile of that name, ${holds}; ${id} gets none, unless another --name is given`
  }
  const taker = takers.get(name)
  if (taker === undefined) return null
  return `${taker} gets that name, too; ${id} gets none, unless --name tells them apart, such as by {accountId}`
}

/** Why the profile cannot be written, or null: account and role are what the portal says. */
function refusalOf(name: string, settings: readonly NewSetting[]): string | null {
  const ofValue = settings.map(([, value]) => valueRefusal(value)).find((each) => each !== null)
  return nameRefusal({ kind: 'profile', name }) ?? ofValue ?? null
}

/** Keeps what holds or serves more than populate writes: says why, or null to remove it. */
function keeper({ profiles }: ProfileIndex, { ssoSession }: Session): (name: string) => string | null {
  const signIn = ssoSession === null ? ['sso_start_url', 'sso_region'] : ['sso_session']
  const own = new Set([...signIn, 'sso_account_id', 'sso_role_name', 'region'])
  const users = new Map<string, string>()
  for (const each of profiles.list) {
    const source = settingValue(each, 'source_profile')
    if (source !== undefined) users.set(source, each.name)
  }
  return (name) => {
    const sections = profiles.sectionsOf('profile', name)
    for (const { file, section } of sections) {
      const other = section.settings.find(({ key, nested }) => !own.has(key) || nested.length > 0)
      if (other) return `its role is gone, but it also holds ${maskedKey(other.key)}`
      const end = section.settings.at(-1)?.end ?? section.bodyStart
      const body = profiles.documents[file].text.slice(section.bodyStart, end)
      if (/^[ \t]*[#;]/m.test(body)) return 'its role is gone, but it also holds a comment'
    }
    const user = users.get(name)
    return user === undefined ? null : `its role is gone, but ${user} has it as source_profile`
  }
}
