import { writeFileSync } from 'node:fs'
import { encode } from '../ini/bytes.ts'
import { errorCode, plainReason } from '../os/files.ts'
import type { Variables } from '../profiles/environment.ts'
import { shellWord } from '../profiles/shell-words.ts'
import { WINNING_VARIABLES } from '../profiles/winning-variables.ts'
import { visible } from '../text/visible.ts'
import { redactIds } from '../view/redact.ts'
import { PICK_VARIABLE } from './pick-variable.ts'
import { type Shell, setUpText, shellOf } from './shells.ts'

/**
 * Hands the picked profile to the shell function of `awsprof init`. If there is none, or its file cannot be written,
 * prints the commands to run instead. The terminal must have been given back. Never throws.
 *
 * @param isRedacted masks account ids in what only people read
 */
export function handOver(
  variables: Variables,
  name: string,
  isRedacted: boolean,
  platform: string = process.platform,
): void {
  if (name.includes('\0')) {
    process.stderr.write(`${NUL_IN_NAME}\n`)
    return
  }
  const file = variables[PICK_VARIABLE]
  const reason = file ? writeChoice(file, name) : null
  if (file && reason === null) {
    process.stderr.write(choiceText(variables, name, isRedacted))
    return
  }
  const shell = BY_HAND[shellOf(variables, platform) ?? 'bash']
  const winning = winningIn(variables)
  process.stdout.write(`${shell.set(name)}\n`)
  if (winning.length > 0) process.stdout.write(`${shell.unset(winning)}\n`)
  const lines = winning.length > 0 ? 'lines' : 'line'
  process.stderr.write(
    file
      ? `AWS_PROFILE is not set in your shell: cannot write ${visible(file)}: ${reason}. Run the ${lines} above to set it.\n`
      : `Run the ${lines} above, or let p do it: ${setUpText(variables, platform)}\n`,
  )
}

/** How a shell does by hand what the shell function would. */
interface ByHand {
  readonly set: (name: string) => string
  readonly unset: (variables: readonly string[]) => string
}

const POSIX: ByHand = {
  set: (name) => `export AWS_PROFILE=${safeWord(name)}`,
  unset: (variables) => `unset ${variables.join(' ')}`,
}

const POWERSHELL: ByHand = {
  set: (name) => `$Env:AWS_PROFILE = ${safePowershellWord(name)}`,
  unset: (variables) => `Remove-Item ${variables.map((each) => `Env:${each}`).join(', ')}`,
}

const FISH: ByHand = {
  set: (name) => `set -gx AWS_PROFILE ${safeFishWord(name)}`,
  unset: (variables) => `set -e ${variables.join(' ')}`,
}

const BY_HAND: Readonly<Record<Shell, ByHand>> = {
  bash: POSIX,
  zsh: POSIX,
  fish: FISH,
  powershell: POWERSHELL,
}

export const NUL_IN_NAME = 'The name of this profile contains a NUL character, which AWS_PROFILE cannot hold.'

/**
 * Writes the choice for the shell function, which sets AWS_PROFILE to it, or unsets AWS_PROFILE (null).
 *
 * @returns the reason why the file cannot be written, or null
 */
export function writeChoice(file: string, name: string | null): string | null {
  try {
    writeFileSync(file, encode(`${name ?? ''}\n`))
    return null
  } catch (error) {
    return plainReason(errorCode(error))
  }
}

/** What the shell function then does, in lines for people. */
export function choiceText(variables: Variables, name: string | null, isRedacted: boolean): string {
  const shown = name === null ? null : visible(name)
  const first =
    shown === null ? 'AWS_PROFILE is unset' : `AWS_PROFILE=${isRedacted ? redactIds(shown) : shown}`
  const winning = winningIn(variables)
  return winning.length === 0
    ? `${first}\n`
    : `${first}\nAlso unset, or they would go on winning: ${winning.join(', ')}\n`
}

function winningIn(variables: Variables): readonly string[] {
  return WINNING_VARIABLES.filter((name) => variables[name] !== undefined)
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

/** One word for fish, likewise: what is escaped by its bytes stands outside the quotes. */
function safeFishWord(text: string): string {
  if (/^[\w@%+:,./-]+$/.test(text)) return text
  const quoted = text.replace(/['\\]/g, '\\$&')
  const bytes = (char: string) => [...encode(char)].map((byte) => `\\X${byte.toString(16).padStart(2, '0')}`)
  return `'${quoted.replace(new RegExp(UNSEEN, 'gu'), (char) => `'${bytes(char).join('')}'`)}'`
}

/** One word for PowerShell, likewise (about_Quoting_Rules). It takes four typographic quotes for `'`, and three for `"`. */
function safePowershellWord(text: string): string {
  if (!UNSEEN.test(text)) return `'${text.replace(/['\u2018-\u201b]/g, '$&$&')}'`
  const quoted = text.replace(/["$`\u201c-\u201e]/g, '`$&')
  const units = (char: string) => char.split('').map((unit) => `$([char]${unit.charCodeAt(0)})`)
  return `"${quoted.replace(new RegExp(UNSEEN, 'gu'), (char) => units(char).join(''))}"`
}
