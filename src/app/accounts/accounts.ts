import type { Edit, NewSetting } from '../../profiles/edit/edit.ts'
import type { Profiles } from '../../profiles/profile.ts'
import { settingValue } from '../../profiles/profile.ts'
import type { Session } from '../../session/login/session.ts'
import type { ProfileIndex } from '../../session/profile-index.ts'
import type { TextField } from '../edit/text-field.ts'
import type { ListedAccount, Listing } from './listing.ts'

/** The accounts and roles of a session on screen, to make profiles of. */
export interface Accounts {
  readonly type: 'accounts'
  readonly session: Session
  readonly field: TextField
  /** Position among the rows that match. */
  readonly at: number
  /** `ACCOUNT/ROLE` of those that are chosen. */
  readonly chosen: ReadonlySet<string>
  readonly template: string
}

/** `{account}` is the account's name, else its id. */
export const DEFAULT_TEMPLATE = '{account}-{role}'

/** One line of the list: a role of an account, an account whose roles are not known yet, or a profile without one. */
export interface AccountRow {
  readonly id: string
  readonly account: ListedAccount
  readonly role: string | null
  /** The profile that has this account and role already, or null. */
  readonly profile: string | null
  /** The portal no longer lists what this profile names. */
  readonly isGone: boolean
}

/** All lines: what is listed, in the order of account names, then the profiles whose account or role is gone. */
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

/** The lines that hold every word of the filter. */
export function matchingRows(rows: readonly AccountRow[], text: string): readonly AccountRow[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return rows
  return rows.filter(({ account, role, profile }) => {
    const line = `${account.id} ${account.name} ${account.email} ${role ?? ''} ${profile ?? ''}`.toLowerCase()
    return words.every((word) => line.includes(word))
  })
}

function profilesOf(
  { profiles }: ProfileIndex,
  { ssoSession: session, startUrl }: Session,
): Map<string, string> {
  const found = new Map<string, string>()
  for (const profile of profiles.list) {
    const value = (key: string) => settingValue(profile, key)
    const isOfSession =
      session === null
        ? value('sso_start_url') === startUrl && !value('sso_session')
        : value('sso_session') === session
    const [account, role] = [value('sso_account_id'), value('sso_role_name')]
    if (isOfSession && account !== undefined && role !== undefined)
      found.set(`${account}/${role}`, profile.name)
  }
  return found
}

/** The chosen lines as an edit that makes their profiles, with names that are safe to every tool and not taken. */
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
      const place: NewSetting[] =
        session.ssoSession === null
          ? [
              ['sso_start_url', session.startUrl],
              ['sso_region', session.region],
            ]
          : [['sso_session', session.ssoSession]]
      const settings: NewSetting[] = [...place, ['sso_account_id', account.id], ['sso_role_name', role ?? '']]
      return { type: 'add', target: { kind: 'profile', name }, settings }
    })
  return { type: 'several', edits }
}

/** The template with its words filled in; what some tool could not read in a name becomes a dash. */
export function fillTemplate(template: string, { id, name }: ListedAccount, role: string): string {
  const words: Readonly<Record<string, string>> = { account: name || id, id, role }
  const filled = template.replace(/\{(account|id|role)\}/g, (_, word: string) => words[word] ?? '')
  return filled.replace(/[^\w\-/.%@:+]+/g, '-').replace(/^-+|-+$/g, '') || id
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name
  for (let count = 2; ; count++) if (!taken.has(`${name}-${count}`)) return `${name}-${count}`
}
