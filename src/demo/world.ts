import { createHash } from 'node:crypto'

/** Who a set of keys is. */
export interface Identity {
  readonly accessKeyId: string
  readonly account: string
  readonly arn: string
  readonly userId: string
  /** Milliseconds since the epoch; absent for keys that do not expire. */
  readonly expiresAt?: number
  /** The service says so of every request with these keys. */
  readonly hasWrongSecret?: boolean
}

export interface Role {
  readonly arn: string
  /** ARNs (or beginnings of ARNs) that may assume it; `*` for everybody. */
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

/** Everything that the stand-in knows; handlers change it as the services would. */
export interface World {
  readonly now: () => number
  /** Where the device page is. */
  url: string
  readonly accounts: readonly Account[]
  readonly roles: readonly Role[]
  readonly identities: Map<string, Identity>
  /** Access tokens → when they run out, ms. */
  readonly accessTokens: Map<string, number>
  readonly refreshTokens: Set<string>
  /** Client ids → secret. */
  readonly clients: Map<string, string>
  readonly grants: Map<string, Grant>
  readonly autoApproveMs: number | null
  /** What instance and container metadata give; null for a machine that has none. */
  readonly machineRole: { readonly name: string; readonly accessKeyId: string } | null
  readonly containerToken: string | null
  /** How long an access token lasts, seconds. */
  readonly tokenSeconds: number
  readonly deviceSeconds: number
  count: number
}

export interface Grant {
  readonly deviceCode: string
  readonly userCode: string
  readonly startedAt: number
  state: 'pending' | 'approved' | 'denied' | 'used'
}

/** A word that is the same in every run: what shows on screen must not depend on chance. */
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

/** Keys for a role, known to STS from now on. */
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

/** What a stand-in is started with; everything has a default. */
export interface WorldOptions {
  readonly now?: () => number
  readonly accounts?: readonly Account[]
  readonly roles?: readonly Role[]
  readonly identities?: readonly Identity[]
  /** Tokens that are valid from the start → when they run out, ms. */
  readonly accessTokens?: Readonly<Record<string, number>>
  readonly refreshTokens?: readonly string[]
  /** Client ids → secret. */
  readonly clients?: Readonly<Record<string, string>>
  /** Logins approve themselves after so long; null for never. */
  readonly autoApproveMs?: number | null
  readonly machineRole?: World['machineRole']
  readonly containerToken?: string | null
  readonly tokenSeconds?: number
  readonly deviceSeconds?: number
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
    autoApproveMs: options.autoApproveMs ?? null,
    machineRole: options.machineRole ?? null,
    containerToken: options.containerToken ?? null,
    tokenSeconds: options.tokenSeconds ?? 28_800,
    deviceSeconds: options.deviceSeconds ?? 600,
    count: 0,
  }
}
