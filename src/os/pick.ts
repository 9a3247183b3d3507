import { writeFileSync } from 'node:fs'
import type { Variables } from '../profiles/environment.ts'
import { shellWord } from '../profiles/shell-words.ts'
import { PICK_VARIABLE } from './pick-variable.ts'

/** Hands the picked profile to the shell function of `awsprof init`; without it, says how. The screen must be given back. */
export function handOver(variables: Variables, name: string): void {
  const file = variables[PICK_VARIABLE]
  if (file) writeFileSync(file, `${name}\n`)
  else {
    process.stdout.write(`export AWS_PROFILE=${shellWord(name)}\n`)
    process.stderr.write(
      'With eval "$(awsprof init bash)" in your ~/.bashrc (or zsh, fish), p sets it by itself.\n',
    )
  }
}
