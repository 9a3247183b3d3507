import type { IncomingMessage } from 'node:http'
import { request } from 'node:https'
import { agents, type Network } from './client-config.ts'
import { collectLimited } from './limited-body.ts'

/**
 * The JSON that an https address answers with; redirections are not followed. Rejects where no whole answer comes
 * within the time for a reply, or one that is too large or no JSON; throws where the CA bundle cannot be read.
 */
export function getJson(address: URL, network: Network): Promise<unknown> {
  const { httpsAgent: agent } = agents(network)
  const signal = AbortSignal.timeout(network.replyTimeoutMs)
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  request(address, { agent, signal }, resolve).on('error', reject).end()
  // Before a proxy has opened its tunnel there is nothing that the request could end.
  signal.addEventListener('abort', () => reject(signal.reason))
  return promise.then(async (response) =>
    JSON.parse(new TextDecoder().decode(await collectLimited(response))),
  )
}
