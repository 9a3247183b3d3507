import type { Link } from '../../profiles/link.ts'
import { settingValue } from '../../profiles/profile.ts'
import { assumeRoleArguments, assumeRoleCacheName } from '../cache/role-cache.ts'
import type { AssumeRoleArguments } from '../ports.ts'
import { ServiceError } from '../service-error.ts'
import { credentialsKey } from './memo.ts'
import { assumeWithMfa } from './mfa.ts'
import { requireKeys } from './require-keys.ts'
import { assumedRoleText, keep, readRoleCredentials } from './role-credentials.ts'
import { BrokenLink, type Obtained, step, type Walk } from './step.ts'
import { WalkError } from './walk-error.ts'

/** Walks the `assume-role` link at `index`: from the cache, or with the credentials that `source` obtains. */
export async function byRole(
  context: Walk,
  link: Link,
  index: number,
  source: () => Promise<Obtained>,
): Promise<Obtained> {
  const args = assumeRoleArguments(context.profiles, link)
  if (!args) throw new BrokenLink(index, new WalkError('unreachable', 'role_arn is missing.'))
  return assuming(context, args, index, source)
}

/** Walks a whole chain, and then assumes one role more with what it gives. Rejects as `walk` does. */
export function withRole(
  context: Walk,
  args: AssumeRoleArguments,
  source: () => Promise<Obtained>,
): Promise<Obtained> {
  return assuming(context, args, BEFORE_ALL, source)
}

/** The index of a role that no link of the chain stands for. */
const BEFORE_ALL = -1

/** Credentials of a role: from the cache, or with the credentials that `source` obtains. */
async function assuming(
  context: Walk,
  args: AssumeRoleArguments,
  index: number,
  source: () => Promise<Obtained>,
): Promise<Obtained> {
  const { ports, memo, signal } = context
  const name = assumeRoleCacheName(args)
  return step(context, index, async () => {
    const cached = readRoleCredentials(ports.roles?.read(name), ports.clock.now())
    if (cached) return { credentials: cached, detail: 'from the cache' }
    const { credentials, index: sourceIndex } = await source()
    try {
      requireKeys(credentials)
    } catch (error) {
      throw new BrokenLink(sourceIndex, error)
    }
    // Not every source of a role need be allowed to assume it.
    const key = `role ${ports.routes.sts} ${name} ${credentialsKey(credentials)}`
    const assumed = memo.once(key, async () => {
      const { SerialNumber } = args
      const reply =
        SerialNumber === undefined
          ? await ports.sts.assumeRole(args, credentials, signal)
          : await assumeWithMfa(context, { ...args, SerialNumber }, credentials)
      keep(ports.roles, name, assumedRoleText(reply))
      return reply
    })
    try {
      return { credentials: (await assumed).credentials }
    } catch (error) {
      const isAboutSource = error instanceof ServiceError && ABOUT_SOURCE.test(error.code)
      throw isAboutSource ? new BrokenLink(index + 1, error) : error
    }
  })
}

/** Errors about the credentials that signed the request: these belong to the source's link, not to the role's. */
const ABOUT_SOURCE = /^(ExpiredToken|InvalidClientTokenId|UnrecognizedClientException|SignatureDoesNotMatch)$/

/** Walks the `assume-role` link at `index` if its source is a web identity token in a file. */
export async function byWebIdentity(context: Walk, link: Link, index: number): Promise<Obtained> {
  const { profiles, ports, memo, signal } = context
  const profile = profiles.byName.get(link.profile)
  const sessionName = profile && settingValue(profile, 'role_session_name')
  const named = sessionName === undefined ? {} : { RoleSessionName: sessionName }
  const args = { RoleArn: link.name ?? '', ...named }
  const name = assumeRoleCacheName(args)
  return step(context, index, async () => {
    const cached = readRoleCredentials(ports.roles?.read(name), ports.clock.now())
    if (cached) return { credentials: cached, detail: 'from the cache' }
    const WebIdentityToken = await webToken(context, index + 1)
    const assumed = await memo.once(`web ${ports.routes.sts} ${name} ${WebIdentityToken}`, async () => {
      const reply = await ports.sts.assumeRoleWithWebIdentity({ ...args, WebIdentityToken }, signal)
      keep(ports.roles, name, assumedRoleText(reply))
      return reply
    })
    return { credentials: assumed.credentials }
  })
}

async function webToken({ chain, ports, onLink }: Walk, index: number): Promise<string> {
  onLink(index, 'running')
  try {
    const token = await ports.readFile(chain.links[index]?.name ?? '')
    onLink(index, 'done')
    return token
  } catch (error) {
    throw new BrokenLink(index, error)
  }
}
