import type { ListedAccount } from '../../session/accounts/account-profiles.ts'

/** What the portal has listed for a session so far. */
export interface Listing {
  /** Tells late results of an earlier attempt from this one's. */
  readonly attempt: number
  readonly state: 'loading' | 'complete' | 'failed'
  readonly accounts: readonly ListedAccount[]
  /** Why it failed, as a sentence, or null. */
  readonly reason: string | null
}

export const EMPTY_LISTING: Listing = { attempt: 0, state: 'loading', accounts: [], reason: null }
