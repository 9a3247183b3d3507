import type { Edit, NewSetting } from '../../profiles/edit/edit.ts'
import { nameRefusal, valueRefusal } from '../../profiles/edit/refusal.ts'
import { settingValue } from '../../profiles/profile.ts'
import { type Session, sessionNameOf } from '../login/session.ts'
import type { ProfileIndex } from '../profile-index.ts'
import { type ListedAccount, profilesOf, roleSettings } from './account-profiles.ts'
import { fillTemplate } from './name-template.ts'
import { whyKept } from './why-kept.ts'

export interface PopulateOptions {
  readonly session: Session
  readonly template: string
  /** For the new profiles; null writes none. */
  readonly region: string | null
  /** Whether a profile for this role of this account is to be made, or, if the role is gone, to be taken away. */
  readonly isWanted: (account: string, role: string) => boolean
  /** Whether to take away what is gone. */
  readonly prunes: boolean
}

/** A profile and the account and role that it is for. */
export interface RoleProfile {
  readonly name: string
  readonly account: string
  readonly role: string
}

/** A profile that is neither made nor removed. */
export interface SkippedRole extends RoleProfile {
  /** A clause without its full stop. */
  readonly reason: string
  /** What has the name already: a profile, or another of the roles; null if it is something else. */
  readonly taker: 'profile' | 'role' | null
}

export interface PopulatePlan {
  readonly edit: Extract<Edit, { type: 'several' }>
  readonly added: readonly RoleProfile[]
  /** How many accounts' roles have a profile already. */
  readonly unchanged: number
  readonly removed: readonly RoleProfile[]
  readonly skipped: readonly SkippedRole[]
  /** Names of profiles whose account or role is gone, if nothing is pruned. */
  readonly gone: readonly string[]
}

/**
 * What to add and remove, so that each wanted account and role has a profile. To tell what is gone, the list must be
 * complete. Never throws.
 */
export function populatePlan(
  index: ProfileIndex,
  listed: readonly ListedAccount[],
  options: PopulateOptions,
): PopulatePlan {
  const { session, template, region, isWanted, prunes } = options
  const existing = profilesOf(index, session)
  const edits: Edit[] = []
  const added: RoleProfile[] = []
  const skipped: SkippedRole[] = []
  const seen = new Set<string>()
  const takers = new Map<string, string>()
  let unchanged = 0
  for (const account of listed) {
    for (const role of account.roles ?? []) {
      const id = `${account.id}/${role}`
      if (seen.has(id)) continue
      seen.add(id)
      if (!isWanted(account.id, role)) continue
      if (existing.has(id)) {
        unchanged++
        continue
      }
      const name = fillTemplate(template, account, role, sessionNameOf(session))
      const settings: NewSetting[] = roleSettings(session, account.id, role)
      if (region !== null) settings.push(['region', region])
      const edit: Edit = { type: 'add', target: { kind: 'profile', name }, settings }
      const skip = clash(index, takers, name, id) ?? refusalOf(name, settings)
      if (skip !== null) {
        skipped.push({ name, account: account.id, role, ...skip })
        continue
      }
      takers.set(name, id)
      edits.push(edit)
      added.push({ name, account: account.id, role })
    }
  }
  const removed: RoleProfile[] = []
  let reasonToKeep: ReturnType<typeof whyKept> | undefined
  const gone: string[] = []
  for (const [id, names] of existing) {
    const [account = '', role = ''] = id.split('/')
    if (seen.has(id) || !isWanted(account, role)) continue
    for (const name of names) {
      if (!prunes) {
        gone.push(name)
        continue
      }
      reasonToKeep ??= whyKept(index, session)
      const reason = reasonToKeep(name)
      if (reason !== null) {
        skipped.push({ name, account, role, reason, taker: null })
        continue
      }
      edits.push({ type: 'remove', target: { kind: 'profile', name } })
      removed.push({ name, account, role })
    }
  }
  return { edit: { type: 'several', edits }, added, unchanged, removed, skipped, gone }
}

type Refusal = Pick<SkippedRole, 'reason' | 'taker'>

/** Why the role `ACCOUNT/ROLE` cannot have the name, or null. */
function clash(
  { profiles }: ProfileIndex,
  takers: ReadonlyMap<string, string>,
  name: string,
  id: string,
): Refusal | null {
  const other = profiles.byName.get(name)
  if (other) {
    const [account, role] = ['sso_account_id', 'sso_role_name'].map((key) => settingValue(other, key))
    const holds = account && role ? `for ${account}/${role}` : 'for something else'
    return { reason: `there is a profile of that name, ${holds}; ${id} gets none`, taker: 'profile' }
  }
  const taker = takers.get(name)
  if (taker === undefined) return null
  return { reason: `${taker} gets that name, too; ${id} gets none`, taker: 'role' }
}

/** Why the profile cannot be written, or null: account and role are what the portal says. */
function refusalOf(name: string, settings: readonly NewSetting[]): Refusal | null {
  const ofValue = settings.map(([, value]) => valueRefusal(value)).find((each) => each !== null)
  const reason = nameRefusal({ kind: 'profile', name }) ?? ofValue ?? null
  return reason === null ? null : { reason, taker: null }
}
