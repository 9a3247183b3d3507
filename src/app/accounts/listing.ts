/** What the portal lists for a session, as far as it has come. */
export interface Listing {
  /** What comes of an earlier attempt, late, is told apart by this. */
  readonly attempt: number
  readonly state: 'loading' | 'complete' | 'failed'
  readonly accounts: readonly ListedAccount[]
  /** Why it failed, as a sentence, or null. */
  readonly reason: string | null
}

export interface ListedAccount {
  readonly id: string
  readonly name: string
  readonly email: string
  /** Null until they were asked for. */
  readonly roles: readonly string[] | null
}

export const EMPTY_LISTING: Listing = { attempt: 0, state: 'loading', accounts: [], reason: null }
