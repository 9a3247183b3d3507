/** What there is to say about a problem code apart from the line that has it. */
export interface ProblemText {
  readonly severity: 'error' | 'warning' | 'hint'
  /** What is the case, as a sentence. */
  readonly what: string
  /** What comes of it, as a sentence. */
  readonly why: string
  /** What to do, as a sentence. */
  readonly mend: string
}

/**
 * The codes of all problems that awsprof finds, which are public. What a problem says of its own line is in
 * `Problem.message`; this is what the documentation and `doctor` say of the code.
 */
export const PROBLEMS = {
  cycle: {
    severity: 'error',
    what: 'The source profiles, or the profiles that a credential_process asks for, lead back to themselves, or through more than 200 roles.',
    why: 'There are no credentials at the end of the chain, so every tool gives up.',
    mend: 'Let one source_profile or credential_process name a profile that has credentials of its own.',
  },
  'missing-source-profile': {
    severity: 'error',
    what: 'source_profile names a profile that is in neither file.',
    why: 'Nobody assumes the role, so every tool gives up.',
    mend: 'Create that profile, or correct the name.',
  },
  'missing-sso-session': {
    severity: 'error',
    what: 'sso_session names a section that the config file does not have.',
    why: 'The AWS CLI reads the session before every request, so it fails even where the profile has keys.',
    mend: 'Create [sso-session NAME], or correct the name.',
  },
  'missing-services': {
    severity: 'error',
    what: 'services names a section that the config file does not have.',
    why: 'The AWS CLI stops as soon as it looks for the endpoint of a service.',
    mend: 'Create [services NAME], or remove the setting.',
  },
  'missing-setting': {
    severity: 'error',
    what: 'A setting without which the others do not work is not there: a role has no source, or an sso-session no start URL.',
    why: 'The tools know where to begin, but not how to go on.',
    mend: 'Add the setting that the message names.',
  },
  'source-has-no-credentials': {
    severity: 'error',
    what: 'source_profile names a profile that has no credentials and no way to get some.',
    why: 'Nobody assumes the role: a source is never looked for in the environment or on the machine.',
    mend: 'Give that profile credentials, or choose another source_profile.',
  },
  'conflicting-sources': {
    severity: 'error',
    what: 'The profile has both source_profile and credential_source.',
    why: 'The AWS CLI refuses a role with two sources.',
    mend: 'Remove one of the two.',
  },
  'conflicting-sso': {
    severity: 'error',
    what: 'The profile and its sso-session set the same key to different values.',
    why: 'The AWS CLI refuses to choose between them.',
    mend: 'Remove the key from the profile, or make the values equal.',
  },
  'partial-keys': {
    severity: 'error',
    what: 'One half of a pair of access keys is missing.',
    why: 'An access key ID without its secret makes the tools fail, and a secret without its ID is ignored.',
    mend: 'Add the other half, in the same file.',
  },
  'bad-value': {
    severity: 'error',
    what: 'A value cannot be what its setting needs, such as a region that is no host name or a role that is no ARN.',
    why: 'The tools refuse it; with some settings, every aws command fails, whatever it does.',
    mend: 'Correct the value as the message says.',
  },
  'unparsable-line': {
    severity: 'error',
    what: 'A line is neither a section header, nor a setting, nor a comment, or is not UTF-8.',
    why: 'The AWS CLI rejects the whole file, so no profile works with it.',
    mend: 'Correct the line, or put a # before it; what is not UTF-8 must be typed anew.',
  },
  'duplicate-setting': {
    severity: 'error',
    what: 'A section sets the same key twice.',
    why: 'The AWS CLI rejects the whole file, so no profile works with it.',
    mend: 'Remove one of the two lines.',
  },
  'duplicate-section': {
    severity: 'error',
    what: 'Two sections of one file have the same header.',
    why: 'The AWS CLI rejects the whole file, so no profile works with it.',
    mend: 'Merge the two sections.',
  },
  'byte-order-mark': {
    severity: 'error',
    what: 'The file begins with a byte order mark, which some editors on Windows write.',
    why: 'The AWS CLI rejects the whole file, so no profile works with it.',
    mend: 'Save the file as UTF-8 without one.',
  },
  'unknown-setting': {
    severity: 'warning',
    what: 'No tool is known to read this key here: it is misspelt, belongs elsewhere, or needs another setting beside it.',
    why: 'The tools pass over it in silence, so that what it says is not done.',
    mend: 'Correct the key, move it, or remove it.',
  },
  'bad-section-name': {
    severity: 'warning',
    what: 'A header looks like a profile or a session, but no tool reads it as one.',
    why: 'The tools do not know the profile.',
    mend: 'In the config file write [profile NAME], in the credentials file [NAME].',
  },
  'wrong-file': {
    severity: 'warning',
    what: 'A secret is in the config file, or another setting in the credentials file.',
    why: 'Config files are shared and backed up; and what is in the credentials file wins where nobody looks for it.',
    mend: 'Move it to the other file.',
  },
  'shadowed-setting': {
    severity: 'warning',
    what: 'A line or a section is never used, because another one comes first.',
    why: 'A change to it does nothing.',
    mend: 'Remove the one that you do not need.',
  },
  'file-permissions': {
    severity: 'warning',
    what: 'Other users of this machine have access to a file with secrets.',
    why: 'They can use the keys.',
    mend: 'Run chmod 600 on it.',
  },
  'default-twice': {
    severity: 'warning',
    what: 'The config file has both [default] and [profile default].',
    why: 'The AWS CLI reads the later one, the SDKs only [profile default].',
    mend: 'Keep one of them.',
  },
  'tools-disagree': {
    severity: 'warning',
    what: 'The AWS CLI and the SDKs read this differently.',
    why: 'What works with aws fails or uses other credentials with terraform or boto3, or the other way round.',
    mend: 'Write it as the message says, which all of them read alike.',
  },
  'no-region': {
    severity: 'warning',
    what: 'Neither the profile nor the environment has a region.',
    why: 'Most commands then need --region.',
    mend: 'Add region to the profile.',
  },
  'no-registration-scopes': {
    severity: 'warning',
    what: 'An sso-session has no sso_registration_scopes.',
    why: 'A login may then give no refresh token, so that you log in again more often.',
    mend: 'Add sso_registration_scopes = sso:account:access.',
  },
  'damaged-cache': {
    severity: 'warning',
    what: 'A file with a cached token or cached role credentials cannot be used.',
    why: 'The tools treat it as absent, or fail on it.',
    mend: 'Log in again; for role credentials, check the profile.',
  },
  'long-term-keys': {
    severity: 'hint',
    what: 'The profile has access keys of a user, which never expire.',
    why: 'One that has leaked stays usable until somebody notices.',
    mend: 'Prefer IAM Identity Center or a role.',
  },
} as const satisfies Readonly<Record<string, ProblemText>>

export type ProblemCode = keyof typeof PROBLEMS
