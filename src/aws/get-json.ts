import type { IncomingMessage } from 'node:http'
import { request } from 'node:https'
import { agents, type Network } from './client-config.ts'
import { collectLimited } from './limited-body.ts'

/**
 * Fetches JSON from an https address, without following redirects. Rejects if the answer is late, too large or not
 * JSON; throws if the CA bundle cannot be read.
 */
export function getJson(address: URL, network: Network): Promise<unknown> {
  const { httpsAgent: agent } = agents(network)
  const signal = AbortSignal.timeout(network.replyTimeoutMs)
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  request(address, { agent, signal }, resolve).on('error', reject).end()
  // Until a proxy has opened its tunnel, the request itself ignores the signal.
  signal.addEventListener('abort', () => reject(signal.reason))
  return promise.then(async (response) =>
    JSON.parse(new TextDecoder().decode(await collectLimited(response))),
  )
}
