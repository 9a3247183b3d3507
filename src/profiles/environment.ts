import { endpointVariables } from './endpoint.ts'
import type { FileRole } from './problem.ts'
import type { Variables } from './variables.ts'

export type { Variables }

export interface Environment {
  readonly home: string
  /** Their paths; null if the variable for one is set but empty, because then the AWS CLI reads no file. */
  readonly files: Readonly<Record<FileRole, string | null>>
  readonly ssoCache: string
  readonly cliCache: string
  readonly loginCache: string
  /** The profile that the AWS CLI v2 would use now (AWS_PROFILE, else AWS_DEFAULT_PROFILE), or null. */
  readonly activeProfile: string | null
  /** The region that overrides every profile's, or null. It can be empty. */
  readonly region: string | null
  /** The variable that names that region; null without one. */
  readonly regionVariable: 'AWS_REGION' | 'AWS_DEFAULT_REGION' | null
  /** The variable that names the active profile; null without one. */
  readonly profileVariable: 'AWS_PROFILE' | 'AWS_DEFAULT_PROFILE' | null
  /** True if AWS_ACCESS_KEY_ID is set: in the AWS CLI those keys take precedence over AWS_PROFILE. */
  readonly hasKeys: boolean
  /** Those that name endpoints or ignore them (`endpointVariables`). */
  readonly endpointVariables: Variables
}

const isWindowsLike = (platform: string) => platform === 'win32'

/** HOME, or on Windows without it USERPROFILE, else HOMEDRIVE and HOMEPATH, as in the SDKs; '' if none is set. */
export function homeFolder(variables: Variables, platform: string): string {
  const { HOME, USERPROFILE, HOMEDRIVE, HOMEPATH } = variables
  if (HOME) return HOME
  if (!isWindowsLike(platform)) return ''
  return USERPROFILE || (HOMEDRIVE && HOMEPATH ? HOMEDRIVE + HOMEPATH : '')
}

/** Expands `~`, `$NAME`, `${NAME}` and on Windows `%NAME%`, as botocore does in its path variables; unknown names stay. */
function expand(path: string, home: string, variables: Variables, platform: string): string {
  const isWindows = isWindowsLike(platform)
  const names = isWindows ? /\$(?:(\w+)|\{([^}]*)\})|%([^%]+)%/g : /\$(?:(\w+)|\{([^}]*)\})/g
  const named = path.replace(names, (text: string, ...[plain, braced, percent]: (string | undefined)[]) => {
    return variables[plain ?? braced ?? percent ?? ''] ?? text
  })
  const isInHome = isWindows ? /^~(?=$|[/\\])/ : /^~(?=$|\/)/
  return named.replace(isInHome, () => home)
}

/** The first of these variables that is set, also to nothing; null if none is. */
function setOf<Name extends string>(variables: Variables, ...names: readonly Name[]): Name | null {
  return names.find((name) => variables[name] !== undefined) ?? null
}

/**
 * Where the files and caches are, and what overrides the profiles. The rules are those of botocore/configprovider.py
 * and session.py, and of "shared files" in the AWS SDKs guide.
 *
 * @param fallbackHome home folder of the user's account, if no variable names one
 * @param overrides `--config-file` and `--credentials-file`
 */
export function readEnvironment(
  variables: Variables,
  platform: string,
  fallbackHome: string,
  overrides: { readonly config?: string | undefined; readonly credentials?: string | undefined } = {},
): Environment {
  const home = homeFolder(variables, platform) || fallbackHome
  const inAws = (...parts: string[]) => [home, '.aws', ...parts].join(isWindowsLike(platform) ? '\\' : '/')
  const fileAt = (override: string | undefined, variable: string | undefined, name: string) => {
    if (override !== undefined) return override
    if (variable === undefined) return inAws(name)
    return variable === '' ? null : expand(variable, home, variables, platform)
  }
  return {
    home,
    files: {
      config: fileAt(overrides.config, variables.AWS_CONFIG_FILE, 'config'),
      credentials: fileAt(overrides.credentials, variables.AWS_SHARED_CREDENTIALS_FILE, 'credentials'),
    },
    ssoCache: inAws('sso', 'cache'),
    cliCache: inAws('cli', 'cache'),
    loginCache: variables.AWS_LOGIN_CACHE_DIRECTORY
      ? expand(variables.AWS_LOGIN_CACHE_DIRECTORY, home, variables, platform)
      : inAws('login', 'cache'),
    activeProfile: variables.AWS_PROFILE ?? variables.AWS_DEFAULT_PROFILE ?? null,
    region: variables.AWS_REGION ?? variables.AWS_DEFAULT_REGION ?? null,
    regionVariable: setOf(variables, 'AWS_REGION', 'AWS_DEFAULT_REGION'),
    profileVariable: setOf(variables, 'AWS_PROFILE', 'AWS_DEFAULT_PROFILE'),
    hasKeys: Boolean(variables.AWS_ACCESS_KEY_ID),
    endpointVariables: endpointVariables(variables),
  }
}
