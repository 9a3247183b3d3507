import {
  AssumeRoleCommand,
  type AssumeRoleCommandOutput,
  AssumeRoleWithWebIdentityCommand,
  GetCallerIdentityCommand,
  STSClient,
} from '@aws-sdk/client-sts'
import { dnsSuffix } from '../profiles/endpoint.ts'
import type { AssumedRole, Credentials, StsClient } from '../session/ports.ts'
import { ServiceError } from '../session/service-error.ts'
import { WalkError } from '../session/walk/walk-error.ts'
import { call } from './call.ts'
import { clientConfig, type Network } from './client-config.ts'

export interface StsOptions {
  /** Null if nothing names one: then the global address of STS is used. */
  readonly region: string | null
  readonly endpoint: string | null
  /** `sts_regional_endpoints = legacy`. */
  readonly isLegacy: boolean
  readonly maxAttempts: number
  readonly retryMode: string
  /** Per link of a chain, ms. */
  readonly timeoutMs: number
}

const WHAT = 'STS'
/** The AWS CLI rejects a region that cannot be part of a host name (botocore/utils.py, `validate_region_name`). */
const HOST_LABEL = /^(?![0-9]+$)(?!-)[a-zA-Z0-9-]{1,63}(?<!-)$/

/** Regions that use the global address if `isLegacy` (botocore, `LEGACY_GLOBAL_STS_REGIONS`). */
const LEGACY_REGIONS: ReadonlySet<string> = new Set([
  'ap-northeast-1',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'aws-global',
  'ca-central-1',
  'eu-central-1',
  'eu-north-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'sa-east-1',
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
])

/** STS through the SDK, at the address that the AWS CLI v2 would choose. Never throws; its calls reject. */
export function createStsClient(network: Network, options: StsOptions): StsClient {
  const isGlobal = options.region === null || (options.isLegacy && LEGACY_REGIONS.has(options.region))
  const region = isGlobal ? 'us-east-1' : options.region
  const host = isGlobal ? 'https://sts.amazonaws.com' : `https://sts.${region}.${dnsSuffix(region)}`
  // One client per request, so that what prevents it, such as a missing CA bundle, makes the request reject.
  const clientFor = (credentials: Credentials | null) => {
    if (!HOST_LABEL.test(region)) {
      throw new WalkError(
        'bad-value',
        `${region} is not the name of a region, such as eu-west-1.`,
        'check region and AWS_REGION',
      )
    }
    return new STSClient({
      ...clientConfig(network, { ...options, region, endpoint: options.endpoint ?? host }),
      credentials: keysOf(credentials),
    })
  }
  return {
    assumeRole: async (args, source, signal) => {
      const command = new AssumeRoleCommand({
        ...args,
        RoleSessionName: args.RoleSessionName ?? defaultSessionName(),
      })
      const client = clientFor(source)
      const reply = await call(WHAT, signal, options.timeoutMs, (abortSignal) =>
        client.send(command, { abortSignal }),
      )
      return assumed(reply)
    },
    assumeRoleWithWebIdentity: async (args, signal) => {
      const command = new AssumeRoleWithWebIdentityCommand({
        ...args,
        RoleSessionName: args.RoleSessionName ?? defaultSessionName(),
      })
      const client = clientFor(null)
      const reply = await call(WHAT, signal, options.timeoutMs, (abortSignal) =>
        client.send(command, { abortSignal }),
      )
      return assumed(reply)
    },
    callerIdentity: async (credentials, signal) => {
      const client = clientFor(credentials)
      const { Account, Arn, UserId } = await call(WHAT, signal, options.timeoutMs, (abortSignal) =>
        client.send(new GetCallerIdentityCommand({}), { abortSignal }),
      )
      if (!Account || !Arn || !UserId)
        throw new ServiceError('bad-reply', `${WHAT} answered without an identity`)
      return { account: Account, arn: Arn, userId: UserId }
    },
  }
}

/** The AWS CLI's default, so that trust policies with a condition on the session name work the same. */
function defaultSessionName(): string {
  return `botocore-session-${Math.floor(Date.now() / 1000)}`
}

/** Requests with a web identity are not signed: empty keys keep the SDK from looking for some. */
function keysOf(credentials: Credentials | null) {
  if (credentials === null) return { accessKeyId: '', secretAccessKey: '' }
  const { accessKeyId, secretAccessKey, sessionToken } = credentials
  return sessionToken === null
    ? { accessKeyId, secretAccessKey }
    : { accessKeyId, secretAccessKey, sessionToken }
}

function assumed({ Credentials: keys, AssumedRoleUser }: AssumeRoleCommandOutput): AssumedRole {
  if (!keys?.AccessKeyId || !keys.SecretAccessKey || !keys.SessionToken) {
    throw new ServiceError('bad-reply', `${WHAT} answered without credentials`)
  }
  return {
    credentials: {
      accessKeyId: keys.AccessKeyId,
      secretAccessKey: keys.SecretAccessKey,
      sessionToken: keys.SessionToken,
      expiresAt: keys.Expiration?.getTime() ?? null,
    },
    assumedRoleId: AssumedRoleUser?.AssumedRoleId ?? '',
    arn: AssumedRoleUser?.Arn ?? '',
  }
}
