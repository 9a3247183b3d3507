/** Progress of a login; times are in ms since the epoch. */
export type LoginStep =
  /** The start URL belongs to another region than `sso_region` says; that one is used. */
  | { readonly type: 'other-region'; readonly region: string }
  | { readonly type: 'registering' }
  | {
      readonly type: 'code'
      readonly userCode: string
      readonly verificationUri: string
      readonly verificationUriComplete: string
      readonly expiresAt: number
    }
  /** The browser has to open this address, and then to come back before `expiresAt`. */
  | { readonly type: 'browser'; readonly url: string; readonly expiresAt: number }
  /** A minute has passed, and nothing but the missing approval speaks against the code. Comes once. */
  | { readonly type: 'long-wait' }
  /** Still waiting; `reason` is why the last request failed, or null if it got its answer: not approved yet. */
  | { readonly type: 'waiting'; readonly reason: string | null }
  /** Approved, but another process holds the lock of the token's file. */
  | { readonly type: 'held-up' }
  | { readonly type: 'authorized'; readonly expiresAt: number }
