import { spawnSync } from 'node:child_process'
import { dirname } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { SET_UP, SHELLS, setUpText, shellOf } from '../../src/terminal/shells.ts'
import { makeHome, removeHomes } from '../support/files/home.ts'
import { programFile } from '../support/program/run.ts'

afterAll(removeHomes)

it.each([
  ['/bin/bash', 'linux', 'bash'],
  ['/usr/bin/zsh', 'darwin', 'zsh'],
  ['C:\\Program Files\\Git\\usr\\bin\\bash.exe', 'win32', 'bash'],
  ['/usr/bin/pwsh', 'linux', 'powershell'],
  [undefined, 'win32', 'powershell'],
  [undefined, 'linux', null],
  ['/bin/ksh', 'linux', null],
  ['/bin/constructor', 'linux', null],
])('$SHELL %j on %s is %s', (SHELL, platform, shell) => {
  expect(shellOf({ SHELL }, platform)).toBe(shell)
  for (const each of SHELLS)
    if (each === shell) expect(setUpText({ SHELL }, platform)).toContain(SET_UP[each].line)
})

/** How a shell shows its prompt. */
const SHOW = {
  bash: `PS1='> '\n${SET_UP.bash.prompt.join('\n')}\nprintf '%s\n' "\${PS1@P}"`,
  zsh: `PROMPT='> '\n${SET_UP.zsh.prompt.join('\n')}\nprint -rP -- $PROMPT`,
  fish: `${SET_UP.fish.prompt.join('\n')}\necho (fish_right_prompt)`,
}
const LEFT = '> '

describe('the prompt', () => {
  for (const shell of ['bash', 'zsh', 'fish'] as const) {
    const isThere = spawnSync(shell, ['-c', 'true']).status === 0
    it.skipIf(!isThere)(`of ${shell}${isThere ? '' : ': skipped: it is not installed'}`, () => {
      const home = makeHome({
        config: '[profile dev]\nregion = x\n[profile "50%d $(x)"]\nregion = x\n',
      })
      home.write('bin/awsprof', `#!/bin/sh\nexec '${process.execPath}' '${programFile}' "$@"\n`, 0o755)
      const shown = (AWS_PROFILE: string) =>
        spawnSync(shell, ['-c', SHOW[shell]], {
          env: {
            ...home.env,
            PATH: [home.path('bin'), dirname(process.execPath), process.env.PATH].join(':'),
            AWS_PROFILE,
          },
          encoding: 'utf8',
        }).stdout
      const [blank, left] = shell === 'fish' ? ['', ''] : [' ', LEFT]
      expect(shown('dev')).toBe(`dev · unverified${blank}${left}\n`)
      expect(shown('50%d $(x)')).toBe(`50%d $(x) · unverified${blank}${left}\n`)
      // There is no such profile, so there is nothing to say.
      expect(shown('nope')).toBe(`${left}\n`)
    })
  }
})
