import type { AssumedRole, Credentials, StsClient } from '../session/ports.ts'
import { ServiceError } from '../session/service-error.ts'
import type { Address } from './address.ts'
import { call } from './call.ts'
import { clientConfig, type Network } from './client-config.ts'
import {
  AssumeRoleCommand,
  type AssumeRoleCommandOutput,
  AssumeRoleWithWebIdentityCommand,
  GetCallerIdentityCommand,
  GetSessionTokenCommand,
  STSClient,
} from './sdk.ts'
import { watchClock } from './watch-clock.ts'

export interface StsOptions {
  /** Throws `WalkError` where the AWS CLI would send no request. */
  readonly address: () => Address
  readonly maxAttempts: number
  readonly retryMode: string
  /** Per link of a chain, ms. */
  readonly timeoutMs: number
}

const WHAT = 'STS'
const SHORTEST_SESSION_S = 900

/** STS through the SDK. Never throws; its calls reject. */
export function createStsClient(network: Network, options: StsOptions): StsClient {
  let clockOffsetMs: number | null = null
  // One client per request, so that what prevents it, such as a missing CA bundle, makes the request reject.
  const clientFor = (credentials: Credentials | null) => {
    const client = new STSClient({
      ...clientConfig(network, { ...options, ...options.address() }),
      credentials: keysOf(credentials),
    })
    watchClock(client, (offsetMs) => {
      clockOffsetMs = offsetMs
      network.onClock?.(offsetMs)
    })
    return client
  }
  return {
    clockOffsetMs: () => clockOffsetMs,
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
    sessionToken: async (args, source, signal) => {
      const command = new GetSessionTokenCommand({ ...args, DurationSeconds: SHORTEST_SESSION_S })
      const client = clientFor(source)
      const reply = await call(WHAT, signal, options.timeoutMs, (abortSignal) =>
        client.send(command, { abortSignal }),
      )
      return temporaryKeys(reply)
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

function assumed(reply: AssumeRoleCommandOutput): AssumedRole {
  const { AssumedRoleUser } = reply
  return {
    credentials: temporaryKeys(reply),
    assumedRoleId: AssumedRoleUser?.AssumedRoleId ?? '',
    arn: AssumedRoleUser?.Arn ?? '',
  }
}

function temporaryKeys({ Credentials: keys }: Pick<AssumeRoleCommandOutput, 'Credentials'>): Credentials {
  if (!keys?.AccessKeyId || !keys.SecretAccessKey || !keys.SessionToken) {
    throw new ServiceError('bad-reply', `${WHAT} answered without credentials`)
  }
  return {
    accessKeyId: keys.AccessKeyId,
    secretAccessKey: keys.SecretAccessKey,
    sessionToken: keys.SessionToken,
    expiresAt: keys.Expiration?.getTime() ?? null,
  }
}
