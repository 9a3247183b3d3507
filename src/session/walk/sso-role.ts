import type { Link } from '../../profiles/link.ts'
import { ssoRoleOf } from '../../profiles/sso-links.ts'
import { ssoRoleCacheName } from '../cache/role-cache.ts'
import { keep, readRoleCredentials, ssoRoleText } from './role-credentials.ts'
import { currentToken } from './sso-token.ts'
import { BrokenLink, type Obtained, step, type Walk } from './step.ts'
import { WalkError } from './walk-error.ts'

/** Walks the `sso-role` link at `index`: from the cache, or with the session's token. */
export async function bySsoRole(context: Walk, link: Link, index: number): Promise<Obtained> {
  const { ports, memo, signal } = context
  const { token } = context.chain
  if (!token) throw new BrokenLink(index, new WalkError('unreachable', 'This chain has no session.'))
  const { account, role } = ssoRoleOf(link)
  const name = ssoRoleCacheName(account, role, token)
  return step(context, index, async () => {
    const cached = readRoleCredentials(ports.roles?.read(name), ports.clock.now())
    if (cached) return { credentials: cached, detail: 'from the cache' }
    const accessToken = await tokenLinks(context, index + 1)
    const credentials = await memo.once(`sso ${ports.routes.portal} ${name}`, async () => {
      const fresh = await ports.portal(token.region).roleCredentials(accessToken, account, role, signal)
      keep(ports.roles, name, ssoRoleText(fresh, account))
      return fresh
    })
    return { credentials }
  })
}

/** Walks the links from `index` to the token: all are done once there is a usable token. */
async function tokenLinks(context: Walk, index: number): Promise<string> {
  const last = context.chain.links.length - 1
  for (let at = index; at < last; at++) context.onLink(at, 'running')
  context.onLink(last, 'running')
  try {
    const token = await currentToken(context)
    for (let at = last; at >= index; at--) context.onLink(at, 'done')
    return token
  } catch (error) {
    if (context.signal.aborted) throw error
    throw new BrokenLink(last, error)
  }
}
