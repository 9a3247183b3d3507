import type { Profiles } from '../../profiles/profile.ts'
import { assumeRoleArguments, assumeRoleCacheName } from '../cache/role-cache.ts'
import type { Entry } from '../profile-index.ts'

/** The MFA devices that a walk of this chain may ask for a code of, outermost role first. */
export function mfaDevices(profiles: Profiles, entry: Entry): readonly string[] {
  return rolesWithDevice(profiles, entry).map(({ serial }) => serial)
}

/** The devices that more than one role of these profiles needs. */
export function devicesInCommon(profiles: Profiles, entries: readonly Entry[]): ReadonlySet<string> {
  const roles = new Map<string, Set<string>>()
  for (const entry of entries) {
    for (const { serial, role } of rolesWithDevice(profiles, entry))
      roles.set(serial, (roles.get(serial) ?? new Set()).add(role))
  }
  return new Set([...roles].filter(([, each]) => each.size > 1).map(([serial]) => serial))
}

function rolesWithDevice(profiles: Profiles, { chain }: Entry): { serial: string; role: string }[] {
  return chain.links.flatMap((link, at) => {
    // With a web identity, no device is asked for.
    if (link.type !== 'assume-role' || chain.links[at + 1]?.type === 'web-identity-token') return []
    const args = assumeRoleArguments(profiles, link)
    return args?.SerialNumber === undefined
      ? []
      : [{ serial: args.SerialNumber, role: assumeRoleCacheName(args) }]
  })
}
