import type { ListedAccount } from '../session/accounts/account-profiles.ts'

const MOST_NAMED = 10

/** What of `--account` and `--role` a session does not list. */
export interface Unlisted {
  /** A sentence for each, with what there is instead. */
  readonly sentences: readonly string[]
  /** Whether nothing at all is left of what was asked for. */
  readonly isAll: boolean
}

/** Compares the accounts and roles asked for, none of which stands for all, with those that the portal has listed. */
export function unlisted(
  listed: readonly ListedAccount[],
  accounts: readonly string[],
  roles: readonly string[],
): Unlisted {
  const asked = listed.filter(({ id }) => accounts.length === 0 || accounts.includes(id))
  const offered = [...new Set(asked.flatMap((each) => each.roles ?? []))].sort()
  const lostAccounts = accounts.filter((id) => asked.every((each) => each.id !== id))
  // Without an account, there is no telling what roles there are.
  const lostRoles = asked.length === 0 ? [] : roles.filter((each) => !offered.includes(each))
  const names = listed.map(({ id, name }) => (name === '' ? id : `${id} (${name})`))
  const where = accounts.length === 0 ? 'no account of the session' : 'none of these accounts'
  return {
    sentences: [
      ...lostAccounts.map((id) => `the session lists no account ${id}; ${instead(names)}`),
      ...lostRoles.map((role) => `${where} offers the role ${role}; ${instead(offered)}`),
    ],
    isAll:
      (accounts.length > 0 && lostAccounts.length === accounts.length) ||
      (roles.length > 0 && lostRoles.length === roles.length),
  }
}

function instead(names: readonly string[]): string {
  if (names.length === 0) return 'there is none'
  const more = names.length - MOST_NAMED
  return `there ${names.length === 1 ? 'is' : 'are'} ${names.slice(0, MOST_NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
