import type { Edit, NewSetting } from '../../profiles/edit/edit.ts'
import type { Profiles } from '../../profiles/profile.ts'
import { settingValue } from '../../profiles/profile.ts'
import type { Session } from '../../session/login/session.ts'
import type { ProfileIndex } from '../../session/profile-index.ts'
import type { TextField } from '../edit/text-field.ts'
import type { ListedAccount, Listing } from './listing.ts'

/** The list of a session's accounts and roles, to create profiles from. */
export interface Accounts {
  readonly type: 'accounts'
  readonly session: Session
  readonly field: TextField
  /** Index of the row with the cursor, among those that match. */
  readonly at: number
  /** `ACCOUNT/ROLE` of the chosen rows. */
  readonly chosen: ReadonlySet<string>
  /** Of the new profiles' names; see `fillTemplate`. */
  readonly template: string
}

/** `{account}` is the account's name, or its id if it has no name. */
export const DEFAULT_TEMPLATE = '{account}-{role}'

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
      rows.push({ id, account, role, profile: profiles.get(id) ?? null, isGone: false })
    }
  }
  const isComplete = listing.state === 'complete' && listing.accounts.every((each) => each.roles !== null)
  if (!isComplete) return rows
  for (const [id, profile] of profiles) {
    if (listed.has(id)) continue
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

function profilesOf({ profiles }: ProfileIndex, { ssoSession, startUrl }: Session): Map<string, string> {
  const found = new Map<string, string>()
  for (const profile of profiles.list) {
    const value = (key: string) => settingValue(profile, key)
    const isOfSession =
      ssoSession === null
        ? value('sso_start_url') === startUrl && !value('sso_session')
        : value('sso_session') === ssoSession
    const [account, role] = [value('sso_account_id'), value('sso_role_name')]
    if (isOfSession && account !== undefined && role !== undefined)
      found.set(`${account}/${role}`, profile.name)
  }
  return found
}

/** The edit that adds a profile for each chosen row, with a name that every tool can read and no profile has. */
export function accountsEdit(
  { session, chosen, template }: Accounts,
  rows: readonly AccountRow[],
  profiles: Profiles,
): Extract<Edit, { type: 'several' }> {
  const taken = new Set(profiles.byName.keys())
  const edits = rows
    .filter((row) => chosen.has(row.id) && row.role !== null)
    .map(({ account, role }): Edit => {
      const name = freeName(fillTemplate(template, account, role ?? ''), taken)
      taken.add(name)
      const signIn: NewSetting[] =
        session.ssoSession === null
          ? [
              ['sso_start_url', session.startUrl],
              ['sso_region', session.region],
            ]
          : [['sso_session', session.ssoSession]]
      const settings: NewSetting[] = [
        ...signIn,
        ['sso_account_id', account.id],
        ['sso_role_name', role ?? ''],
      ]
      return { type: 'add', target: { kind: 'profile', name }, settings }
    })
  return { type: 'several', edits }
}

/** Replaces `{account}`, `{id}` and `{role}`; characters that some tool cannot read in a name become dashes. */
export function fillTemplate(template: string, { id, name }: ListedAccount, role: string): string {
  const words: Readonly<Record<string, string>> = { account: name || id, id, role }
  const filled = template.replace(/\{(account|id|role)\}/g, (_, word: string) => words[word] ?? '')
  return filled.replace(/[^\w\-/.%@:+]+/g, '-').replace(/^-+|-+$/g, '') || id
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name
  for (let count = 2; ; count++) if (!taken.has(`${name}-${count}`)) return `${name}-${count}`
}
