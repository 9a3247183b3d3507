import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { makeHome, removeHomes } from '../support/files/home.ts'
import { programFile, runCommand, runProgram } from '../support/program/run.ts'
import { runInHome } from '../support/program/run-in-home.ts'

afterEach(removeHomes)

describe('wrong usage: exit 2, a message that helps, nothing on stdout', () => {
  it.each([
    [['bogus'], /unknown command "bogus".*awsprof --help/],
    [['lst'], /unknown command "lst"; did you mean list\?/],
    [['list', 'extra'], /too many arguments/],
    [['show'], /missing required argument 'name'/],
    [['show', 'a', 'b'], /too many arguments/],
    [['show', 'nope'], /there is no profile "nope"/],
    [['list', '--jsn'], /unknown option '--jsn' \(Did you mean --json\?\)/],
    [['--bogus'], /unknown option '--bogus'/],
    [['--config-file'], /argument missing/],
    [['\u001b[31mred'], /unknown command "\\x1b\[31mred"/],
  ])('%j', async (args, message) => {
    const result = await runInHome(makeHome(), ...args)
    expect([result.exitCode, result.stdout]).toEqual([2, ''])
    expect(result.stderr).toMatch(message)
    expect(result.stderr).toMatch(/^awsprof: [^\n]*\n$/)
  })
})

describe('the program does the same as its commands run in this process, as in most tests', () => {
  const files = {
    config: '[profile dev]\nregion = us-east-1\nregoin = x\n',
    credentials: '[dev]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = hunter2\n',
  }

  it.each([
    [['list', '--json']],
    [['show', 'dev']],
    [['lint']],
    [['check', 'dev', '--timeout', '0']],
    [['export', 'dev']],
    [['set', 'dev', 'region', 'eu-west-1']],
    [['unset', 'dev', 'output']],
    [['login', 'dev']],
    [['logout', 'dev']],
    [['init', 'bash']],
    [['__complete', '--', 'show', '']],
    [['--help']],
    [['lst']],
  ])('%j', async (args) => {
    const home = makeHome(files)
    const program = await runProgram(args, { env: home.env })
    const written = home.read('.aws/config')
    home.write('.aws/config', files.config)
    expect({ ...(await runInHome(home, ...args)), written: home.read('.aws/config') }).toEqual({
      ...program,
      written,
    })
  })
})

it('a reader that goes away is no error', async () => {
  const config = Array.from({ length: 6000 }, (_, at) => `[profile p${at}]\n`).join('')
  const home = makeHome({ config })
  for (const command of ['list', 'list --json', 'lint']) {
    const piped = `"${process.execPath}" "${programFile}" ${command} | head -1; exit \${PIPESTATUS[0]}`
    const { exitCode, stderr } = await runCommand('bash', ['-c', piped], { env: home.env })
    expect([exitCode, stderr]).toEqual([0, ''])
  }
})

it('reports a full disk in a sentence', async () => {
  const home = makeHome({ config: '[profile a]\n' })
  const full = `"${process.execPath}" "${programFile}" list > /dev/full`
  expect(await runCommand('bash', ['-c', full], { env: home.env })).toEqual({
    exitCode: 1,
    stdout: '',
    stderr: 'awsprof: cannot write the output: the disk is full\n',
  })
})

it('--version is that of the package', async () => {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  expect(await runProgram(['--version'], { env: makeHome().env })).toEqual({
    exitCode: 0,
    stdout: `${version}\n`,
    stderr: '',
  })
})

it('--help tells of every command and option', async () => {
  const { exitCode, stdout, stderr } = await runInHome(makeHome(), '--help')
  expect([exitCode, stderr]).toEqual([0, ''])
  for (const word of [
    'list',
    'show',
    'lint',
    '--config-file',
    '--credentials-file',
    '--read-only',
    '--redact',
    '--ascii',
    '--no-color',
    '--demo',
  ])
    expect(stdout).toContain(word)
  expect((await runInHome(makeHome(), 'show', '--help')).stdout).toContain('--reveal')
})

it('bad preferences harm no command', async () => {
  const home = makeHome({ config: '[profile a]\nregion = us-east-1\n' })
  home.write('.config/awsprof/preferences.ini', 'theme = purple\nsort\n[x]\ny=1\n')
  expect(await runInHome(home, 'list')).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('a') })
})
