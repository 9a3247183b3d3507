import { wordsOf } from './kind.ts'
import { shellSyntax } from './lint/shell-syntax.ts'
import { findSetting, type Profile } from './profile.ts'
import { shellWords } from './shell-words.ts'

const known = new WeakMap<Profile, string | null>()

/** The profile for which a profile's credential_process asks awsprof or the AWS CLI; null if it asks neither, or not plainly. */
export function askedProfile(profile: Profile): string | null {
  let asked = known.get(profile)
  if (asked === undefined) {
    asked = askedBy(findSetting(profile, 'credential_process')?.value ?? '')
    known.set(profile, asked)
  }
  return asked
}

/**
 * The same of a command. Other tools keep credentials of their own by the names of profiles: aws-vault's documentation has a
 * profile whose command is `aws-vault exec` with its own name, so that one is never in question.
 */
export function askedBy(command: string): string | null {
  return command.includes('aws') ? askedByWords(wordsOf(command) ?? []) : null
}

function askedByWords([path = '', ...args]: readonly string[]): string | null {
  switch (programOf(path)) {
    case 'awsprof':
      return askedOfAwsprof(args)
    case 'aws':
      return askedOfAws(args)
    case 'sh':
    case 'bash':
    case 'dash':
    case 'ksh':
    case 'zsh':
      return askedByShell(args)
    default:
      return null
  }
}

function programOf(path: string): string {
  return (path.split(/[\\/]/).at(-1) ?? '').replace(/\.(exe|cmd|bat|ps1)$/i, '')
}

/** Nobody knows what a script with pipes and variables comes to. */
function askedByShell([option = '', script = '']: readonly string[]): string | null {
  if (!/^-\w*c$/.test(option) || shellSyntax(script) !== null) return null
  const words = shellWords(script) ?? []
  return askedByWords(words[0] === 'exec' ? words.slice(1) : words)
}

/** A command line: its words without options, and its options with their values, those without one with an empty one. */
interface Parsed {
  readonly words: readonly string[]
  readonly options: ReadonlyMap<string, string>
}

function parsed(args: readonly string[], hasValue: (option: string) => boolean): Parsed {
  const words: string[] = []
  const options = new Map<string, string>()
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? ''
    const equals = arg.indexOf('=')
    if (arg === '--') {
      words.push(...args.slice(at + 1))
      break
    }
    if (!arg.startsWith('-')) words.push(arg)
    else if (equals > 0) options.set(arg.slice(0, equals), arg.slice(equals + 1))
    else options.set(arg, hasValue(arg) ? (args[++at] ?? '') : '')
  }
  return { words, options }
}

const OF_AWSPROF: ReadonlySet<string> = new Set([
  '--format',
  '--mfa-code',
  '--role-arn',
  '--region',
  '--config-file',
  '--credentials-file',
])
/** With these, the name is that of a profile elsewhere. */
const ELSEWHERE = ['--config-file', '--credentials-file', '--demo']

function askedOfAwsprof(args: readonly string[]): string | null {
  const { words, options } = parsed(args, (option) => OF_AWSPROF.has(option))
  const [command = '', name] = words
  if (ELSEWHERE.some((each) => options.has(each))) return null
  return /^(export|exec)$/.test(command) && name ? name : null
}

const SWITCHES: ReadonlySet<string> = new Set([
  '--debug',
  '--no-verify-ssl',
  '--no-paginate',
  '--no-sign-request',
  '--no-cli-pager',
  '--cli-auto-prompt',
  '--no-cli-auto-prompt',
])

/** Of its commands, only this prints credentials as they are wanted. Without --profile, the environment decides. */
function askedOfAws(args: readonly string[]): string | null {
  const { words, options } = parsed(args, (option) => !SWITCHES.has(option))
  const [group, command] = words
  return group === 'configure' && command === 'export-credentials' ? options.get('--profile') || null : null
}
