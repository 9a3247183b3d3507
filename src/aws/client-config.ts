import { readFileSync } from 'node:fs'
import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { collectLimited } from './limited-body.ts'

/** How requests reach the network. */
export interface Network {
  /** HTTP_PROXY, HTTPS_PROXY and NO_PROXY are taken from here, as the AWS CLI takes them from the environment. */
  readonly variables: Readonly<Record<string, string | undefined>>
  /** A file of certificates to trust in place of Node's own (AWS_CA_BUNDLE, `ca_bundle`), or null. */
  readonly caBundle: string | null
  readonly connectTimeoutMs: number
  readonly replyTimeoutMs: number
}

export const DEFAULT_TIMEOUTS = { connectTimeoutMs: 5_000, replyTimeoutMs: 15_000 }

export interface ClientWishes {
  readonly region: string
  /** The whole address: the SDK must not look into the user's files for one by itself. */
  readonly endpoint: string
  readonly maxAttempts?: number
  readonly retryMode?: string
}

/**
 * What every client of the SDK is made with. Everything that the SDK would otherwise read from the environment and the
 * files is given, because it reads some of that differently from the AWS CLI. Throws where the CA bundle cannot be read.
 */
export function clientConfig(
  network: Network,
  { region, endpoint, maxAttempts = 1, retryMode }: ClientWishes,
) {
  const { connectTimeoutMs, replyTimeoutMs } = network
  return {
    region,
    endpoint,
    maxAttempts,
    retryMode: retryMode ?? 'standard',
    defaultsMode: 'legacy' as const,
    useFipsEndpoint: false,
    useDualstackEndpoint: false,
    userAgentAppId: async () => undefined,
    // Left out, the SDK opens the user's two files to look for them at the first request.
    authSchemePreference: [],
    disableClockSkewCorrection: false,
    streamCollector: collectLimited,
    requestHandler: {
      connectionTimeout: connectTimeoutMs,
      requestTimeout: replyTimeoutMs,
      throwOnRequestTimeout: true,
      ...agents(network),
    },
  }
}

/** Connections are kept and shared by all clients that go the same way. */
const known = new WeakMap<object, Map<string | null, { httpAgent: HttpAgent; httpsAgent: HttpsAgent }>>()

/** By what way requests go: proxy and certificates. Throws where the CA bundle cannot be read. */
export function agents({ variables, caBundle }: Network): { httpAgent: HttpAgent; httpsAgent: HttpsAgent } {
  const byBundle = known.get(variables) ?? new Map()
  known.set(variables, byBundle)
  const found = byBundle.get(caBundle)
  if (found) return found
  const proxyEnv = proxyVariables(variables)
  const ca = caBundle === null ? {} : { ca: readBundle(caBundle) }
  const made = {
    httpAgent: new HttpAgent({ proxyEnv, keepAlive: true }),
    httpsAgent: new HttpsAgent({ proxyEnv, keepAlive: true, ...ca }),
  }
  byBundle.set(caBundle, made)
  return made
}

/** Node passes by a proxy without `scheme://`; the AWS CLI takes it for one over http (botocore/httpsession.py). */
function proxyVariables(variables: Network['variables']): NodeJS.ProcessEnv {
  const given = { ...variables, ALL_PROXY: undefined } as NodeJS.ProcessEnv
  for (const name of ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy']) {
    const proxy = given[name]
    if (proxy && !/^[a-z][a-z\d+.-]*:\/\//i.test(proxy)) given[name] = `http://${proxy.replace(/^\/\//, '')}`
  }
  return given
}

function readBundle(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (error) {
    throw new Error(`the CA bundle ${path} cannot be read (${(error as NodeJS.ErrnoException).code})`)
  }
}
