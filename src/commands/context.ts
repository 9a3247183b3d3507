import { homedir } from 'node:os'
import { resolve } from 'node:path'
import { DEFAULT_PREFERENCES, type Preferences, readPreferences } from '../app/preferences.ts'
import { finishChange } from '../os/finish-change.ts'
import { preferencesPath, readPreferencesFile } from '../os/preferences-file.ts'
import { type Environment, readEnvironment, type Variables } from '../profiles/environment.ts'
import { type Capabilities, capabilitiesOf } from '../terminal/capabilities.ts'

/** The global options of every command. */
export interface GlobalOptions {
  readonly configFile?: string
  readonly credentialsFile?: string
  readonly readOnly?: boolean
  readonly redact?: boolean
  /** Sentences in place of symbols and columns, for screen readers. */
  readonly plain?: boolean
  readonly ascii?: boolean | undefined
  readonly color?: boolean | undefined
  /** The user's preferences are not read either. */
  readonly demo?: boolean
}

/** What every command is given. */
export interface CommandContext {
  readonly variables: Variables
  readonly options: GlobalOptions
  readonly environment: Environment
  readonly preferences: Preferences
  /** Problems of the preferences file, as sentences. */
  readonly warnings: readonly string[]
  /** What was found, and done, about a change that had been interrupted, as a sentence, or null. */
  readonly interrupted: string | null
  readonly capabilities: Capabilities
  readonly now: number
}

/** Reads the environment and the preferences, but none of AWS's files, unless a change of them was interrupted. */
export function createContext(variables: Variables, options: GlobalOptions): CommandContext {
  const paths = { config: options.configFile, credentials: options.credentialsFile }
  const environment = withAbsolutePaths(readEnvironment(variables, process.platform, homedir(), paths))
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
    interrupted: options.demo ? null : finishInterrupted(environment, options),
    capabilities: capabilitiesOf(
      variables,
      process.stdout.isTTY === true,
      options.plain ? { ...options, color: false } : options,
      preferences,
    ),
    now: Date.now(),
  }
}

/** What was found of a change that was interrupted, as a sentence, or null. */
function finishInterrupted({ files }: Environment, { readOnly }: GlobalOptions): string | null {
  const paths = [files.config, files.credentials].filter((path) => path !== null)
  return finishChange(paths, readOnly === true)
}

/** Paths that are shown, printed or handed to a subshell must hold in any working directory. */
function withAbsolutePaths(environment: Environment): Environment {
  const { config, credentials } = environment.files
  const absolute = (path: string | null) => path && resolve(path)
  return { ...environment, files: { config: absolute(config), credentials: absolute(credentials) } }
}
