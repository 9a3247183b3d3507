import { createHash } from 'node:crypto'

/** The identity behind an access key id. */
export interface Identity {
  readonly accessKeyId: string
  readonly account: string
  readonly arn: string
  readonly userId: string
  /** Milliseconds since the epoch; absent for keys that do not expire. */
  readonly expiresAt?: number
  /** Makes STS answer every request with these keys with `SignatureDoesNotMatch`. */
  readonly hasWrongSecret?: boolean
  /** Its session was bought with an MFA code. */
  readonly hasMfa?: boolean
}

export interface Role {
  readonly arn: string
  /** ARNs, or prefixes of ARNs, that can assume the role; `*` for everybody. */
  readonly trusts: readonly string[]
  readonly externalId?: string
  readonly needsMfa?: boolean
}

export interface Account {
  readonly id: string
  readonly name?: string
  readonly email?: string
  readonly roles: readonly string[]
}

/** The state of the stand-in, which requests change as they would change the state of AWS. */
export interface World {
  readonly now: () => number
  /** Base URL of the stand-in. */
  url: string
  readonly accounts: readonly Account[]
  readonly roles: readonly Role[]
  readonly identities: Map<string, Identity>
  /** Expiry by access token, ms. */
  readonly accessTokens: Map<string, number>
  readonly refreshTokens: Set<string>
  /** Secret by client id. */
  readonly clients: Map<string, string>
  readonly grants: Map<string, Grant>
  /** Redirect URIs, without a port, by the id of a client that logs in with a browser. */
  readonly redirects: Map<string, readonly string[]>
  /** What was granted in a browser, by authorization code. */
  readonly authorizations: Map<string, Authorization>
  /** Sessions of `aws login`, by refresh token. */
  readonly logins: Map<string, LoginSession>
  /** The ids of all proofs that came with their renewals. */
  readonly proofs: Set<string>
  /** Logins are approved this long after a token was first asked for; null if a person must decide. */
  readonly autoApproveMs: number | null
  /** The role of the instance or container; null if the metadata services offer none. */
  readonly machineRole: { readonly name: string; readonly accessKeyId: string } | null
  readonly containerToken: string | null
  /** Lifetime of an access token. */
  readonly tokenSeconds: number
  /** Lifetime of a device code. */
  readonly deviceSeconds: number
  /** The portal's quota; null if it takes every request. */
  readonly quota: Quota | null
  /** How many words `nextWord` has made. */
  count: number
}

/** A session of `aws login`. */
export interface LoginSession {
  readonly arn: string
  readonly account: string
  /** The public key that first proved to hold its refresh token; no other one may go on. */
  readonly key?: string
}

/** How many requests the portal takes in any second, and whether it says when to come again. */
export interface Quota {
  readonly perSecond: number
  /** The Retry-After header of a refusal: the seconds, or the date; none if absent. */
  readonly retryAfter?: 'seconds' | 'date'
}

/** A login: a device authorization grant, RFC 8628. */
export interface Grant {
  readonly deviceCode: string
  readonly userCode: string
  readonly startedAt: number
  /** When a token was first asked for; null before. */
  askedAt: number | null
  state: 'pending' | 'approved' | 'denied' | 'used'
}

/** A login that was approved in a browser, RFC 6749, 4.1, with PKCE, RFC 7636. */
export interface Authorization {
  readonly clientId: string
  readonly redirectUri: string
  readonly codeChallenge: string
  readonly grantedAt: number
}

/** An identifier that looks random but is the same in every run, so that screenshots are reproducible. */
export function nextWord(world: World, what: string, length: number): string {
  world.count++
  return createHash('sha256')
    .update(`${what} ${world.count}`)
    .digest('base64url')
    .replace(/[-_]/g, 'x')
    .slice(0, length)
}

const DAY_MS = 24 * 60 * 60_000
const HOUR_MS = 60 * 60_000

/** Issues short-term keys for `arn`, which STS accepts from now on. They last `lifeMs`, but at most a day. */
export function issueKeys(
  world: World,
  arn: string,
  account: string,
  lifeMs = HOUR_MS,
): { accessKeyId: string; secretAccessKey: string; sessionToken: string; expiresAt: number } {
  const accessKeyId = `ASIA${nextWord(world, 'key', 16).toUpperCase()}`
  const expiresAt = Math.floor((world.now() + Math.min(lifeMs, DAY_MS)) / 1000) * 1000
  world.identities.set(accessKeyId, {
    accessKeyId,
    account,
    arn,
    userId: `AROA${nextWord(world, 'user', 16).toUpperCase()}:${arn.split('/').at(-1)}`,
    expiresAt,
  })
  return {
    accessKeyId,
    secretAccessKey: nextWord(world, 'secret', 40),
    sessionToken: nextWord(world, 'session', 43).repeat(4),
    expiresAt,
  }
}

/** Initial state of a stand-in. */
export interface WorldOptions {
  readonly now?: () => number
  readonly accounts?: readonly Account[]
  readonly roles?: readonly Role[]
  readonly identities?: readonly Identity[]
  /** Expiry by access token, ms. */
  readonly accessTokens?: Readonly<Record<string, number>>
  readonly refreshTokens?: readonly string[]
  /** Secret by client id. */
  readonly clients?: Readonly<Record<string, string>>
  /** Sessions of `aws login`, by refresh token. */
  readonly logins?: Readonly<Record<string, LoginSession>>
  /** Logins are approved this long after a token was first asked for; null, the default, if a person must decide. */
  readonly autoApproveMs?: number | null
  readonly machineRole?: World['machineRole']
  readonly containerToken?: string | null
  readonly tokenSeconds?: number
  readonly deviceSeconds?: number
  readonly quota?: Quota
}

export function createWorld(options: WorldOptions): World {
  return {
    now: options.now ?? Date.now,
    url: '',
    accounts: options.accounts ?? [],
    roles: options.roles ?? [],
    identities: new Map((options.identities ?? []).map((each) => [each.accessKeyId, each])),
    accessTokens: new Map(Object.entries(options.accessTokens ?? {})),
    refreshTokens: new Set(options.refreshTokens ?? []),
    clients: new Map(Object.entries(options.clients ?? {})),
    grants: new Map(),
    redirects: new Map(),
    authorizations: new Map(),
    logins: new Map(Object.entries(options.logins ?? {})),
    proofs: new Set(),
    autoApproveMs: options.autoApproveMs ?? null,
    machineRole: options.machineRole ?? null,
    containerToken: options.containerToken ?? null,
    tokenSeconds: options.tokenSeconds ?? 28_800,
    deviceSeconds: options.deviceSeconds ?? 600,
    quota: options.quota ?? null,
    count: 0,
  }
}
