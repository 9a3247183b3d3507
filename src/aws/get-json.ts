import type { Network } from './client-config.ts'
import { request } from './request.ts'

/**
 * Fetches JSON from an https address, without following redirects. Rejects if the answer is late, too large or not
 * JSON; throws if the CA bundle cannot be read.
 */
export function getJson(address: URL, network: Network): Promise<unknown> {
  const signal = AbortSignal.timeout(network.replyTimeoutMs)
  return request(address, { method: 'GET' }, network, signal).then(({ text }) => JSON.parse(text))
}
