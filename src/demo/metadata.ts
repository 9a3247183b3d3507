import { type Answer, type Incoming, json } from './answer.ts'
import { issueKeys, nextWord, type World } from './world.ts'

const NOT_FOUND: Answer = { status: 404, headers: {}, body: 'Not Found' }
const plain = (body: string): Answer => ({ status: 200, headers: { 'content-type': 'text/plain' }, body })
const issuedTokens = new WeakMap<World, Set<string>>()

/** PUT /latest/api/token: IMDSv2 clients need a token first. */
export function metadataToken(request: Incoming, world: World): Answer {
  if (!world.machineRole) return NOT_FOUND
  if (request.headers['x-aws-ec2-metadata-token-ttl-seconds'] === undefined)
    return { ...NOT_FOUND, status: 400 }
  const token = nextWord(world, 'metadata', 40)
  issuedTokens.set(world, (issuedTokens.get(world) ?? new Set()).add(token))
  return plain(token)
}

/** GET /latest/meta-data/… */
export function metadata(request: Incoming, world: World): Answer {
  const { machineRole } = world
  const token = request.headers['x-aws-ec2-metadata-token'] ?? ''
  if (!issuedTokens.get(world)?.has(token)) return { ...NOT_FOUND, status: 401 }
  const path = request.path.slice('/latest/meta-data/'.length)
  if (path === 'placement/region') return plain('us-east-1')
  if (!machineRole) return NOT_FOUND
  if (path === 'iam/security-credentials/' || path === 'iam/security-credentials')
    return plain(machineRole.name)
  return path === `iam/security-credentials/${machineRole.name}` ? json(machineKeys(world)) : NOT_FOUND
}

/** GET /container-credentials */
export function containerCredentials(request: Incoming, world: World): Answer {
  if (world.containerToken !== null && request.headers.authorization !== world.containerToken) {
    return { ...NOT_FOUND, status: 403 }
  }
  return world.machineRole ? json(machineKeys(world)) : NOT_FOUND
}

function machineKeys(world: World): object {
  const name = world.machineRole?.name ?? ''
  const keys = issueKeys(
    world,
    `arn:aws:sts::111122223333:assumed-role/${name}/i-0a1b2c3d4e5f60718`,
    '111122223333',
  )
  return {
    Code: 'Success',
    Type: 'AWS-HMAC',
    AccessKeyId: keys.accessKeyId,
    SecretAccessKey: keys.secretAccessKey,
    Token: keys.sessionToken,
    LastUpdated: new Date(world.now()).toISOString(),
    Expiration: new Date(keys.expiresAt).toISOString(),
  }
}
