import { execFile, spawn, spawnSync } from 'node:child_process'
import { devNull } from 'node:os'
import { awsLoginArguments, awsLoginCommand } from '../profiles/aws-login-command.ts'
import type { Environment, Variables } from '../profiles/environment.ts'
import { maskSecrets } from '../profiles/mask/mask-secrets.ts'
import { variablesFor } from './subshell.ts'

/** The oldest AWS CLI that knows `aws login`. */
const SINCE = [2, 32] as const
/** A Python program with a cold disk takes a second or two to say its version. */
const VERSION_TIMEOUT_MS = 5_000

/** How `aws login` ended: 0, another status of its own, or null if a signal ended it or it did not start. */
type Status = number | null

/**
 * Why `aws login` cannot be run for this profile, as a sentence with the next step; null if the AWS CLI on the PATH knows
 * it. Never rejects.
 */
export async function whyNoAwsLogin(
  variables: Variables,
  profile: string,
  timeoutMs = VERSION_TIMEOUT_MS,
): Promise<string | null> {
  if (profile.includes('\0'))
    return 'The name of this profile contains a NUL character, which no program can be given: rename it.'
  const then = `then run ${awsLoginCommand(profile)}`
  const said = await versionText(variables, timeoutMs)
  if (said === 'missing')
    return `There is no AWS CLI on the PATH to run aws login: install version ${SINCE.join('.')} or later, ${then}.`
  if (said === 'late')
    return `The AWS CLI on the PATH did not say its version within ${timeoutMs / 1000} s: find out why with aws --version, ${then}.`
  const [, version = '', major = '', minor = ''] = /^aws-cli\/((\d+)\.(\d+)[\w.]*)/m.exec(said) ?? []
  if (version === '')
    return `The program aws on the PATH does not say its version as the AWS CLI does: check aws --version, ${then}.`
  const isKnown = Number(major) > SINCE[0] || (Number(major) === SINCE[0] && Number(minor) >= SINCE[1])
  return isKnown
    ? null
    : `The AWS CLI on the PATH is version ${version}, and aws login needs ${SINCE.join('.')} or later: update it, ${then}.`
}

/** What the AWS CLI on the PATH calls itself, such as `aws-cli/2.36.7`, or why that is not known. Never rejects. */
export async function awsVersion(variables: Variables): Promise<string> {
  const said = await versionText(variables, VERSION_TIMEOUT_MS)
  if (said === 'missing') return 'none on the PATH'
  if (said === 'late') return `did not say its version within ${VERSION_TIMEOUT_MS / 1000} s`
  return /^aws-cli\/\d+\.\d+[\w.]*/m.exec(said)?.[0] ?? 'does not say its version as the AWS CLI does'
}

function versionText(variables: Variables, timeout: number): Promise<string | 'missing' | 'late'> {
  const { promise, resolve } = Promise.withResolvers<string>()
  // It would stop at a file that it refuses, and not say its version.
  const files = { AWS_CONFIG_FILE: devNull, AWS_SHARED_CREDENTIALS_FILE: devNull, AWS_PROFILE: undefined }
  const options = { env: { ...variables, ...files }, timeout, killSignal: 'SIGKILL' as const }
  // Version 1 wrote it to stderr once.
  const child = execFile('aws', ['--version'], options, (error, stdout, stderr) => {
    if (error?.killed) resolve('late')
    else resolve(error?.code === 'ENOENT' ? 'missing' : `${stdout}\n${stderr}`)
  })
  child.stdin?.end()
  return promise
}

/**
 * Runs `aws login` and waits until it ends. The terminal must have been given back. What it writes to stderr goes into the
 * result, because the screen covers it right after.
 *
 * @param shown the profile's name, escaped
 * @returns why it did not log in, as a sentence, or null
 */
export function runAwsLogin(
  variables: Variables,
  environment: Environment,
  profile: string,
  shown: string,
): string | null {
  process.stdout.write(`Running ${awsLoginCommand(shown)}; Ctrl-C returns to awsprof.\n`)
  const { error, status, signal, stderr } = spawnSync('aws', awsLoginArguments(profile), {
    stdio: ['inherit', 'inherit', 'pipe'],
    env: { ...variablesFor(variables, environment, profile) },
  })
  if (error) return 'Could not start the AWS CLI: check aws --version.'
  if (status === 0) return null
  const told = lastLine(stderr.toString())
  if (status === 130 || signal === 'SIGINT') return 'aws login was cancelled.'
  return `aws login failed${told === '' ? ` with status ${status}` : `: ${told}`}; run ${awsLoginCommand(shown)} in a shell to see all of it.`
}

/**
 * Runs `aws login` in the terminal of a command. Its output goes to stderr, so that stdout stays clean. Resolves to its
 * status; never rejects.
 */
export function awsLoginHere(
  variables: Variables,
  environment: Environment,
  profile: string,
  signal: AbortSignal,
): Promise<Status> {
  const { promise, resolve } = Promise.withResolvers<Status>()
  const child = spawn('aws', awsLoginArguments(profile), {
    stdio: ['inherit', 2, 'inherit'],
    env: { ...variablesFor(variables, environment, profile) },
  })
  child.on('error', () => resolve(null))
  child.on('close', resolve)
  // Ctrl-C reaches it by itself, other signals do not.
  signal.addEventListener('abort', () => child.kill('SIGINT'), { once: true })
  return promise
}

const LONGEST_LINE = 200

function lastLine(text: string): string {
  const lines = text.split(/\r?\n/).map((each) => each.trim())
  return maskSecrets((lines.findLast((each) => each !== '') ?? '').slice(0, LONGEST_LINE)).replace(/\.$/, '')
}
