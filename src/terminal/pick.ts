import { writeFileSync } from 'node:fs'
import { encode } from '../ini/bytes.ts'
import { errorCode, plainReason } from '../os/files.ts'
import type { Variables } from '../profiles/environment.ts'
import { shellWord } from '../profiles/shell-words.ts'
import { visible } from '../text/visible.ts'
import { redactIds } from '../view/redact.ts'
import { PICK_VARIABLE } from './pick-variable.ts'

/**
 * Hands the picked profile to the shell function of `awsprof init`. If there is none, or its file cannot be written,
 * prints the command to run instead. The terminal must have been given back. Never throws.
 *
 * @param isRedacted masks account ids in what only people read
 */
export function handOver(variables: Variables, name: string, isRedacted: boolean): void {
  if (name.includes('\0')) {
    process.stderr.write(
      'The name of this profile contains a NUL character, which AWS_PROFILE cannot hold.\n',
    )
    return
  }
  const file = variables[PICK_VARIABLE]
  const reason = file ? writeName(file, name) : null
  if (file && reason === null) {
    const shown = visible(name)
    process.stderr.write(`AWS_PROFILE=${isRedacted ? redactIds(shown) : shown}\n`)
    return
  }
  process.stdout.write(`export AWS_PROFILE=${safeWord(name)}\n`)
  process.stderr.write(
    file
      ? `AWS_PROFILE is not set in your shell: cannot write ${visible(file)}: ${reason}. Run the line above to set it.\n`
      : 'Run the line above, or let p do it: put eval "$(awsprof init bash)" into ~/.bashrc (zsh, fish: awsprof init --help).\n',
  )
}

/** @returns the reason why the file cannot be written, or null */
function writeName(file: string, name: string): string | null {
  try {
    writeFileSync(file, encode(`${name}\n`))
    return null
  } catch (error) {
    return plainReason(errorCode(error))
  }
}

/** Neither letter, mark, digit, sign nor blank: controls, formats, and the lone surrogates that stand for raw bytes. */
const UNSEEN = /[^ \p{L}\p{M}\p{N}\p{P}\p{S}]/u

/** One word for bash, zsh and ksh, without control characters that the terminal would obey. */
function safeWord(text: string): string {
  if (!UNSEEN.test(text)) return shellWord(text)
  const quoted = text.replace(/['\\]/g, '\\$&').replace(new RegExp(UNSEEN, 'gu'), octal)
  return `$'${quoted}'`
}

function octal(char: string): string {
  return [...encode(char)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('')
}
