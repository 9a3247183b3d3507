import { writeFileSync } from 'node:fs'
import { encode } from '../ini/bytes.ts'
import { errorCode, plainReason } from '../os/files.ts'
import type { Variables } from '../profiles/environment.ts'
import { shellWord } from '../profiles/shell-words.ts'
import { visible } from '../text/text.ts'
import { PICK_VARIABLE } from './pick-variable.ts'

/**
 * Hands the picked profile to the shell function of `awsprof init`; where there is none, or it cannot be reached, says
 * how to do without. The screen must be given back. Never throws.
 */
export function handOver(variables: Variables, name: string): void {
  const file = variables[PICK_VARIABLE]
  const failure = file ? tell(file, name) : null
  if (file && failure === null) {
    process.stderr.write(`AWS_PROFILE=${visible(name)}\n`)
    return
  }
  process.stdout.write(`export AWS_PROFILE=${safeWord(name)}\n`)
  process.stderr.write(
    file
      ? `The shell could not be told of it: ${visible(file)} cannot be written: ${failure}.\n`
      : 'With eval "$(awsprof init bash)" in your ~/.bashrc (or zsh, fish), p sets it by itself.\n',
  )
}

/** @returns what went wrong, or null */
function tell(file: string, name: string): string | null {
  try {
    writeFileSync(file, encode(`${name}\n`))
    return null
  } catch (error) {
    return plainReason(errorCode(error))
  }
}

/** What is no letter, mark, digit, sign or blank: controls, formats, and the lone surrogates that stand for bytes. */
const UNSEEN = /[^ \p{L}\p{M}\p{N}\p{P}\p{S}]/u

/** One word for bash, zsh and ksh of which a terminal obeys nothing. */
function safeWord(text: string): string {
  if (!UNSEEN.test(text)) return shellWord(text)
  const quoted = text.replace(/['\\]/g, '\\$&').replace(new RegExp(UNSEEN, 'gu'), octal)
  return `$'${quoted}'`
}

function octal(char: string): string {
  return [...encode(char)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('')
}
