import { type Answer, type Incoming, json, restError } from './answer.ts'
import { issueKeys, type World } from './world.ts'

/** GET /federation/credentials */
export function getRoleCredentials(request: Incoming, world: World): Answer {
  const refused = checkToken(request, world)
  if (refused) return refused
  const accountId = request.query.get('account_id') ?? ''
  const roleName = request.query.get('role_name') ?? ''
  const account = world.accounts.find((each) => each.id === accountId)
  if (!account?.roles.includes(roleName)) return restError('ForbiddenException', 'No access', 403)
  const arn = `arn:aws:sts::${accountId}:assumed-role/AWSReservedSSO_${roleName}_0a1b2c3d4e5f6071/mary`
  const { accessKeyId, secretAccessKey, sessionToken, expiresAt } = issueKeys(world, arn, accountId)
  return json({ roleCredentials: { accessKeyId, secretAccessKey, sessionToken, expiration: expiresAt } })
}

/** GET /assignment/accounts */
export function listAccounts(request: Incoming, world: World): Answer {
  const refused = checkToken(request, world)
  if (refused) return refused
  const { page, nextToken } = paged(request, world.accounts)
  const accountList = page.map(({ id, name, email }) => ({
    accountId: id,
    accountName: name,
    emailAddress: email,
  }))
  return json({ accountList, nextToken })
}

/** GET /assignment/roles */
export function listAccountRoles(request: Incoming, world: World): Answer {
  const refused = checkToken(request, world)
  if (refused) return refused
  const accountId = request.query.get('account_id') ?? ''
  const account = world.accounts.find((each) => each.id === accountId)
  if (!account) return restError('ResourceNotFoundException', 'No such account', 404)
  const { page, nextToken } = paged(request, account.roles)
  return json({ roleList: page.map((roleName) => ({ roleName, accountId })), nextToken })
}

/** POST /logout */
export function logout(request: Incoming, world: World): Answer {
  const refused = checkToken(request, world)
  if (refused) return refused
  world.accessTokens.delete(request.headers['x-amz-sso_bearer_token'] ?? '')
  return { status: 200, headers: {}, body: '' }
}

function checkToken({ headers }: Incoming, world: World): Answer | null {
  const expiresAt = world.accessTokens.get(headers['x-amz-sso_bearer_token'] ?? '')
  if (expiresAt !== undefined && expiresAt > world.now()) return null
  return restError('UnauthorizedException', 'Session token not found or invalid', 401)
}

function paged<Item>(
  { query }: Incoming,
  items: readonly Item[],
): { page: readonly Item[]; nextToken: string | null } {
  const size = Math.min(100, Math.max(1, Number(query.get('max_result') ?? 20) || 20))
  const from = Math.max(0, Number(query.get('next_token') ?? 0) || 0)
  const next = from + size
  return { page: items.slice(from, next), nextToken: next < items.length ? String(next) : null }
}
