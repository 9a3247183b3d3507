import { request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { agents, type Network } from './client-config.ts'
import { collectLimited } from './limited-body.ts'

export interface Request {
  readonly method: 'GET' | 'POST'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

export interface Response {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

/**
 * Sends one request over the user's proxy and certificates, without following redirects. Rejects with Node's errors, with
 * `TooLarge` or with the signal's reason; throws if the CA bundle cannot be read.
 */
export function request(
  address: URL,
  { method, headers = {}, body = '' }: Request,
  network: Network,
  signal: AbortSignal,
): Promise<Response> {
  const { httpAgent, httpsAgent } = agents(network)
  const isHttps = address.protocol === 'https:'
  const send = isHttps ? httpsRequest : httpRequest
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  send(address, { agent: isHttps ? httpsAgent : httpAgent, method, headers, signal }, resolve)
    .on('error', reject)
    .end(body)
  // Until a proxy has opened its tunnel, the request itself ignores the signal.
  signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  return promise.then(async (response) => ({
    status: response.statusCode ?? 0,
    headers: response.headers,
    text: new TextDecoder().decode(await collectLimited(response)),
  }))
}
