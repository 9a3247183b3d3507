import { spawnSync } from 'node:child_process'
import { afterEach, describe, it } from 'vitest'
import { type Home, makeHome, removeHomes } from '../support/files/home.ts'
import { programFile } from '../support/program/run.ts'
import { startTerminal, stopTerminals, type Terminal } from '../support/program/terminal.ts'

afterEach(async () => {
  await stopTerminals()
  removeHomes()
})

interface ShellRun {
  readonly args: (home: Home) => readonly string[]
  readonly files: Readonly<Record<string, string>>
}

const SHELLS: Readonly<Record<string, ShellRun>> = {
  bash: {
    args: (home) => ['--noprofile', '--rcfile', home.path('.bashrc'), '-i'],
    files: { '.bashrc': `PS1='ready> '\nbind 'set bell-style none'\neval "$(awsprof init bash)"\n` },
  },
  zsh: {
    args: () => ['-i'],
    files: {
      '.zshrc': `PS1='ready> '\nautoload -Uz compinit\ncompinit -u\neval "$(awsprof init zsh)"\n`,
    },
  },
  fish: {
    args: () => ['-i'],
    files: {
      '.config/fish/config.fish': `function fish_prompt\n  echo 'ready> '\nend\nset -g fish_greeting\nset -g fish_autosuggestion_enabled 0\nawsprof init fish | source\n`,
    },
  },
}

async function prompt(shell: string): Promise<Terminal> {
  const run = SHELLS[shell]
  if (!run) throw new Error(`no such shell: ${shell}`)
  const home = makeHome({
    config:
      '[profile a:dev]\nregion = eu-west-1\n[profile b@prod]\nregion = eu-west-1\n[profile "two words"]\nregion = eu-west-1\n[sso-session acme]\nsso_region = x\n',
  })
  home.write('bin/awsprof', `#!/bin/sh\nexec '${process.execPath}' '${programFile}' "$@"\n`, 0o755)
  for (const [path, text] of Object.entries(run.files)) home.write(path, text)
  const terminal = startTerminal({
    command: shell,
    args: run.args(home),
    env: { ...home.env, PATH: `${home.path('bin')}:${home.env.PATH}`, ZDOTDIR: home.dir },
    cols: 100,
    timeoutMs: 20_000,
  })
  await terminal.waitFor('ready>')
  return terminal
}

const LINES: readonly (readonly [typed: string, completed: RegExp])[] = [
  ['awsprof who', /awsprof whoami/],
  ['awsprof show a:', /awsprof show a:dev/],
  ['awsprof show b@p', /awsprof show b@prod/],
  ['awsprof show tw', /awsprof show (two\\ words|'two words')/],
  ['awsprof --read-only export a:dev --fo', /awsprof --read-only export a:dev --format/],
  ['awsprof export a:dev --format nu', /--format nushell/],
  ['awsprof login --sso-session a', /--sso-session acme/],
  ['awsprof set a:dev cli_pa', /set a:dev cli_pager/],
]

for (const shell of Object.keys(SHELLS)) {
  const isThere = spawnSync(shell, ['-c', 'true']).status === 0
  describe.skipIf(!isThere)(`${shell}${isThere ? '' : ': skipped: it is not installed'}`, () => {
    it('completes commands, names, options and values', async () => {
      const terminal = await prompt(shell)
      for (const [typed, completed] of LINES) {
        terminal.type(typed)
        await terminal.waitFor(new RegExp(typed.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
        terminal.press('tab')
        await terminal.waitFor(completed)
        terminal.press('ctrl-u')
        await terminal.waitForGone(completed)
      }
    })
  })
}
