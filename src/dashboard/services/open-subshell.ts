import type { Environment, Variables } from '../../profiles/environment.ts'
import { maskSecrets } from '../../profiles/mask/mask-secrets.ts'
import { settingValue } from '../../profiles/profile.ts'
import { credentialVariables, regionVariables } from '../../session/credential-variables.ts'
import type { WalkOptions } from '../../session/ports.ts'
import type { Entry, ProfileIndex } from '../../session/profile-index.ts'
import { credentialsOf } from '../../session/walk/credentials-of.ts'
import { runSubshell, withOwn } from '../../terminal/subshell.ts'
import { visible } from '../../text/visible.ts'

/**
 * Prepares a shell with what `awsprof exec` sets, and AWS_PROFILE, so that its prompt can tell. Without credentials it is
 * opened all the same, and says why. Loads the SDK only if a request is made. Resolves to what runs the shell, once the
 * terminal is given back, and returns the reason why it did not start, or null.
 *
 * @param show makes a text of the files fit for the terminal
 */
export async function prepareSubshell(
  variables: Variables,
  environment: Environment,
  { profiles }: ProfileIndex,
  entry: Entry,
  options: WalkOptions,
  show: (text: string) => string,
): Promise<() => string | null> {
  const { name } = entry.profile
  const { portsForWalk } = await import('../../aws/open-walk.ts')
  const route = { variables, environment, profiles, profile: name, onClock: () => {} }
  const found = await credentialsOf(entry, profiles, portsForWalk(route, options))
  const region = settingValue(entry.profile, 'region') || null
  const own =
    'reason' in found ? regionVariables(region) : [...credentialVariables(found.credentials, region)]
  const isBad = own.some(([, value]) => value !== null && visible(value) !== value)
  const lacking = isBad
    ? 'They contain a control or invisible character.'
    : 'reason' in found
      ? show(maskSecrets(found.reason))
      : null
  const all = withOwn(variables, environment, [...(isBad ? [] : own), ['AWS_PROFILE', name]])
  return () => runSubshell(all, show(name), lacking)
}
