import type { Session } from '../../../src/session/login/session.ts'
import type { CacheFile, Clock, OidcClient, TokenFolder } from '../../../src/session/ports.ts'
import { ServiceError } from '../../../src/session/service-error.ts'
import { MINUTE, NOW } from '../state/state.ts'

/** What a login is for in most tests. */
export const TARGET: Session = {
  ssoSession: 'my-sso',
  startUrl: 'https://d-1234567890.awsapps.com/start',
  region: 'us-east-1',
  scopes: ['sso:account:access'],
}

export const LEGACY: Session = { ...TARGET, ssoSession: null, scopes: [] }

/** A clock that is told to go on: sleeping takes no time but moves it. */
export interface FakeClock extends Clock {
  at: number
  readonly slept: readonly number[]
}

export function fakeClock(at = NOW): FakeClock {
  const slept: number[] = []
  const clock: FakeClock = {
    at,
    slept,
    now: () => clock.at,
    sleep: async (milliseconds, signal) => {
      signal.throwIfAborted()
      slept.push(milliseconds)
      clock.at += milliseconds
    },
  }
  return clock
}

/** A cache folder in memory. */
export interface MemoryFolder extends TokenFolder {
  readonly files: Map<string, string>
  /** Which files were locked, in order. */
  readonly locks: readonly string[]
}

export function memoryFolder(files: Readonly<Record<string, object | string>> = {}): MemoryFolder {
  const kept = new Map(
    Object.entries(files).map(([name, text]) => [
      name,
      typeof text === 'string' ? text : JSON.stringify(text),
    ]),
  )
  const locks: string[] = []
  let last: Promise<unknown> = Promise.resolve()
  return {
    files: kept,
    locks,
    read: (name): CacheFile | undefined => {
      const text = kept.get(name)
      return text === undefined ? undefined : { text }
    },
    list: () => [...kept.keys()],
    write: (name, text) => void kept.set(name, text),
    remove: (name) => void kept.delete(name),
    locked: async (name, work) => {
      locks.push(name)
      const mine = last.then(work)
      last = mine.catch(() => undefined)
      return mine
    },
  }
}

/** What one request for a token is answered with: an error's code (with a status of its own where not 400), or a token. */
export type TokenAnswer = string | ServiceError | 'token'

export interface FakeOidc extends OidcClient {
  readonly calls: readonly string[]
  /** Client ids that the service no longer takes. */
  readonly revoked: Set<string>
  readonly tokens: TokenAnswer[]
  /** Called at each request, before it is answered. */
  onCall: (what: string) => void | Promise<void>
}

/** The OIDC service in memory: gives a new client at each registration, and answers requests for tokens in turn. */
export function fakeOidc(
  tokens: readonly TokenAnswer[] = ['token'],
  grant: { readonly expiresIn?: number; readonly interval?: number } = {},
): FakeOidc {
  const calls: string[] = []
  let clients = 0
  let count = 0
  const oidc: FakeOidc = {
    calls,
    revoked: new Set(),
    tokens: [...tokens],
    onCall: () => undefined,
    register: async ({ clientName, scopes }) => {
      calls.push(`register ${clientName} ${scopes.join(' ')}`)
      await oidc.onCall('register')
      const nth = ++clients
      return {
        clientId: `client-${nth}`,
        clientSecret: `secret-${nth}`,
        expiresAt: NOW + 90 * 24 * 60 * MINUTE,
      }
    },
    startDevice: async ({ clientId, startUrl }) => {
      calls.push(`device ${clientId} ${startUrl}`)
      await oidc.onCall('device')
      if (oidc.revoked.has(clientId)) throw failure('InvalidClientException', 401)
      const nth = ++count
      return {
        deviceCode: `device-${nth}`,
        userCode: `CODE-${nth}`,
        verificationUri: 'https://device.example/',
        verificationUriComplete: `https://device.example/?user_code=CODE-${nth}`,
        expiresIn: grant.expiresIn ?? 600,
        interval: grant.interval ?? 1,
      }
    },
    createToken: async (request) => {
      const what = 'deviceCode' in request ? request.deviceCode : request.refreshToken
      calls.push(`token ${request.clientId} ${what}`)
      await oidc.onCall('token')
      const answer = oidc.tokens.length > 1 ? oidc.tokens.shift() : oidc.tokens[0]
      if (oidc.revoked.has(request.clientId)) throw failure('InvalidClientException', 401)
      if (answer === 'token') {
        const nth = calls.length
        return { accessToken: `access-${nth}`, expiresIn: 28_800, refreshToken: `refresh-${nth}` }
      }
      throw answer instanceof ServiceError ? answer : failure(answer ?? 'nothing')
    },
  }
  return oidc
}

/** An error as `aws/call.ts` makes it. */
export function failure(
  code: string,
  status: number | null = 400,
  message = `${code} was said`,
): ServiceError {
  return new ServiceError(code, message, { status })
}
