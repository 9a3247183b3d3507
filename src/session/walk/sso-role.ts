import type { Link } from '../../profiles/link.ts'
import { ssoRoleOf } from '../../profiles/sso-links.ts'
import { ssoRoleCacheName } from '../cache/role-cache.ts'
import { keep, readRoleCredentials, ssoRoleText } from './role-credentials.ts'
import { currentToken } from './sso-token.ts'
import { BrokenLink, type Obtained, step, type Walk } from './step.ts'
import { WalkError } from './walk-error.ts'

/** The `sso-role` link at `index`: from the cache, else by the session's token. */
export async function bySsoRole(of: Walk, index: number): Promise<Obtained> {
  const { chain, ports, memo, signal } = of
  const { token } = chain
  if (!token) throw new BrokenLink(index, new WalkError('unreachable', 'This link leads to no session.'))
  const { account, role } = ssoRoleOf(chain.links[index] as Link)
  const name = ssoRoleCacheName(account, role, token)
  return step(of, index, async () => {
    const cached = readRoleCredentials(ports.roles?.read(name), ports.clock.now())
    if (cached) return { credentials: cached, detail: 'from the cache' }
    const accessToken = await tokenLinks(of, index + 1)
    const credentials = await memo.once(`sso ${ports.routes.portal} ${name}`, async () => {
      const fresh = await ports.portal(token.region).roleCredentials(accessToken, account, role, signal)
      keep(ports.roles, name, ssoRoleText(fresh, account))
      return fresh
    })
    return { credentials }
  })
}

/** The links from the sso-session on to the token: done when there is a token that can be used. */
async function tokenLinks(of: Walk, index: number): Promise<string> {
  const last = of.chain.links.length - 1
  for (let at = index; at < last; at++) of.onLink(at, 'running')
  of.onLink(last, 'running')
  try {
    const token = await currentToken(of)
    for (let at = last; at >= index; at--) of.onLink(at, 'done')
    return token
  } catch (error) {
    if (of.signal.aborted) throw error
    throw new BrokenLink(last, error)
  }
}
