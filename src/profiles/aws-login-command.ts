import { shellWord } from './shell-words.ts'

/** The arguments of the AWS CLI that log in to the `login_session` of a profile. With `=`, no name becomes an option. */
export function awsLoginArguments(profile: string): readonly string[] {
  return ['login', `--profile=${profile}`]
}

/** The same as a command for the user's shell. */
export function awsLoginCommand(profile: string): string {
  return `aws login --profile${profile.startsWith('-') ? '=' : ' '}${shellWord(profile)}`
}
