import type { FileRole } from './problem.ts'

/** What the dashboard and the commands take from the process; no module of the core looks at the process itself. */
export type Variables = Readonly<Record<string, string | undefined>>

export interface Environment {
  readonly home: string
  /** Absolute paths; null where the variable is set but empty, for which the AWS CLI reads no file at all. */
  readonly files: Readonly<Record<FileRole, string | null>>
  readonly ssoCache: string
  readonly cliCache: string
  readonly loginCache: string
  /** The profile that tools would use now (AWS_PROFILE, else AWS_DEFAULT_PROFILE as the AWS CLI v2), or null. */
  readonly activeProfile: string | null
  /** The region that beats every profile's (AWS_REGION, else AWS_DEFAULT_REGION), or null. */
  readonly region: string | null
  /** True where AWS_ACCESS_KEY_ID is set: those keys beat AWS_PROFILE in the AWS CLI. */
  readonly hasKeys: boolean
}

const isWindowsLike = (platform: string) => platform === 'win32'

/** HOME, and on Windows USERPROFILE or HOMEDRIVE and HOMEPATH: the SDKs' rule. Empty string where none is set. */
export function homeFolder(variables: Variables, platform: string): string {
  const { HOME, USERPROFILE, HOMEDRIVE, HOMEPATH } = variables
  if (HOME) return HOME
  if (!isWindowsLike(platform)) return ''
  return USERPROFILE || (HOMEDRIVE && HOMEPATH ? HOMEDRIVE + HOMEPATH : '')
}

/** Expands `~` and `$NAME` or `${NAME}` as botocore does in the two path variables; unknown names stay. */
function expand(path: string, home: string, variables: Variables): string {
  const named = path.replace(/\$(\w+|\{[^}]*\})/g, (text: string, name: string) => {
    return variables[name.replace(/[{}]/g, '')] ?? text
  })
  return named === '~' || named.startsWith('~/') ? home + named.slice(1) : named
}

/**
 * Where everything is. Rules: botocore/configprovider.py, session.py; AWS SDKs guide, "shared files".
 *
 * @param fallbackHome the home folder of the user's account, for when no variable names one
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
    return variable === '' ? null : expand(variable, home, variables)
  }
  return {
    home,
    files: {
      config: fileAt(overrides.config, variables.AWS_CONFIG_FILE, 'config'),
      credentials: fileAt(overrides.credentials, variables.AWS_SHARED_CREDENTIALS_FILE, 'credentials'),
    },
    ssoCache: inAws('sso', 'cache'),
    cliCache: inAws('cli', 'cache'),
    loginCache: variables.AWS_LOGIN_CACHE_DIRECTORY || inAws('login', 'cache'),
    activeProfile: variables.AWS_PROFILE ?? variables.AWS_DEFAULT_PROFILE ?? null,
    region: variables.AWS_REGION ?? variables.AWS_DEFAULT_REGION ?? null,
    hasKeys: Boolean(variables.AWS_ACCESS_KEY_ID),
  }
}
