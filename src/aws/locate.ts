import type { IncomingMessage } from 'node:http'
import { request } from 'node:https'
import { ServiceError } from '../session/service-error.ts'
import { agents, type Network } from './client-config.ts'

/** Statuses by which a server says that it does not know HEAD. */
const NO_HEAD: readonly number[] = [405, 501]
const TIMEOUT_MS = 10_000

/**
 * Where an https address leads: the target of its redirect, which is not followed, or null if it has none. Asks by HEAD,
 * then by GET. Rejects with `ServiceError`, or with the signal's reason; throws if the CA bundle cannot be read.
 */
export async function locate(address: string, network: Network, signal: AbortSignal): Promise<string | null> {
  const { httpsAgent: agent } = agents(network)
  const both = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)])
  const ask = (method: string) => {
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
    request(address, { agent, method, signal: both }, (reply) => {
      // Only the head matters.
      reply.destroy()
      resolve(reply)
    })
      .on('error', reject)
      .end()
    // Until a proxy has opened its tunnel, the request itself ignores the signal.
    both.addEventListener('abort', () => reject(both.reason))
    return promise
  }
  try {
    let reply = await ask('HEAD')
    if (NO_HEAD.includes(reply.statusCode ?? 0)) reply = await ask('GET')
    const { statusCode = 0, headers } = reply
    const isRedirect = statusCode >= 300 && statusCode < 400 && headers.location !== undefined
    if (!isRedirect || !URL.canParse(headers.location ?? '', address)) return null
    return new URL(headers.location ?? '', address).href
  } catch {
    signal.throwIfAborted()
    const why = both.aborted ? `did not answer within ${TIMEOUT_MS / 1000} s` : 'does not answer'
    throw new ServiceError(both.aborted ? 'timeout' : 'unreachable', `The start URL ${address} ${why}`)
  }
}
