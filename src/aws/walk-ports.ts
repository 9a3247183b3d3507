import { isMissing, reasonFor } from '../os/files.ts'
import { LARGEST_CACHE, readWhole } from '../os/read-whole.ts'
import { configuredEndpoint } from '../profiles/endpoint.ts'
import { placeOf } from '../profiles/place.ts'
import { settingValue } from '../profiles/profile.ts'
import type { Clock, TokenFolder, WalkOptions, WalkPorts } from '../session/ports.ts'
import { WalkError } from '../session/walk/walk-error.ts'
import { lazyOidc, lazyPortal, lazySts } from './lazy-clients.ts'
import { containerCredentials, instanceCredentials } from './metadata.ts'
import { runCredentialProcess } from './process.ts'
import { runProcessOnTerminal } from './process-on-terminal.ts'
import { networkFor, type Route } from './route.ts'

export interface WalkPortOptions {
  readonly clock: Clock
  readonly tokens: TokenFolder
  readonly roles: TokenFolder | null
  readonly logins: TokenFolder
  /** Per link, ms. */
  readonly timeoutMs: number
  readonly mfaCode: WalkPorts['mfaCode']
  readonly onTerminal?: WalkOptions['onTerminal']
}

const METADATA_TIMEOUT_S = 1
const METADATA_ATTEMPTS = 1
const STS_ATTEMPTS = 3

/**
 * Ports over the real network for a walk of the route's profile. Like in the AWS CLI, all settings are those of this
 * profile, never of one of its sources. The SDK is loaded with the first request.
 */
export function walkPorts(route: Route, options: WalkPortOptions): WalkPorts {
  const { variables, profiles, profile: name, environment } = route
  const profile = name === null ? undefined : profiles.byName.get(name)
  const value = (key: string) => profile && settingValue(profile, key)
  const { timeoutMs, onTerminal, ...folders } = options
  const owner = {
    variables,
    profile: name ?? '',
    files: [environment.files.config, environment.files.credentials],
  }
  const network = { ...networkFor(route), replyTimeoutMs: timeoutMs }
  const place = placeOf(variables, environment, profile ?? null)
  const stsEndpoint = configuredEndpoint('sts', variables, profiles, name)
  const stsOptions = {
    maxAttempts: positive(variables.AWS_MAX_ATTEMPTS ?? value('max_attempts'), STS_ATTEMPTS),
    retryMode: (variables.AWS_RETRY_MODE ?? value('retry_mode')) === 'adaptive' ? 'adaptive' : 'standard',
    timeoutMs,
  }
  const metadata = {
    variables,
    endpoint: variables.AWS_EC2_METADATA_SERVICE_ENDPOINT || value('ec2_metadata_service_endpoint') || null,
    isIpv6:
      (
        variables.AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE ?? value('ec2_metadata_service_endpoint_mode')
      )?.toLowerCase() === 'ipv6',
    isV1Disabled:
      (variables.AWS_EC2_METADATA_V1_DISABLED ?? value('ec2_metadata_v1_disabled'))?.toLowerCase() === 'true',
    timeoutMs:
      positive(
        variables.AWS_METADATA_SERVICE_TIMEOUT ?? value('metadata_service_timeout'),
        METADATA_TIMEOUT_S,
      ) * 1000,
    attempts: positive(
      variables.AWS_METADATA_SERVICE_NUM_ATTEMPTS ?? value('metadata_service_num_attempts'),
      METADATA_ATTEMPTS,
    ),
  }
  const portal = configuredEndpoint('sso', variables, profiles, name)
  return {
    ...folders,
    routes: {
      sts: JSON.stringify([network.caBundle, place, stsEndpoint, stsOptions]),
      portal: JSON.stringify([network.caBundle, portal]),
      signin: JSON.stringify([
        network.caBundle,
        place,
        configuredEndpoint('signin', variables, profiles, name),
      ]),
      metadata: JSON.stringify({ ...metadata, variables: null }),
    },
    sts: lazySts(async () => {
      const [{ createStsClient }, { addressOf }] = await Promise.all([
        import('./sts.ts'),
        import('./address.ts'),
      ])
      return createStsClient(network, { ...stsOptions, address: () => addressOf('sts', place, stsEndpoint) })
    }),
    portal: (region) => lazyPortal(async () => (await connect()).portalFor(route, region, timeoutMs)),
    oidc: (region) => lazyOidc(async () => (await connect()).oidcFor(route, region)),
    signin: () => ({ renew: async (login) => (await connect()).signinFor(route).renew(login) }),
    runProcess: async (command, signal, onSaid) =>
      onTerminal
        ? onTerminal(() => runProcessOnTerminal(command, owner))
        : runCredentialProcess(command, { ...owner, timeoutMs, onSaid }, signal),
    readFile: readToken,
    variables,
    environmentKeys: () => {
      const { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret, AWS_SESSION_TOKEN: token } = variables
      if (!id || !secret) return null
      return { accessKeyId: id, secretAccessKey: secret, sessionToken: token ?? null, expiresAt: null }
    },
    container: (signal) => containerCredentials(metadata, readToken, signal),
    instance: (signal) => instanceCredentials(metadata, signal),
  }
}

/** Loads the SDK. */
const connect = () => import('./connect.ts')

function positive(text: string | undefined, fallback: number): number {
  const value = Number(text)
  return text !== undefined && Number.isInteger(value) && value > 0 ? value : fallback
}

async function readToken(path: string): Promise<string> {
  try {
    return readWhole(path, LARGEST_CACHE).toString()
  } catch (error) {
    const problem = isMissing(error) ? 'does not exist' : `cannot be read: ${reasonFor(error)}`
    throw new WalkError('unreachable', `The token file ${path} ${problem}.`)
  }
}
