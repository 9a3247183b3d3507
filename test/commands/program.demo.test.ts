import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { COMMANDS } from '../../src/commands/command-table.ts'
import { makeHome, removeHomes } from '../support/files/home.ts'
import { programFile, runProgram } from '../support/program/run.ts'
import { jsonOf, runHere, runInHome } from '../support/program/run-in-home.ts'

afterAll(removeHomes)

/** Every file below a folder with its text and the time of its last change. */
function everything(dir: string): string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .map((each) => join(each.parentPath, each.name))
    .map((path) => {
      const about = statSync(path)
      return `${path} ${about.mtimeMs} ${about.isFile() ? readFileSync(path, 'latin1') : ''}`
    })
    .toSorted()
}

const mine = () =>
  makeHome({
    config: '[default]\nregion = eu-west-1\n[profile mine]\nregion = eu-west-1\n',
    credentials: '[mine]\naws_access_key_id = AKIAMINE\naws_secret_access_key = mine\n',
  })

/** Each command with arguments that fit the sample profiles, its exit status, and what it prints. */
const RUNS: readonly (readonly [args: readonly string[], exitCode: number, printed: RegExp])[] = [
  [['list'], 0, /partner-billing/],
  [['show', 'dev'], 0, /sso_session/],
  [['check', 'dev'], 0, /assumed-role/],
  [['login', 'dev'], 0, /acme is still logged in/],
  [['logout', 'dev'], 0, /logged out of acme/],
  [['set', 'default', 'region', 'eu-west-1'], 0, /^$/],
  [['unset', 'default', 'region'], 0, /^$/],
  [['populate', 'acme', '--yes', '--json'], 0, /"name": "Partner-Data-DataReader"/],
  [['import', '/nowhere'], 1, /cannot read \/nowhere/],
  // What it writes is tested with a process of its own, because it reads standard input.
  [['configure', '--profile', 'a]'], 2, /a name cannot contain \]/],
  [['export', 'dev'], 0, /AWS_SESSION_TOKEN=/],
  [['exec', 'dev', '--', 'true'], 0, /^$/],
  [['use', 'dev'], 0, /your shell stays as it is/],
  [['whoami'], 0, /profile dev {2}by AWS_PROFILE/],
  [['status'], 0, /^dev ● \d+h/],
  [['console', 'dev', '--print', '--service', 's3'], 0, /^http:\/\/127.0.0.1:\d+\/federation\?.*s3%2Fhome/],
  [['init', 'bash'], 0, /awsprof\(\)/],
  [['__complete', '--line', 'awsprof show '], 0, /^wiki-legacy$/m],
  [['lint'], 1, /errors/],
  [['doctor', '--network'], 1, /error +cycle at config:\d+[\s\S]*sts +a configured endpoint: answers/],
]

/** `--demo` after the arguments of the command, but before those of a command that it runs. */
function withDemoLast(args: readonly string[]): string[] {
  const end = args.includes('--') ? args.indexOf('--') : args.length
  return [...args.slice(0, end), '--demo', ...args.slice(end)]
}

describe('--demo with a command works on the sample profiles and leaves the user’s files alone', () => {
  it('every command', () => {
    expect(RUNS.map(([[name]]) => name).toSorted()).toEqual(COMMANDS.map(({ name }) => name).toSorted())
  })

  it.each(RUNS)('%j', async (args, exitCode, printed) => {
    const home = mine()
    const before = everything(home.dir)
    for (const all of [['--demo', ...args], withDemoLast(args)]) {
      const result = await runInHome(home, ...all)
      expect([result.exitCode, result.stdout + result.stderr]).toEqual([
        exitCode,
        expect.stringMatching(printed),
      ])
      expect(result.stdout + result.stderr).not.toMatch(/AKIAMINE|profile mine/)
    }
    expect(everything(home.dir)).toEqual(before)
  })

  it('configure, which asks', async () => {
    const home = mine()
    const before = everything(home.path('.aws'))
    const { exitCode, stderr } = await runProgram(['configure', '--demo'], { env: home.env })
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('the input ended')])
    expect(everything(home.path('.aws'))).toEqual(before)
  })

  it('each time anew, with the other options', async () => {
    const home = mine()
    await runInHome(home, '--demo', 'set', 'dev', 'output', 'text')
    const { stdout } = await runInHome(home, 'show', 'dev', '--demo', '--json', '--redact')
    expect(stdout).toContain('********3333')
    expect(stdout).not.toContain('"output"')
    const refused = await runInHome(home, '--demo', '--read-only', 'set', 'dev', 'output', 'text')
    expect(refused).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('--read-only') })
  })

  it('with the variables of the user that name files and keys', async () => {
    const home = mine()
    const env = {
      ...home.env,
      AWS_CONFIG_FILE: home.path('.aws/config'),
      AWS_PROFILE: 'mine',
      AWS_ACCESS_KEY_ID: 'AKIAMINE',
    }
    const before = everything(home.dir)
    const { stdout } = await runHere(['check', '--json', '--demo'], env)
    expect(JSON.parse(stdout).results).toMatchObject([{ name: 'dev', ok: true }])
    expect(everything(home.dir)).toEqual(before)
  })

  it.each(['--config-file', '--credentials-file'])('is refused with %s', async (option) => {
    const home = mine()
    const before = everything(home.dir)
    const result = await runInHome(
      home,
      '--demo',
      option,
      home.path('.aws/config'),
      'set',
      'mine',
      'region',
      'x',
    )
    expect(result).toMatchObject({
      exitCode: 2,
      stderr: expect.stringMatching(/--demo uses files of its own/),
    })
    expect(everything(home.dir)).toEqual(before)
  })

  it('answers like the program itself', async () => {
    expect(jsonOf(await runInHome(mine(), 'list', '--demo', '--json'))).toMatchObject({
      profiles: expect.arrayContaining([expect.objectContaining({ name: 'dev', status: 'valid' })]),
    })
  })
})

it.each(['SIGTERM', 'SIGHUP', 'SIGINT'] as const)(
  '%s removes the sample profiles of a command',
  async (signal) => {
    const home = mine()
    home.write('tmp/.keep', '')
    const homes = () => readdirSync(home.path('tmp')).filter((each) => each.startsWith('awsprof-demo-'))
    const env = { ...home.env, TMPDIR: home.path('tmp') }
    const child = spawn(process.execPath, [programFile, 'login', 'partner-data', '--demo'], { env })
    child.stderr.setEncoding('utf8')
    let told = ''
    child.stderr.on('data', (text: string) => (told += text))
    await expect.poll(() => told, { timeout: 20_000 }).toContain('Waiting for approval')
    expect(homes()).toHaveLength(1)
    child.kill(signal)
    expect(await once(child, 'exit')).toEqual(signal === 'SIGINT' ? [130, null] : [null, signal])
    expect(homes()).toEqual([])
  },
)
