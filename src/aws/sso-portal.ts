import {
  GetRoleCredentialsCommand,
  ListAccountRolesCommand,
  ListAccountsCommand,
  LogoutCommand,
  SSOClient,
} from '@aws-sdk/client-sso'
import { dnsSuffix } from '../profiles/endpoint.ts'
import type { Credentials, PortalAccount, PortalClient } from '../session/ports.ts'
import { ServiceError } from '../session/service-error.ts'
import { call } from './call.ts'
import { clientConfig, type Network } from './client-config.ts'

const WHAT = 'IAM Identity Center'
const PAGE = 100
const ATTEMPTS = 3

/** The portal of IAM Identity Center in a region over the SDK. */
export function createPortalClient(network: Network, region: string, endpoint: string | null): PortalClient {
  const client = new SSOClient(
    clientConfig(network, {
      region,
      endpoint: endpoint ?? `https://portal.sso.${region}.${dnsSuffix(region)}`,
      maxAttempts: ATTEMPTS,
    }),
  )
  const limit = (network.connectTimeoutMs + network.replyTimeoutMs) * ATTEMPTS
  return {
    async *accounts(accessToken, signal): AsyncGenerator<readonly PortalAccount[]> {
      let nextToken: string | undefined
      do {
        const command = new ListAccountsCommand({
          accessToken,
          maxResults: PAGE,
          ...(nextToken ? { nextToken } : {}),
        })
        const page = await call(WHAT, signal, limit, (abortSignal) => client.send(command, { abortSignal }))
        yield (page.accountList ?? []).flatMap(({ accountId, accountName, emailAddress }) =>
          accountId ? [{ id: accountId, name: accountName ?? '', email: emailAddress ?? '' }] : [],
        )
        nextToken = page.nextToken
      } while (nextToken)
    },
    async roles(accessToken, accountId, signal): Promise<readonly string[]> {
      const roles: string[] = []
      let nextToken: string | undefined
      do {
        const command = new ListAccountRolesCommand({
          accessToken,
          accountId,
          maxResults: PAGE,
          ...(nextToken ? { nextToken } : {}),
        })
        const page = await call(WHAT, signal, limit, (abortSignal) => client.send(command, { abortSignal }))
        for (const { roleName } of page.roleList ?? []) if (roleName) roles.push(roleName)
        nextToken = page.nextToken
      } while (nextToken)
      return roles
    },
    async roleCredentials(accessToken, accountId, roleName, signal): Promise<Credentials> {
      const command = new GetRoleCredentialsCommand({ accessToken, accountId, roleName })
      const { roleCredentials } = await call(WHAT, signal, limit, (abortSignal) =>
        client.send(command, { abortSignal }),
      )
      const { accessKeyId, secretAccessKey, sessionToken, expiration } = roleCredentials ?? {}
      if (!accessKeyId || !secretAccessKey || !sessionToken) {
        throw new ServiceError('bad-reply', `${WHAT} answered without credentials`)
      }
      return { accessKeyId, secretAccessKey, sessionToken, expiresAt: expiration ?? null }
    },
    async logout(accessToken, signal): Promise<void> {
      const command = new LogoutCommand({ accessToken })
      await call(WHAT, signal, limit, (abortSignal) => client.send(command, { abortSignal }))
    },
  }
}
