import { homedir } from 'node:os'
import { resolve } from 'node:path'
import { DEFAULT_PREFERENCES, type Preferences, readPreferences } from '../app/preferences.ts'
import { preferencesPath, readPreferencesFile } from '../os/preferences-file.ts'
import { type Environment, readEnvironment, type Variables } from '../profiles/environment.ts'
import { type Capabilities, capabilitiesOf } from '../terminal/capabilities.ts'

/** The global options of every command. */
export interface GlobalOptions {
  readonly configFile?: string
  readonly credentialsFile?: string
  readonly readOnly?: boolean
  readonly redact?: boolean
  readonly ascii?: boolean
  readonly color?: boolean
  /** The user's own preferences are not read, either. */
  readonly demo?: boolean
}

/** What every command begins with. */
export interface CommandContext {
  readonly variables: Variables
  readonly options: GlobalOptions
  readonly environment: Environment
  readonly preferences: Preferences
  /** About the preferences file. */
  readonly warnings: readonly string[]
  readonly capabilities: Capabilities
  readonly now: number
}

/** Reads environment and preferences; nothing of AWS's files yet. */
export function createContext(variables: Variables, options: GlobalOptions): CommandContext {
  const paths = { config: options.configFile, credentials: options.credentialsFile }
  const environment = withWholePaths(readEnvironment(variables, process.platform, homedir(), paths))
  const file = options.demo
    ? { values: {}, warnings: [] }
    : readPreferencesFile(preferencesPath(variables, environment.home))
  const { preferences, warnings } =
    Object.keys(file.values).length > 0
      ? readPreferences(file.values)
      : { preferences: DEFAULT_PREFERENCES, warnings: [] }
  return {
    variables,
    options,
    environment,
    preferences,
    warnings: [...file.warnings, ...warnings],
    capabilities: capabilitiesOf(variables, process.stdout.isTTY === true, options, preferences),
    now: Date.now(),
  }
}

/** A path may be given relative to where the program was started; what is shown and printed holds everywhere. */
function withWholePaths(environment: Environment): Environment {
  const { config, credentials } = environment.files
  const whole = (path: string | null) => path && resolve(path)
  return { ...environment, files: { config: whole(config), credentials: whole(credentials) } }
}
