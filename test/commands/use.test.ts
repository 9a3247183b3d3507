import { spawnSync } from 'node:child_process'
import { afterEach, describe, expect, it } from 'vitest'
import { SHELLS } from '../../src/terminal/shells.ts'
import { type Home, makeHome, removeHomes } from '../support/files/home.ts'
import { programFile } from '../support/program/run.ts'
import { runInHome } from '../support/program/run-in-home.ts'

afterEach(removeHomes)

const home = (env = {}) =>
  makeHome({ config: '[profile dev]\nregion = eu-west-1\n[profile "two words"]\nregion = x\n', env })

describe('awsprof use', () => {
  it.each([
    [['dev'], {}, 'dev\n', 'AWS_PROFILE=dev\n'],
    [['--none'], {}, '\n', 'AWS_PROFILE is unset\n'],
    [['-'], { AWSPROF_PREVIOUS_PROFILE: 'two words' }, 'two words\n', 'AWS_PROFILE=two words\n'],
    [['-'], { AWSPROF_PREVIOUS_PROFILE: '--none' }, '\n', 'AWS_PROFILE is unset\n'],
    [
      ['dev'],
      { AWS_SECRET_ACCESS_KEY: 's', AWS_DEFAULT_PROFILE: 'x' },
      'dev\n',
      'AWS_PROFILE=dev\nAlso unset, or they would go on winning: AWS_SECRET_ACCESS_KEY, AWS_DEFAULT_PROFILE\n',
    ],
  ])('%j with %j', async (args, env, chosen, stderr) => {
    const at = home(env)
    const result = await runInHome(
      { ...at, env: { ...at.env, AWSPROF_PICK_FILE: at.path('pick') } },
      'use',
      ...args,
    )
    expect(result).toEqual({ exitCode: 0, stdout: '', stderr })
    expect(at.read('pick')).toBe(chosen)
  })

  it.each([
    [['nope'], 2, 'there is no profile "nope"'],
    [['-'], 1, 'no profile was in use before'],
    [[], 2, 'use takes the name'],
    [['dev', '--none'], 2, 'use takes the name'],
  ])('%j is refused', async (args, exitCode, stderr) => {
    const at = home()
    const env = { ...at.env, AWSPROF_PICK_FILE: at.path('pick') }
    expect(await runInHome({ ...at, env }, 'use', ...args)).toMatchObject({
      exitCode,
      stdout: '',
      stderr: expect.stringContaining(stderr),
    })
    expect(at.exists('pick')).toBe(false)
  })

  it.each([
    ['/bin/bash', 'add this line to ~/.bashrc and open a new shell: eval "$(awsprof init bash)"\n'],
    ['/usr/bin/zsh', 'add this line to ~/.zshrc and open a new shell: eval "$(awsprof init zsh)"\n'],
    [
      '/usr/bin/fish',
      'add this line to ~/.config/fish/config.fish and open a new shell: awsprof init fish | source\n',
    ],
    [
      '/usr/bin/pwsh',
      'to $PROFILE and open a new shell: Invoke-Expression (awsprof init powershell | Out-String)\n',
    ],
    ['/bin/ksh', 'eval "$(awsprof init bash)" (for zsh, fish, PowerShell: awsprof init --help)\n'],
  ])('without the shell function says the very line for %s', async (SHELL, stderr) => {
    expect(await runInHome(home({ SHELL }), 'use', 'dev')).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: expect.stringContaining(stderr),
    })
  })
})

/** The same steps in each shell; each prints what AWS_PROFILE, a key and AWS_DEFAULT_PROFILE are after it. */
const STEPS = [
  'use dev',
  "use 'two words'",
  'use -',
  'use --none',
  'use -',
  'use nope',
  'use --none',
] as const
const SHOWN = ['dev', 'two words', 'dev', '', 'dev', 'dev', ''].map((name) => `[${name}][][]`)

const scripts: Readonly<Record<string, string>> = {
  bash: 'eval "$(awsprof init bash)"\n',
  zsh: 'eval "$(awsprof init zsh)"\n',
  fish: 'awsprof init fish | source\n',
}

function runIn(shell: string, at: Home): string[] {
  at.write('bin/awsprof', `#!/bin/sh\nexec '${process.execPath}' '${programFile}' "$@"\n`, 0o755)
  const show = 'echo "[$AWS_PROFILE][$AWS_ACCESS_KEY_ID][$AWS_DEFAULT_PROFILE]"'
  const steps = STEPS.map((step) => `awsprof ${step}\n${show}\n`).join('')
  const env = {
    ...at.env,
    PATH: `${at.path('bin')}:${at.env.PATH}`,
    AWS_ACCESS_KEY_ID: 'AKIAOLD',
    AWS_DEFAULT_PROFILE: 'old',
  }
  const { stdout } = spawnSync(shell, ['-c', `${scripts[shell]}${steps}`], { env, encoding: 'utf8' })
  return stdout.trim().split('\n')
}

describe('the shell function', () => {
  for (const shell of SHELLS.filter((each) => each in scripts)) {
    const isThere = spawnSync(shell, ['-c', 'true']).status === 0
    it.skipIf(!isThere)(`of ${shell}${isThere ? '' : ': skipped: it is not installed'}`, () => {
      expect(runIn(shell, home())).toEqual(SHOWN)
    })
  }
})
