import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { type Home, makeHome, removeHomes } from '../support/files/home.ts'
import { makeSampleHome, SAMPLE_SECRETS } from '../support/files/sample-home.ts'
import { startDashboard } from '../support/program/dashboard.ts'
import { runCommand } from '../support/program/run.ts'
import { stopTerminals, type Terminal } from '../support/program/terminal.ts'

afterEach(async () => {
  await stopTerminals()
  removeHomes()
})

/** Starts the demo, which makes its home in a folder of the test's own. */
function startDemo(home: Home, options: Parameters<typeof startDashboard>[1] = {}): Terminal {
  home.write('tmp/.keep', '')
  return startDashboard(home, {
    args: ['--demo'],
    ...options,
    env: { TMPDIR: home.path('tmp'), ...options.env },
  })
}

const demoHomes = (home: Home) =>
  readdirSync(home.path('tmp')).filter((each) => each.startsWith('awsprof-demo-'))

/** Every file below a folder with its bytes and the time of its last change. */
function everything(dir: string): string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((each) => !each.parentPath.includes('/tmp') && each.name !== 'tmp')
    .map((each) => {
      const path = join(each.parentPath, each.name)
      const { mtimeMs } = statSync(path)
      return `${path} ${mtimeMs} ${each.isFile() ? readFileSync(path, 'latin1') : ''}`
    })
    .toSorted()
}

it('the demo shows its own profiles, and leaves the user’s files as they were', async () => {
  const home = makeSampleHome()
  const before = everything(home.dir)
  const terminal = startDemo(home, {
    env: { AWS_PROFILE: 'robot', AWS_CONFIG_FILE: home.path('.aws/config') },
  })
  await terminal.waitFor(/16 profiles[\s\S]*Source chain/)
  expect(demoHomes(home)).toHaveLength(1)
  terminal.press('down', 'c')
  await terminal.waitFor('arn:aws:sts::111122223333:assumed-role')
  terminal.press('C')
  await terminal.waitFor(/of 16 profiles failed/)
  expect(terminal.text()).not.toMatch(/robot|prod-admin-loop|my-sso/)
  terminal.press('q')
  expect(await terminal.exit()).toEqual({ exitCode: 0, signal: null })
  expect(everything(home.dir)).toEqual(before)
  expect(demoHomes(home)).toEqual([])
  for (const secret of SAMPLE_SECRETS) expect(terminal.bytes().toString()).not.toContain(secret)
})

it('the demo does not even open the user’s files', async () => {
  const home = makeHome()
  // Opening one of these would block forever.
  home.write('.aws/sso/cache/.keep', '')
  home.write('.config/awsprof/.keep', '')
  for (const file of ['.aws/config', '.aws/credentials', '.config/awsprof/preferences.ini']) {
    execFileSync('mkfifo', [home.path(file)])
  }
  const terminal = startDemo(home)
  await terminal.waitFor(/16 profiles[\s\S]*Source chain/)
  terminal.press('q')
  expect(await terminal.exit()).toEqual({ exitCode: 0, signal: null })
})

describe('the demo’s home is gone', () => {
  it.each(['SIGTERM', 'SIGHUP', 'SIGINT'] as const)('after %s', async (signal) => {
    const home = makeHome()
    const terminal = startDemo(home)
    await terminal.waitFor(/16 profiles[\s\S]*Source chain/)
    expect(demoHomes(home)).toHaveLength(1)
    terminal.signal(signal)
    expect(await terminal.exit()).toEqual({ exitCode: null, signal })
    expect(demoHomes(home)).toEqual([])
  })

  it('after Ctrl-C', async () => {
    const home = makeHome()
    const terminal = startDemo(home)
    await terminal.waitFor('Source chain')
    terminal.press('ctrl-c')
    await terminal.exit()
    expect(demoHomes(home)).toEqual([])
  })

  it('after a crash', async () => {
    const home = makeHome()
    // Loaded before the program; throws on a signal that nothing else uses.
    home.write('fault.cjs', "process.on('SIGUSR2', () => { throw new RangeError('on purpose') })")
    const terminal = startDemo(home, { env: { NODE_OPTIONS: `--require=${home.path('fault.cjs')}` } })
    await terminal.waitFor(/16 profiles[\s\S]*Source chain/)
    terminal.signal('SIGUSR2')
    expect(await terminal.exit()).toEqual({ exitCode: 1, signal: null })
    expect(terminal.text()).toContain('RangeError')
    expect(demoHomes(home)).toEqual([])
  })
})

it('without a terminal the demo says what it needs, and makes no home', async () => {
  const home = makeHome()
  home.write('tmp/.keep', '')
  const program = fileURLToPath(new URL('../../dist/awsprof.js', import.meta.url))
  const result = await runCommand(process.execPath, [program, '--demo'], {
    env: { ...home.env, TMPDIR: home.path('tmp') },
  })
  expect(result).toEqual({
    exitCode: 2,
    stdout: '',
    stderr: 'awsprof: the demo needs a terminal, but standard output is not one\n',
  })
  expect(demoHomes(home)).toEqual([])
  expect(existsSync(home.path('.aws'))).toBe(false)
})
