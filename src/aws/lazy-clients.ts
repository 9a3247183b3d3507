import type { TokenRenewer } from '../session/oidc-client.ts'
import type { PortalClient, StsClient } from '../session/ports.ts'

/** Calls `load` once, when its result is first needed. */
function once<Client>(load: () => Promise<Client>): () => Promise<Client> {
  let loading: Promise<Client> | undefined
  return () => (loading ??= load())
}

/** STS through a client that is made for the first call; what prevents it makes the call reject. */
export function lazySts(load: () => Promise<StsClient>): StsClient {
  let made: StsClient | undefined
  const client = once(async () => (made = await load()))
  return {
    clockOffsetMs: () => made?.clockOffsetMs() ?? null,
    assumeRole: async (...args) => (await client()).assumeRole(...args),
    sessionToken: async (...args) => (await client()).sessionToken(...args),
    assumeRoleWithWebIdentity: async (...args) => (await client()).assumeRoleWithWebIdentity(...args),
    callerIdentity: async (...args) => (await client()).callerIdentity(...args),
  }
}

/** The portal, likewise. */
export function lazyPortal(load: () => Promise<PortalClient>): PortalClient {
  const client = once(load)
  return {
    async *accounts(...args) {
      yield* (await client()).accounts(...args)
    },
    roles: async (...args) => (await client()).roles(...args),
    roleCredentials: async (...args) => (await client()).roleCredentials(...args),
    logout: async (...args) => (await client()).logout(...args),
  }
}

/** The OIDC service, likewise, as far as it renews tokens. */
export function lazyOidc(load: () => Promise<TokenRenewer>): TokenRenewer {
  const client = once(load)
  return { createToken: async (...args) => (await client()).createToken(...args) }
}
