import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { handOver } from '../../src/terminal/pick.ts'
import { visible } from '../../src/text/visible.ts'
import { makeHome, removeHomes } from '../support/files/home.ts'

const HOSTILE = ['ev\u009b31mil\u202e', 'osc\u001b]0;title\u0007\u001b', "it's\u0001 a\\n", 'bell\u00071']

const told = { stdout: '', stderr: '' }
beforeEach(() => {
  for (const stream of ['stdout', 'stderr'] as const) {
    told[stream] = ''
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      told[stream] += text
      return true
    })
  }
})
afterEach(() => {
  vi.restoreAllMocks()
  removeHomes()
})

/** The value of AWS_PROFILE after a shell has run a line. */
function profileAfter(line: string, shell = 'bash'): string {
  return spawnSync(shell, ['-c', `${line}\nprintf %s "$AWS_PROFILE"`], { encoding: 'utf8' }).stdout
}
const FISH = 'fish'
const hasFish = spawnSync(FISH, ['-c', 'true']).status === 0

describe('a picked profile', () => {
  it.each([
    ['one', 'export AWS_PROFILE=one\n'],
    ['two words', "export AWS_PROFILE='two words'\n"],
    ['naïve–名前', "export AWS_PROFILE='naïve–名前'\n"],
  ])('%s without a shell function is a line to run', (name, line) => {
    handOver({}, name, false)
    expect(told).toEqual({ stdout: line, stderr: expect.stringContaining('awsprof init bash') })
  })

  it('takes what would go on winning out of the shell, and says so', () => {
    const winning = { AWS_ACCESS_KEY_ID: 'AKIA', AWS_DEFAULT_PROFILE: '' }
    handOver(winning, 'one', false)
    expect(told.stdout).toBe('export AWS_PROFILE=one\nunset AWS_ACCESS_KEY_ID AWS_DEFAULT_PROFILE\n')
    told.stdout = told.stderr = ''
    handOver({ ...winning, AWSPROF_PICK_FILE: makeHome().path('pick') }, 'one', false)
    expect(told).toEqual({
      stdout: '',
      stderr:
        'AWS_PROFILE=one\nAlso unset, or they would go on winning: AWS_ACCESS_KEY_ID, AWS_DEFAULT_PROFILE\n',
    })
  })

  it.each<[string, string]>([
    ['one', "$Env:AWS_PROFILE = 'one'"],
    ["it's ‘so’", "$Env:AWS_PROFILE = 'it''s ‘‘so’’'"],
    ['a $b\u001b', '$Env:AWS_PROFILE = "a `$b$([char]27)"'],
  ])('%j is a line for PowerShell on Windows', (name, line) => {
    handOver({ AWS_ACCESS_KEY_ID: 'AKIA' }, name, false, 'win32')
    expect(told.stdout).toBe(`${line}\nRemove-Item Env:AWS_ACCESS_KEY_ID\n`)
    expect(told.stderr).toContain('awsprof init powershell')
  })

  it('is a line for a POSIX shell in Git Bash, on Windows too', () => {
    handOver({ SHELL: '/usr/bin/bash' }, 'one', false, 'win32')
    expect(told.stdout).toBe('export AWS_PROFILE=one\n')
  })

  it.each(HOSTILE)('%j is printed without control characters, and bash reads the same name', (name) => {
    handOver({}, name, false)
    expect(told.stdout).toMatch(/^export AWS_PROFILE=[ -~]+\n$/)
    expect(profileAfter(told.stdout)).toBe(name)
  })

  it.each(['one', 'two words', ...HOSTILE])('%j is a line for fish where $SHELL is fish', (name) => {
    handOver({ SHELL: '/usr/bin/fish', AWS_ACCESS_KEY_ID: 'AKIA' }, name, false)
    const [line = '', unset] = told.stdout.split('\n')
    expect(line).toMatch(/^set -gx AWS_PROFILE [ -~]+$/)
    expect(unset).toBe('set -e AWS_ACCESS_KEY_ID')
    if (hasFish) expect(profileAfter(line, FISH)).toBe(name)
  })

  it.each([...HOSTILE, 'one'])('%j is written for the shell function, and shown', (name) => {
    const home = makeHome()
    handOver({ AWSPROF_PICK_FILE: home.path('pick') }, name, false)
    expect(home.read('pick')).toBe(`${name}\n`)
    expect(told).toEqual({ stdout: '', stderr: `AWS_PROFILE=${visible(name)}\n` })
  })

  it('whose name AWS_PROFILE cannot hold is not handed over', () => {
    const home = makeHome()
    handOver({ AWSPROF_PICK_FILE: home.path('pick') }, 'a\0b', false)
    expect(home.exists('pick')).toBe(false)
    expect(told).toEqual({ stdout: '', stderr: expect.stringContaining('NUL character') })
  })

  it('with --redact, what people read holds no account id, and what the shell reads does', () => {
    const home = makeHome()
    handOver({ AWSPROF_PICK_FILE: home.path('pick') }, 'dev-111122223333', true)
    expect(home.read('pick')).toBe('dev-111122223333\n')
    expect(told.stderr).toBe('AWS_PROFILE=dev-********3333\n')
  })

  it.each([
    ['is a folder', 'folder', 'it is a folder'],
    ['has no folder', 'nowhere/pick\u202e', 'its folder is missing'],
  ])('where the file of the shell function %s, that is said and the line printed', (_, name, reason) => {
    const home = makeHome()
    mkdirSync(home.path('folder'))
    handOver({ AWSPROF_PICK_FILE: home.path(name) }, 'one', false)
    expect(told.stdout).toBe('export AWS_PROFILE=one\n')
    expect(told.stderr).toBe(
      `AWS_PROFILE is not set in your shell: cannot write ${visible(home.path(name))}: ${reason}. Run the line above to set it.\n`,
    )
  })
})
