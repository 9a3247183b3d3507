import type { Environment, Variables } from '../profiles/environment.ts'
import { type Profiles, settingValue } from '../profiles/profile.ts'
import type { Network } from './client-config.ts'
import { DEFAULT_TIMEOUTS } from './timeouts.ts'

/** What decides where requests go: the user's variables and files, and the profile, if any, that they are for. */
export interface Route {
  readonly variables: Variables
  readonly environment: Environment
  readonly profiles: Profiles
  readonly profile: string | null
  readonly onClock?: Network['onClock']
}

export function networkFor({ variables, environment, profiles, profile, onClock }: Route): Network {
  const owner = profile === null ? undefined : profiles.byName.get(profile)
  const bundle = variables.AWS_CA_BUNDLE || (owner && settingValue(owner, 'ca_bundle'))
  // What Python's requests honours is taken as it is, and last (botocore/httpsession.py).
  const path = bundle ? inHome(bundle, environment.home) : variables.REQUESTS_CA_BUNDLE || null
  return { variables, caBundle: path, ...DEFAULT_TIMEOUTS, ...(onClock && { onClock }) }
}

/** Expands `~` as the AWS CLI does in `ca_bundle`, and no `$NAME`. */
function inHome(path: string, home: string): string {
  return /^~(?:$|[/\\])/.test(path) ? home + path.slice(1) : path
}
