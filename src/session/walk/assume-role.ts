import type { Link } from '../../profiles/link.ts'
import { settingValue } from '../../profiles/profile.ts'
import { assumeRoleArguments, assumeRoleCacheName } from '../cache/role-cache.ts'
import type { AssumedRole } from '../ports.ts'
import { ServiceError } from '../service-error.ts'
import { credentialsKey } from './memo.ts'
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
  const { profiles, ports, memo, signal } = context
  const args = assumeRoleArguments(profiles, link)
  if (!args) throw new BrokenLink(index, new WalkError('unreachable', 'role_arn is missing.'))
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
    const assume = (code: string | null) =>
      ports.sts.assumeRole(code === null ? args : { ...args, TokenCode: code }, credentials, signal)
    // Not every source of a role need be allowed to assume it.
    const key = `role ${ports.routes.sts} ${name} ${credentialsKey(credentials)}`
    const assuming = memo.once(key, async () => {
      const reply =
        args.SerialNumber === undefined
          ? await assume(null)
          : await withMfa(context, args.SerialNumber, assume)
      keep(ports.roles, name, assumedRoleText(reply))
      return reply
    })
    try {
      return { credentials: (await assuming).credentials }
    } catch (error) {
      const isAboutSource = error instanceof ServiceError && ABOUT_SOURCE.test(error.code)
      throw isAboutSource ? new BrokenLink(index + 1, error) : error
    }
  })
}

/** Errors about the credentials that signed the request: these belong to the source's link, not to the role's. */
const ABOUT_SOURCE = /^(ExpiredToken|InvalidClientTokenId|UnrecognizedClientException|SignatureDoesNotMatch)$/

/** Asks for one code for all roles of a device, and for another if STS accepts a code only once. */
async function withMfa(
  { ports, memo, signal }: Walk,
  serial: string,
  assume: (code: string) => Promise<AssumedRole>,
): Promise<AssumedRole> {
  const key = `mfa ${serial}`
  const code = await memo.once(key, () => ports.mfaCode(serial, signal))
  try {
    return await assume(code)
  } catch (error) {
    if (!(error instanceof ServiceError) || !/MultiFactorAuthentication/.test(error.message)) throw error
    memo.forget(key)
    return assume(await memo.once(key, () => ports.mfaCode(serial, signal)))
  }
}

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
