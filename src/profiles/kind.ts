import type { Kind, Link, LinkProblem } from './link.ts'
import type { FileRole } from './problem.ts'
import { findSetting, type Profile, settingIn, settingValue } from './profile.ts'
import { mask } from './setting.ts'
import { shellWords } from './shell-words.ts'
import { isForWindows, windowsWords } from './windows-words.ts'

const has = (profile: Profile, key: string) => findSetting(profile, key) !== undefined

/** The source of a profile's credentials, by the order of the AWS CLI's providers (botocore/credentials.py). */
export function kindOf(profile: Profile): Kind {
  if (has(profile, 'role_arn') && !has(profile, 'web_identity_token_file')) return 'assume-role'
  return kindAlone(profile)
}

/** The same, ignoring role_arn: for a source profile with keys of its own, whose role the AWS CLI does not assume. */
export function kindAlone(profile: Profile): Kind {
  if (settingValue(profile, 'web_identity_token_file')) return 'web-identity'
  if (has(profile, 'sso_account_id') || has(profile, 'sso_role_name')) {
    return has(profile, 'sso_session') ? 'sso-session' : 'sso-legacy'
  }
  if (settingIn(profile, 'credentials', ACCESS_KEY)) return keysKind(profile, 'credentials')
  if (has(profile, 'login_session')) return 'login-session'
  if (has(profile, 'credential_process')) return 'process'
  if (settingIn(profile, 'config', ACCESS_KEY)) return keysKind(profile, 'config')
  return 'none'
}

const ACCESS_KEY = 'aws_access_key_id'
const SECRET_KEY = 'aws_secret_access_key'
const TOKENS = ['aws_session_token', 'aws_security_token']

function keysKind(profile: Profile, file: FileRole): Kind {
  return TOKENS.some((key) => settingIn(profile, file, key)?.value) ? 'short-term-keys' : 'long-term-keys'
}

/** The file whose key pair the AWS CLI uses: it never combines halves from both files. */
export function keysFile(profile: Profile): FileRole {
  return settingIn(profile, 'credentials', ACCESS_KEY) ? 'credentials' : 'config'
}

/** The link for a profile of kind `short-term-keys` or `long-term-keys`. */
export function keysLink(profile: Profile): Link {
  const file = keysFile(profile)
  const id = settingIn(profile, file, ACCESS_KEY)
  let problem: LinkProblem | null = null
  if (!settingIn(profile, file, SECRET_KEY)) {
    const message = `aws_secret_access_key is missing from the ${file} file: add it, because both halves of a key pair must be in the same file.`
    problem = { code: 'partial-keys', message, lacks: [[SECRET_KEY]] }
  }
  const line = id?.line ?? null
  return { type: 'static-keys', name: mask(id?.value ?? ''), profile: profile.name, file, line, problem }
}

/** The link for a credential_process, named after the program that it runs. */
export function processLink(profile: Profile): Link {
  const setting = findSetting(profile, 'credential_process')
  const command = setting?.value ?? ''
  return {
    type: 'process',
    name: wordsOf(command)?.[0] ?? null,
    profile: profile.name,
    file: setting?.file ?? null,
    line: setting?.line ?? null,
    problem: commandProblem(command),
  }
}

/** Why a credential_process cannot be run, or null. */
export function commandProblem(command: string): LinkProblem | null {
  const words = wordsOf(command)
  if (words?.[0]) return null
  const message = words
    ? 'credential_process is empty: set the command to run, or remove it.'
    : 'credential_process ends inside a quote or after a backslash: complete it.'
  return { code: 'bad-value', message }
}

/** The AWS CLI splits a command as its platform does, and a path of Windows leaves no doubt which that is. */
export function wordsOf(command: string): string[] | null {
  return isForWindows(command) ? windowsWords(command) : shellWords(command)
}
