import { systemClock } from '../os/clock.ts'
import type { Clock, Credentials, PortalAccount, PortalClient } from '../session/ports.ts'
import { ServiceError } from '../session/service-error.ts'
import { call } from './call.ts'
import { clientConfig, type Network } from './client-config.ts'
import { ATTEMPTS, createLimiter, type Limiter } from './limiter.ts'
import {
  GetRoleCredentialsCommand,
  ListAccountRolesCommand,
  ListAccountsCommand,
  LogoutCommand,
  SSOClient,
} from './sdk.ts'
import { watchClock } from './watch-clock.ts'

const WHAT = 'IAM Identity Center'
const PAGE = 100

/** By address: the portal counts the requests of a whole process, and of others. */
const limiters = new Map<string, Limiter>()

/** This machine's time since the process began: a clock that is set must not change the pace. */
const steadyClock: Clock = { now: () => performance.now(), sleep: systemClock.sleep }

function limiterOf(endpoint: string): Limiter {
  const limiter = limiters.get(endpoint) ?? createLimiter(steadyClock, Math.random)
  limiters.set(endpoint, limiter)
  return limiter
}

/**
 * The portal of IAM Identity Center in a region, through the SDK. All clients of an address share its quota.
 *
 * @param timeoutMs for a whole call with its retries, but without the time that it waits for its turn
 */
export function createPortalClient(
  network: Network,
  region: string,
  endpoint: string,
  timeoutMs = (network.connectTimeoutMs + network.replyTimeoutMs) * ATTEMPTS,
): PortalClient {
  const client = new SSOClient(clientConfig(network, { region, endpoint }))
  if (network.onClock) watchClock(client, network.onClock)
  const limiter = limiterOf(endpoint)
  const inTurn = <Reply>(signal: AbortSignal, send: (abortSignal: AbortSignal) => Promise<Reply>) =>
    limiter.run(signal, timeoutMs, (leftMs) => call(WHAT, signal, leftMs, send))
  return {
    async *accounts(accessToken, signal): AsyncGenerator<readonly PortalAccount[]> {
      let nextToken: string | undefined
      do {
        const command = new ListAccountsCommand({
          accessToken,
          maxResults: PAGE,
          ...(nextToken ? { nextToken } : {}),
        })
        const page = await inTurn(signal, (abortSignal) => client.send(command, { abortSignal }))
        yield itemsOf(page.accountList).flatMap(({ accountId, accountName, emailAddress }) =>
          typeof accountId === 'string'
            ? [{ id: accountId, name: textOf(accountName), email: textOf(emailAddress) }]
            : [],
        )
        nextToken = following(page.nextToken, nextToken)
      } while (nextToken)
    },
    async roles(accessToken, accountId, signal): Promise<readonly string[]> {
      const roles: string[] = []
      let nextToken: string | undefined
      do {
        const command = new ListAccountRolesCommand({
          accessToken,
          accountId,
          maxResults: PAGE,
          ...(nextToken ? { nextToken } : {}),
        })
        const page = await inTurn(signal, (abortSignal) => client.send(command, { abortSignal }))
        for (const { roleName } of itemsOf(page.roleList)) {
          if (typeof roleName === 'string' && roleName !== '') roles.push(roleName)
        }
        nextToken = following(page.nextToken, nextToken)
      } while (nextToken)
      return roles
    },
    async roleCredentials(accessToken, accountId, roleName, signal): Promise<Credentials> {
      const command = new GetRoleCredentialsCommand({ accessToken, accountId, roleName })
      const { roleCredentials } = await inTurn(signal, (abortSignal) => client.send(command, { abortSignal }))
      const { accessKeyId, secretAccessKey, sessionToken, expiration } = roleCredentials ?? {}
      if (!isText(accessKeyId) || !isText(secretAccessKey) || !isText(sessionToken)) {
        throw new ServiceError('bad-reply', `${WHAT} answered without credentials`)
      }
      const expiresAt = typeof expiration === 'number' ? expiration : null
      return { accessKeyId, secretAccessKey, sessionToken, expiresAt }
    },
    async logout(accessToken, signal): Promise<void> {
      const command = new LogoutCommand({ accessToken })
      await inTurn(signal, (abortSignal) => client.send(command, { abortSignal }))
    },
  }
}

/*
 * The SDK does not check types. One account without a name must not hide the others, and only text may go on to the
 * screen.
 */

function itemsOf(list: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (list === undefined || list === null) return []
  if (!Array.isArray(list)) throw new ServiceError('bad-reply', `${WHAT} sent an answer without a list`)
  return list.filter((each) => typeof each === 'object' && each !== null)
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** The next page. Throws if a page points to itself, which would never end. */
function following(next: unknown, former: string | undefined): string | undefined {
  if (!isText(next)) return undefined
  if (next === former) throw new ServiceError('bad-reply', `${WHAT} keeps sending the same page`)
  return next
}
