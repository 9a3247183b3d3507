import type { Link } from '../../profiles/link.ts'
import { settingValue } from '../../profiles/profile.ts'
import { assumeRoleArguments, assumeRoleCacheName } from '../cache/role-cache.ts'
import type { AssumedRole } from '../ports.ts'
import { ServiceError } from '../service-error.ts'
import { credentialsKey } from './memo.ts'
import { assumedRoleText, keep, readRoleCredentials } from './role-credentials.ts'
import { BrokenLink, type Obtained, step, type Walk } from './step.ts'
import { WalkError } from './walk-error.ts'

/** The `assume-role` link at `index`: from the cache, else with the credentials of what comes after it. */
export async function byRole(of: Walk, index: number, source: () => Promise<Obtained>): Promise<Obtained> {
  const { profiles, chain, ports, memo, signal } = of
  const link = chain.links[index] as Link
  const args = assumeRoleArguments(profiles, link)
  if (!args) throw new BrokenLink(index, new WalkError('unreachable', 'role_arn is missing.'))
  const name = assumeRoleCacheName(args)
  return step(of, index, async () => {
    const cached = readRoleCredentials(ports.roles?.read(name), ports.clock.now())
    if (cached) return { credentials: cached, detail: 'from the cache' }
    const { credentials } = await source()
    const assume = (code: string | null) =>
      ports.sts.assumeRole(code === null ? args : { ...args, TokenCode: code }, credentials, signal)
    // Two sources of one role may differ in whether they may assume it.
    const key = `role ${ports.routes.sts} ${name} ${credentialsKey(credentials)}`
    const assuming = memo.once(key, async () => {
      const reply =
        args.SerialNumber === undefined ? await assume(null) : await withMfa(of, args.SerialNumber, assume)
      keep(ports.roles, name, assumedRoleText(reply))
      return reply
    })
    try {
      return { credentials: (await assuming).credentials }
    } catch (error) {
      // Not the role's fault: it is the source whose credentials are not taken.
      const isOfSource = error instanceof ServiceError && OF_SOURCE.test(error.code)
      throw isOfSource ? new BrokenLink(index + 1, error) : error
    }
  })
}

/** What STS says of the credentials that sign a request. */
const OF_SOURCE = /^(ExpiredToken|InvalidClientTokenId|UnrecognizedClientException|SignatureDoesNotMatch)$/

/** One code for all roles of a device, asked for again where STS takes it only once. */
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

/** The `assume-role` link at `index` whose source is a token in a file. */
export async function byWebIdentity(of: Walk, index: number): Promise<Obtained> {
  const { profiles, chain, ports, memo, signal } = of
  const link = chain.links[index] as Link
  const profile = profiles.byName.get(link.profile)
  const sessionName = profile && settingValue(profile, 'role_session_name')
  const named = sessionName === undefined ? {} : { RoleSessionName: sessionName }
  const args = { RoleArn: link.name ?? '', ...named }
  const name = assumeRoleCacheName(args)
  return step(of, index, async () => {
    const cached = readRoleCredentials(ports.roles?.read(name), ports.clock.now())
    if (cached) return { credentials: cached, detail: 'from the cache' }
    const WebIdentityToken = await webToken(of, index + 1)
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
