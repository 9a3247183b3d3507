import type { PortalClient } from '../ports.ts'
import type { ListedAccount } from './account-profiles.ts'

/** Enough to use the portal's quota when it takes most of a second to answer; its port keeps the pace. */
const ROLES_AT_ONCE = 16

/**
 * All accounts of a session by name, each with its roles by name. Rejects with `ServiceError`, or with the signal's reason if
 * that aborts; the first failure ends the requests that go on beside it.
 *
 * @param wanted ids of the only accounts whose roles are asked for; all if there are none. The others have null.
 * @param onProgress called with how many accounts are done, and how many there are
 */
export async function listAccounts(
  portal: Pick<PortalClient, 'accounts' | 'roles'>,
  accessToken: string,
  wanted: readonly string[],
  signal: AbortSignal,
  onProgress: (done: number, total: number) => void,
): Promise<readonly ListedAccount[]> {
  const found = new Map<string, ListedAccount>()
  for await (const page of portal.accounts(accessToken, signal)) {
    for (const account of page) found.set(account.id, { ...account, roles: null })
  }
  const asked = [...found.keys()].filter((id) => wanted.length === 0 || wanted.includes(id))
  const waiting = [...asked]
  const failure = new AbortController()
  const either = AbortSignal.any([signal, failure.signal])
  let done = 0
  onProgress(done, asked.length)
  const work = async () => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      either.throwIfAborted()
      const roles = await portal.roles(accessToken, id, either)
      const account = found.get(id)
      if (account) found.set(id, { ...account, roles: [...roles].sort() })
      onProgress(++done, asked.length)
    }
  }
  const works = Array.from({ length: ROLES_AT_ONCE }, () =>
    work().catch((error: unknown) => {
      failure.abort(error)
      throw error
    }),
  )
  await Promise.all(works)
  const sortKey = ({ name, id }: ListedAccount) => `${name.toLowerCase()} ${id}`
  return [...found.values()].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))
}
