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
  /** Null where nothing names one: STS then answers at its global address. */
  readonly region: string | null
  readonly endpoint: string | null
  /** `sts_regional_endpoints = legacy`. */
  readonly isLegacy: boolean
  readonly maxAttempts: number
  readonly retryMode: string
  /** For one link of a chain, ms. */
  readonly timeoutMs: number
}

const WHAT = 'STS'
/** A region becomes part of a host name: the AWS CLI refuses all that cannot be one (botocore/utils.py, `validate_region_name`). */
const HOST_LABEL = /^(?![0-9]+$)(?!-)[a-zA-Z0-9-]{1,63}(?<!-)$/

/** Regions whose STS was global before there were regional addresses (botocore, `LEGACY_GLOBAL_STS_REGIONS`). */
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

/** STS over the SDK, at the address that the AWS CLI v2 would choose. Never throws; its calls reject. */
export function createStsClient(network: Network, options: StsOptions): StsClient {
  const isGlobal = options.region === null || (options.isLegacy && LEGACY_REGIONS.has(options.region))
  const region = isGlobal ? 'us-east-1' : (options.region as string)
  const host = isGlobal ? 'https://sts.amazonaws.com' : `https://sts.${region}.${dnsSuffix(region)}`
  // Made for each request: what keeps it from being made, such as a CA bundle that is gone, is that request's fault.
  const clientFor = (credentials: Credentials | null) => {
    if (!HOST_LABEL.test(region)) {
      throw new WalkError(
        'bad-value',
        `The region ${region} is none, such as eu-west-1.`,
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
        RoleSessionName: args.RoleSessionName ?? sessionNameOf(),
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
        RoleSessionName: args.RoleSessionName ?? sessionNameOf(),
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

/** The AWS CLI's own default, so that trust policies which look at session names see the same. */
function sessionNameOf(): string {
  return `botocore-session-${Math.floor(Date.now() / 1000)}`
}

/** Requests with a web identity are not signed; the SDK must not go looking for keys by itself. */
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
