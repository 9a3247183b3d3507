import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { isMissing, reasonFor } from '../os/files.ts'
import { LARGEST_FILE, readWhole } from '../os/read-whole.ts'
import { collectLimited } from './limited-body.ts'
import type { Timeouts } from './timeouts.ts'

/** How requests reach the network. */
export interface Network extends Timeouts {
  /** The user's environment, for HTTP_PROXY, HTTPS_PROXY and NO_PROXY. */
  readonly variables: Readonly<Record<string, string | undefined>>
  /** A file of certificates to trust instead of Node's own (AWS_CA_BUNDLE, `ca_bundle`), or null. */
  readonly caBundle: string | null
  /** Called with AWS's clock minus ours, ms, when an answer tells it. */
  readonly onClock?: (offsetMs: number) => void
}

export interface ClientOptions {
  readonly region: string
  /** The full URL; without one, the SDK would look in the user's files. */
  readonly endpoint: string
  readonly maxAttempts?: number
  readonly retryMode?: string
}

/**
 * Options for every client of the SDK. They include everything that the SDK would otherwise read from the environment
 * and the files, some of it differently from the AWS CLI. Throws if the CA bundle cannot be read.
 */
export function clientConfig(
  network: Network,
  { region, endpoint, maxAttempts = 1, retryMode }: ClientOptions,
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
    // Without this, the SDK looks for preferences in the user's two files at the first request.
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

/** So that clients with the same variables and CA bundle share their connections. */
const known = new WeakMap<object, Map<string | null, { httpAgent: HttpAgent; httpsAgent: HttpsAgent }>>()

/** Agents for the user's proxy and certificates. Throws if the CA bundle cannot be read. */
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

/** Node ignores a proxy without `scheme://`, while the AWS CLI assumes http (botocore/httpsession.py). */
function proxyVariables(variables: Network['variables']): NodeJS.ProcessEnv {
  const given: NodeJS.ProcessEnv = { ...variables, ALL_PROXY: undefined }
  for (const name of ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy']) {
    const proxy = given[name]
    if (proxy && !/^[a-z][a-z\d+.-]*:\/\//i.test(proxy)) given[name] = `http://${proxy.replace(/^\/\//, '')}`
  }
  return given
}

function readBundle(path: string): Buffer {
  try {
    return readWhole(path, LARGEST_FILE)
  } catch (error) {
    const problem = isMissing(error) ? 'does not exist' : `cannot be read: ${reasonFor(error)}`
    throw new Error(`the CA bundle ${path} ${problem}`)
  }
}
