import type { Environment, Variables } from './environment.ts'
import { type Profile, settingValue } from './profile.ts'

/** Which of a service's hosts is asked. */
export interface Place {
  /** Null if nothing names one; '' if something names an empty one, with which the AWS CLI stops. */
  readonly region: string | null
  readonly isFips: boolean
  readonly isDualstack: boolean
}

/** A region, and the variable that names it; null where the files do. */
export interface RegionNow {
  readonly region: string | null
  readonly variable: Environment['regionVariable']
}

/** The region that the AWS CLI would use now: a variable beats the files. */
export function regionNow({ region, regionVariable }: Environment, inFiles: string | null): RegionNow {
  return { region: region ?? inFiles, variable: regionVariable }
}

/** The place of a profile's own requests, such as those to STS; null stands for no profile. */
export function placeOf(variables: Variables, environment: Environment, profile: Profile | null): Place {
  const region = environment.region ?? (profile && settingValue(profile, 'region')) ?? null
  return region === null ? { region, ...variantsOf(variables, profile) } : placeIn(region, variables, profile)
}

/** The place of requests to a region that something else names, such as an sso-session. */
export function placeIn(given: string, variables: Variables, profile: Profile | null): Place {
  const variants = variantsOf(variables, profile)
  // `us-east-1-fips` and `fips-us-east-1` (botocore/client.py, `_normalize_fips_region`)
  const region = given.replace('fips-', '').replace('-fips', '')
  return { region, ...variants, isFips: variants.isFips || region !== given }
}

/** The variables beat the file, also where they are `false`. Anything but `true` is false (botocore, `ensure_boolean`). */
function variantsOf(variables: Variables, profile: Profile | null): Pick<Place, 'isFips' | 'isDualstack'> {
  const isTrue = (variable: string, key: string) =>
    (variables[variable] ?? (profile && settingValue(profile, key)))?.toLowerCase() === 'true'
  return {
    isFips: isTrue('AWS_USE_FIPS_ENDPOINT', 'use_fips_endpoint'),
    isDualstack: isTrue('AWS_USE_DUALSTACK_ENDPOINT', 'use_dualstack_endpoint'),
  }
}
