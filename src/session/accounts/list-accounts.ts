import type { PortalAccount, PortalClient } from '../ports.ts'
import type { ListedAccount } from './account-profiles.ts'

/** Enough to use the portal's quota when it takes most of a second to answer; its port keeps the pace. */
const ROLES_AT_ONCE = 16

/** Called as the list grows. */
export interface ListingSteps {
  /** Each page of accounts, before any roles. */
  readonly onAccounts?: (accounts: readonly PortalAccount[]) => void
  readonly onRoles?: (account: string, roles: readonly string[]) => void
  /** For how many accounts the roles are listed, and for how many they will be. */
  readonly onProgress?: (done: number, total: number) => void
}

/**
 * All accounts of a session by name, each with its roles by name. Rejects with `ServiceError`, or with the signal's reason if
 * that aborts; the first failure ends the requests that go on beside it.
 *
 * @param wanted ids of the only accounts whose roles are asked for; all if there are none. The others have null.
 */
export async function listAccounts(
  portal: Pick<PortalClient, 'accounts' | 'roles'>,
  accessToken: string,
  wanted: readonly string[],
  signal: AbortSignal,
  { onAccounts, onRoles, onProgress }: ListingSteps,
): Promise<readonly ListedAccount[]> {
  const found = new Map<string, ListedAccount>()
  for await (const page of portal.accounts(accessToken, signal)) {
    signal.throwIfAborted()
    for (const account of page) found.set(account.id, { ...account, roles: null })
    onAccounts?.(page)
  }
  const asked = [...found.keys()].filter((id) => wanted.length === 0 || wanted.includes(id))
  const waiting = [...asked]
  const failure = new AbortController()
  const either = AbortSignal.any([signal, failure.signal])
  let done = 0
  onProgress?.(done, asked.length)
  const work = async () => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      either.throwIfAborted()
      const given = await portal.roles(accessToken, id, either).catch((error: unknown) => {
        failure.abort(error)
        throw error
      })
      const roles = [...given].sort()
      either.throwIfAborted()
      const account = found.get(id)
      if (account) found.set(id, { ...account, roles })
      onRoles?.(id, roles)
      onProgress?.(++done, asked.length)
    }
  }
  await Promise.all(Array.from({ length: ROLES_AT_ONCE }, work))
  return byName([...found.values()])
}

/** Accounts by name, in any case; those without one by id, first. */
export function byName<Account extends PortalAccount>(accounts: readonly Account[]): readonly Account[] {
  const sortKey = ({ name, id }: PortalAccount) => `${name.toLowerCase()} ${id}`
  return accounts.toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))
}
