import { type Answer, escapeXml, type Incoming, queryError, REQUEST_ID } from './answer.ts'
import { type Identity, issueKeys, type Role, type World } from './world.ts'

/** The code that every MFA device shows. */
export const MFA_CODE = '123456'

/** The access key id of a signed request, or null. */
export function accessKeyOf({ headers }: Pick<Incoming, 'headers'>): string | null {
  return /Credential=([^/,\s]+)\//.exec(headers.authorization ?? '')?.[1] ?? null
}

/** POST / with `Action=…`, the AWS query protocol. */
export function sts(request: Incoming, world: World): Answer {
  const fields = new URLSearchParams(request.body)
  if (fields.get('Action') === 'AssumeRoleWithWebIdentity') return assumeByToken(fields, world)
  const caller = callerOf(request, world)
  if ('status' in caller) return caller
  switch (fields.get('Action')) {
    case 'GetCallerIdentity':
      return reply('GetCallerIdentity', identityXml(caller))
    case 'AssumeRole':
      return assumeRole(caller, fields, world)
    case 'GetSessionToken':
      return sessionToken(caller, fields, world)
    default:
      return queryError('InvalidAction', 'Could not find operation', 400)
  }
}

function callerOf(request: Incoming, world: World): Identity | Answer {
  const key = accessKeyOf(request)
  const identity = key === null ? undefined : world.identities.get(key)
  if (key === null) return queryError('MissingAuthenticationToken', 'Request is missing Authentication Token')
  if (!identity)
    return queryError('InvalidClientTokenId', 'The security token included in the request is invalid.')
  const late = lateness(request, world)
  if (late !== null) return queryError('SignatureDoesNotMatch', late)
  if (identity.hasWrongSecret) {
    return queryError(
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature you provided.',
    )
  }
  if (identity.expiresAt !== undefined && identity.expiresAt <= world.now()) {
    return queryError('ExpiredToken', 'The security token included in the request is expired')
  }
  return identity
}

const TOLERATED_MS = 5 * 60_000

/** Why the time of the signature does not do, in the words of AWS; null if it does, or there is none. */
function lateness({ headers }: Incoming, world: World): string | null {
  const stamp = headers['x-amz-date'] ?? ''
  const signedAt = Date.parse(
    stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'),
  )
  const passed = world.now() - signedAt
  if (Number.isNaN(passed) || Math.abs(passed) <= TOLERATED_MS) return null
  const now = new Date(world.now()).toISOString().replace(/[-:]|\.\d+/g, '')
  return passed > 0
    ? `Signature expired: ${stamp} is now earlier than the present ${now} less 5 min.`
    : `Signature not yet current: ${stamp} is still later than the present ${now} and 5 min.`
}

function assumeRole(caller: Identity, fields: URLSearchParams, world: World): Answer {
  const arn = fields.get('RoleArn') ?? ''
  const role = world.roles.find((each) => each.arn === arn)
  const refusal = queryError(
    'AccessDenied',
    `User: ${caller.arn} is not authorized to perform: sts:AssumeRole on resource: ${arn}`,
  )
  if (!role || !isTrusted(role, caller.arn)) return refusal
  if (role.externalId !== undefined && fields.get('ExternalId') !== role.externalId) return refusal
  if (fields.has('SerialNumber') || (role.needsMfa && !caller.hasMfa)) {
    if (!fields.has('TokenCode')) return refusal
    if (fields.get('TokenCode') !== MFA_CODE) return WRONG_CODE
  }
  return assumed('AssumeRole', arn, fields, world)
}

const WRONG_CODE = queryError(
  'AccessDenied',
  'MultiFactorAuthentication failed with invalid MFA one time pass code.',
)

function sessionToken(caller: Identity, fields: URLSearchParams, world: World): Answer {
  if (caller.expiresAt !== undefined) {
    return queryError('AccessDenied', 'Cannot call GetSessionToken with session credentials')
  }
  const hasMfa = fields.has('SerialNumber')
  if (hasMfa && fields.get('TokenCode') !== MFA_CODE) return WRONG_CODE
  const keys = issueKeys(world, caller.arn, caller.account)
  const { accessKeyId, expiresAt } = keys
  world.identities.set(accessKeyId, { ...caller, accessKeyId, expiresAt, hasMfa })
  return reply('GetSessionToken', credentialsXml(keys))
}

function isTrusted({ trusts }: Role, arn: string): boolean {
  return trusts.some((each) => each === '*' || arn.startsWith(each))
}

function assumeByToken(fields: URLSearchParams, world: World): Answer {
  const arn = fields.get('RoleArn') ?? ''
  if (!fields.get('WebIdentityToken')?.startsWith('eyJ')) {
    return queryError('InvalidIdentityToken', 'The ID Token provided is not a valid JWT.', 400)
  }
  if (!world.roles.some((each) => each.arn === arn)) {
    return queryError('AccessDenied', 'Not authorized to perform sts:AssumeRoleWithWebIdentity')
  }
  return assumed('AssumeRoleWithWebIdentity', arn, fields, world)
}

function assumed(action: string, arn: string, fields: URLSearchParams, world: World): Answer {
  const [, , , , account = '', resource = ''] = arn.split(':')
  const name = fields.get('RoleSessionName') ?? 'session'
  const session = `arn:aws:sts::${account}:assumed-role/${resource.split('/').at(-1)}/${name}`
  const duration = Number(fields.get('DurationSeconds'))
  const seconds = Number.isInteger(duration) && duration > 0 ? duration : 3600
  const keys = issueKeys(world, session, account, seconds * 1000)
  const user = `<AssumedRoleUser><AssumedRoleId>AROAEXAMPLEEXAMPLE00:${escapeXml(name)}</AssumedRoleId><Arn>${escapeXml(session)}</Arn></AssumedRoleUser>`
  return reply(action, credentialsXml(keys) + user)
}

function identityXml({ account, arn, userId }: Identity): string {
  return `<Arn>${escapeXml(arn)}</Arn><UserId>${escapeXml(userId)}</UserId><Account>${escapeXml(account)}</Account>`
}

function credentialsXml({
  accessKeyId,
  secretAccessKey,
  sessionToken,
  expiresAt,
}: ReturnType<typeof issueKeys>): string {
  const expiration = new Date(expiresAt).toISOString().replace('.000', '')
  return `<Credentials><AccessKeyId>${accessKeyId}</AccessKeyId><SecretAccessKey>${secretAccessKey}</SecretAccessKey><SessionToken>${sessionToken}</SessionToken><Expiration>${expiration}</Expiration></Credentials>`
}

function reply(action: string, result: string): Answer {
  const body = `<${action}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><${action}Result>${result}</${action}Result><ResponseMetadata><RequestId>${REQUEST_ID}</RequestId></ResponseMetadata></${action}Response>`
  return { status: 200, headers: { 'content-type': 'text/xml', 'x-amzn-requestid': REQUEST_ID }, body }
}
