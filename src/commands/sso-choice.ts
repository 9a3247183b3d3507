import { type SsoTarget, targetOfSession, targetOfToken } from '../session/login/session.ts'
import type { Inventory } from '../session/profile-index.ts'
import type { Context } from './context.ts'
import { entryNamed } from './entry-named.ts'
import { UsageError } from './usage-error.ts'

/**
 * What a login or logout is for: the sso-session named by `--sso-session`, else that behind the profile named, else
 * behind the profile that the environment names. Throws `UsageError` where that leads to no session.
 */
export function chosenSso(
  { environment }: Context,
  inventory: Inventory,
  name: string | undefined,
  session: string | undefined,
): { readonly target: SsoTarget; readonly profile: string | null } {
  if (session !== undefined) {
    const target = targetOfSession(inventory.profiles, session)
    if (typeof target === 'string') throw new UsageError(target)
    if (name !== undefined) entryNamed(inventory, name)
    return { target, profile: name ?? null }
  }
  const profile = name ?? environment.activeProfile ?? 'default'
  const { token, links } = entryNamed(inventory, profile).chain
  if (token) return { target: targetOfToken(inventory.profiles, token), profile }
  const broken = links.find((each) => each.problem)?.problem
  throw new UsageError(
    broken ? `${profile}: ${broken.message}` : `profile ${profile} does not use IAM Identity Center`,
  )
}
