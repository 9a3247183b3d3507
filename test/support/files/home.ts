import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** File contents by name. An object becomes JSON on one line, as the AWS CLI writes it. */
type CacheFiles = Readonly<Record<string, object | string>>

export interface HomeOptions {
  /** Content of `~/.aws/config`; if absent, the file does not exist. */
  readonly config?: string | Uint8Array
  /** Content of `~/.aws/credentials`. */
  readonly credentials?: string | Uint8Array
  /** The files in `~/.aws/sso/cache`, `~/.aws/cli/cache` and `~/.aws/login/cache`. */
  readonly ssoCache?: CacheFiles
  readonly cliCache?: CacheFiles
  readonly loginCache?: CacheFiles
  /** Added to the environment; undefined removes a variable. */
  readonly env?: Readonly<Record<string, string | undefined>>
}

/** A temporary home folder, and an environment for programs that use it. */
export interface Home {
  readonly dir: string
  /** A complete environment. It takes nothing from the caller's except the folder of `node`. */
  readonly env: Readonly<Record<string, string>>
  /** A path inside the home: `home.path('.aws', 'config')`. */
  path(...parts: string[]): string
  /** Writes a file, by default with mode 0600, and creates its folders. */
  write(file: string, content: string | Uint8Array, mode?: number): void
  /** The text of a file. Throws if it does not exist. */
  read(file: string): string
  exists(file: string): boolean
  /** Deletes the home. */
  remove(): void
}

const homes = new Set<Home>()

/** Removes every home that still exists. Call it in `afterEach`. */
export function removeHomes(): void {
  for (const home of homes) home.remove()
}

// An interrupted test run must not leave files behind that hold realistic keys.
process.on('exit', removeHomes)

/** Creates a home in the temporary folder with the given files, all of mode 0600. */
export function makeHome(options: HomeOptions = {}): Home {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), 'awsprof-test-')))
  const path = (...parts: string[]) => join(dir, ...parts)
  const home: Home = {
    dir,
    env: isolatedEnv(dir, options.env),
    path,
    write(file, content, mode = 0o600) {
      mkdirSync(dirname(path(file)), { recursive: true })
      writeFileSync(path(file), content, { mode })
      chmodSync(path(file), mode) // `writeFileSync` sets it for new files only, minus the umask
    },
    read: (file) => readFileSync(path(file), 'utf8'),
    exists: (file) => existsSync(path(file)),
    remove() {
      rmSync(dir, { recursive: true, force: true })
      homes.delete(home)
    },
  }
  homes.add(home)
  if (options.config !== undefined) home.write('.aws/config', options.config)
  if (options.credentials !== undefined) home.write('.aws/credentials', options.credentials)
  writeCache(home, '.aws/sso/cache', options.ssoCache)
  writeCache(home, '.aws/cli/cache', options.cliCache)
  writeCache(home, '.aws/login/cache', options.loginCache)
  return home
}

function writeCache(home: Home, folder: string, files: CacheFiles = {}): void {
  for (const [name, content] of Object.entries(files)) {
    home.write(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content))
  }
}

function isolatedEnv(dir: string, extra: HomeOptions['env'] = {}): Record<string, string> {
  const env: Record<string, string | undefined> = {
    HOME: dir,
    USERPROFILE: dir,
    XDG_CONFIG_HOME: join(dir, '.config'),
    XDG_CACHE_HOME: join(dir, '.cache'),
    XDG_DATA_HOME: join(dir, '.local/share'),
    XDG_STATE_HOME: join(dir, '.local/state'),
    PATH: [dirname(process.execPath), '/usr/local/bin', '/usr/bin', '/bin'].join(':'),
    // So that the temporary files of a killed program are removed with the home.
    TMPDIR: dir,
    // Set for the whole run: compile-cache.ts.
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
    SHELL: '/bin/sh',
    TERM: 'xterm-256color',
    LANG: 'C.UTF-8',
    TZ: 'UTC',
    // Otherwise a profile without credentials would ask the metadata service of the machine that runs the tests.
    AWS_EC2_METADATA_DISABLED: 'true',
    ...extra,
  }
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}
