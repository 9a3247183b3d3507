import { settingValue } from '../../profiles/profile.ts'
import { isOfSession, type ListedAccount, profilesOf } from '../../session/accounts/account-profiles.ts'
import type { Session } from '../../session/login/session.ts'
import type { ProfileIndex } from '../../session/profile-index.ts'
import type { TextField } from '../edit/text-field.ts'
import type { Listing } from './listing.ts'

/** The list of a session's accounts and roles, to create profiles from. */
export interface Accounts {
  readonly type: 'accounts'
  readonly session: Session
  /** The filter. */
  readonly field: TextField
  /** True while keys are typed into the filter. */
  readonly isFiltering: boolean
  /** Index of the row with the cursor, among those that match. */
  readonly at: number
  /** `ACCOUNT/ROLE` of the chosen rows: those to get a profile, and those gone whose profile is to go, too. */
  readonly chosen: ReadonlySet<string>
  /** Of the new profiles' names; see `fillTemplate`. */
  readonly template: string
}

/** A role of an account, an account whose roles are not known yet, or a profile whose role is no longer listed. */
export interface AccountRow {
  /** `ACCOUNT/ROLE`, or the account's id while its roles are not known. */
  readonly id: string
  readonly account: ListedAccount
  readonly role: string | null
  /** The profile that already has this account and role, or null. */
  readonly profile: string | null
  /** True if the portal no longer lists this profile's account or role. */
  readonly isGone: boolean
}

/** All rows: the listed roles in the listing's order, then, once it is complete, the profiles whose role is gone. */
export function accountRows(listing: Listing, profileIndex: ProfileIndex, session: Session): AccountRow[] {
  const profiles = profilesOf(profileIndex, session)
  const rows: AccountRow[] = []
  const listed = new Set<string>()
  for (const account of listing.accounts) {
    if (account.roles === null) {
      rows.push({ id: account.id, account, role: null, profile: null, isGone: false })
      continue
    }
    for (const role of account.roles) {
      const id = `${account.id}/${role}`
      listed.add(id)
      rows.push({ id, account, role, profile: profiles.get(id)?.at(-1) ?? null, isGone: false })
    }
  }
  const isComplete = listing.state === 'complete' && listing.accounts.every((each) => each.roles !== null)
  if (!isComplete) return rows
  for (const [id, names] of profiles) {
    const profile = names.at(-1)
    if (listed.has(id) || profile === undefined) continue
    const [account = '', role = ''] = id.split('/')
    rows.push({ id, account: { id: account, name: '', email: '', roles: [] }, role, profile, isGone: true })
  }
  return rows
}

/** The rows that contain every word of the filter. */
export function matchingRows(rows: readonly AccountRow[], text: string): readonly AccountRow[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return rows
  return rows.filter(({ account, role, profile }) => {
    const line = `${account.id} ${account.name} ${account.email} ${role ?? ''} ${profile ?? ''}`.toLowerCase()
    return words.every((word) => line.includes(word))
  })
}

/** What most profiles of the session have, or else where the session is, as a first answer. */
export function usualRegion({ profiles }: ProfileIndex, session: Session): string {
  const counts = new Map<string, number>()
  for (const profile of profiles.list) {
    const region = settingValue(profile, 'region')
    if (region === undefined || region === '' || !isOfSession(profile, session)) continue
    counts.set(region, (counts.get(region) ?? 0) + 1)
  }
  const [most] = [...counts].toSorted(([, a], [, b]) => b - a)
  return most?.[0] ?? session.region
}
