import { randomUUID } from 'node:crypto'
import { isRecord } from '../session/cache/cache-json.ts'
import { ServiceError } from '../session/service-error.ts'
import type { RenewedAccess, SigninClient } from '../session/signin-client.ts'
import { WalkError } from '../session/walk/walk-error.ts'
import { call } from './call.ts'
import type { Network } from './client-config.ts'
import { dpopProof, readDpopKey } from './dpop.ts'
import { type Response, request } from './request.ts'

const WHAT = 'AWS Sign-In'

/**
 * AWS Sign-In at an endpoint. The SDK has no public client for it, and its provider of `aws login` writes the cache
 * without a lock and reads the user's environment itself.
 */
export function createSigninClient(network: Network, endpoint: string): SigninClient {
  const address = tokenAddress(endpoint)
  return {
    renew: async ({ clientId, refreshToken, dpopKey }) => {
      const key = readDpopKey(dpopKey)
      if (!key) {
        const message = 'The cached session of aws login holds no usable key (dpopKey): log in again.'
        throw new WalkError('signed-out', message)
      }
      const body = JSON.stringify({ clientId, refreshToken, grantType: 'refresh_token' })
      const headers = {
        'content-type': 'application/json',
        'content-length': String(Buffer.byteLength(body)),
        dpop: dpopProof(key, address.href, Date.now(), randomUUID()),
      }
      const limit = network.connectTimeoutMs + network.replyTimeoutMs
      const fields = await call(WHAT, new AbortController().signal, limit, async (signal) =>
        answered(await request(address, { method: 'POST', headers, body }, network, signal)),
      )
      return renewedOf(fields)
    },
  }
}

type Fields = Readonly<Record<string, unknown>>

function tokenAddress(endpoint: string): URL {
  const address = new URL(endpoint)
  address.pathname = `${address.pathname.replace(/\/+$/, '')}/v1/token`
  return address
}

function answered(response: Response): Fields {
  const fields = fieldsOf(response.text)
  if (response.status === 200) return fields
  throw refusal(response, fields)
}

function renewedOf(fields: Fields): RenewedAccess {
  const access = isRecord(fields.accessToken) ? fields.accessToken : {}
  return {
    accessKeyId: text(access.accessKeyId),
    secretAccessKey: text(access.secretAccessKey),
    sessionToken: text(access.sessionToken),
    expiresIn: seconds(fields.expiresIn),
    refreshToken: text(fields.refreshToken),
  }
}

/** In the shape of the SDK's errors, which `call` puts into plain words. `error` says more than the exception's name. */
function refusal({ status, headers }: Response, fields: Fields): object {
  const header = (name: string) => [headers[name]].flat()[0]
  const type = [header('x-amzn-errortype'), fields.code, fields.__type].find(
    (each) => typeof each === 'string',
  )
  return {
    name: String(type ?? 'Unknown').replace(/^.*#|:.*$/g, ''),
    ...(typeof fields.error === 'string' && { name: fields.error }),
    ...(typeof fields.message === 'string' && { message: fields.message }),
    $metadata: { httpStatusCode: status, requestId: header('x-amzn-requestid') },
    $response: { headers: { date: header('date') } },
  }
}

function fieldsOf(body: string): Fields {
  try {
    const value: unknown = JSON.parse(body)
    return isRecord(value) ? value : {}
  } catch {
    return {}
  }
}

function text(value: unknown): string {
  if (typeof value === 'string' && value !== '') return value
  throw incomplete()
}

/** A year, so that dates in the cache keep four digits. */
const LONGEST_S = 365 * 24 * 60 * 60

function seconds(value: unknown): number {
  if (typeof value === 'number' && value >= 0 && value <= LONGEST_S) return value
  throw incomplete()
}

function incomplete(): ServiceError {
  return new ServiceError('bad-reply', `${WHAT} sent an incomplete answer`)
}
