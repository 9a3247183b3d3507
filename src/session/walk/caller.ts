import type { Variables } from '../../profiles/environment.ts'
import { stopper } from '../../profiles/lint/stopping-values.ts'
import { clockSkew, isWrongClock } from '../clock-skew.ts'
import { environmentToken, winningVariable } from '../environment-credentials.ts'
import type { CallerIdentity, Credentials } from '../ports.ts'
import type { Entry, ProfileIndex } from '../profile-index.ts'
import { type CheckPorts, check } from './check.ts'
import { type CheckError, checkError, refusalError } from './check-reason.ts'
import { requireKeys } from './require-keys.ts'

/** Where a tool that names no profile takes its credentials from. */
export type Source = 'environment' | 'profile' | 'container' | 'instance-metadata' | 'none'

/** What such a tool would use, and who STS says that is. */
export interface Caller {
  readonly source: Source
  /** The profile, if the credentials are those of one. */
  readonly profile: string | null
  /** The variable or `file:line` that decides; null where the absence of all others does. */
  readonly decidedBy: string | null
  readonly identity: CallerIdentity | null
  readonly error: CheckError | null
}

/** What a caller is found with. */
export interface CallerPorts extends Omit<CheckPorts, 'profiles'> {
  readonly index: ProfileIndex
  /** The profile that AWS_PROFILE or AWS_DEFAULT_PROFILE names, and which of them; null without them. */
  readonly chosen: { readonly profile: string; readonly variable: string } | null
}

/**
 * Goes through the places in which the AWS CLI looks for credentials, in its order (botocore/credentials.py,
 * create_credential_resolver). Resolves even if there are none; rejects only with the signal's reason.
 */
export async function findCaller(context: CallerPorts): Promise<Caller> {
  const { index, chosen, ports } = context
  const entry = index.entryOf(chosen?.profile ?? 'default')
  const { variables } = ports
  const winning = winningVariable(variables, entry)
  if (winning !== null) {
    const obtain =
      winning === 'AWS_ACCESS_KEY_ID' ? async () => keysIn(variables) : () => byTokenFile(context)
    const found = await who(context, entry, obtain)
    return { source: 'environment', profile: null, decidedBy: winning, ...found }
  }
  if (chosen && !entry) {
    const { profile, variable: decidedBy } = chosen
    return { source: 'profile', profile, decidedBy, identity: null, error: missing(chosen) }
  }
  if (entry && entry.chain.kind !== 'none') {
    const { identity, error } = await check(entry, { ...context, profiles: index.profiles })
    const [header] = entry.profile.headers
    const line = header ? `${header.file}:${header.line}` : null
    const decidedBy = chosen?.variable ?? line
    return { source: 'profile', profile: entry.profile.name, decidedBy, identity, error }
  }
  return ofMachine(context, entry)
}

/** The container's credentials, or the instance's. */
async function ofMachine(context: CallerPorts, entry: Entry | undefined): Promise<Caller> {
  const { ports, signal } = context
  const variable = CONTAINER.find((each) => ports.variables[each])
  if (variable !== undefined) {
    const found = await who(context, entry, () => ports.container(signal))
    return { source: 'container', profile: null, decidedBy: variable, ...found }
  }
  let isThere = false
  const found = await who(context, entry, async () => {
    const credentials = await ports.instance(signal)
    isThere = true
    return credentials
  })
  if (isThere) return { source: 'instance-metadata', profile: null, decidedBy: null, ...found }
  const nothing = { source: 'none', profile: null, decidedBy: null, identity: null } as const
  return { ...nothing, error: noCredentials(found.error) }
}

const CONTAINER = ['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI', 'AWS_CONTAINER_CREDENTIALS_FULL_URI'] as const

/** Who STS says the credentials are, and why the AWS CLI would fail all the same, if it would. */
async function who(
  { ports, signal, refusal, chosen }: CallerPorts,
  entry: Entry | undefined,
  obtain: () => Promise<Credentials | null>,
): Promise<Pick<Caller, 'identity' | 'error'>> {
  const stopping = refusal ?? (entry ? stopper(entry.profile, ports.variables) : null)
  const refused = stopping ? refusalError(stopping) : chosen && !entry ? missing(chosen) : null
  try {
    const credentials = await obtain()
    if (!credentials) return { identity: null, error: refused ?? noCredentials(null) }
    requireKeys(credentials)
    const identity = await ports.sts.callerIdentity(credentials, signal)
    const offset = ports.sts.clockOffsetMs()
    return { identity, error: refused ?? (isWrongClock(offset) ? clockSkew(offset) : null) }
  } catch (error) {
    if (signal.aborted) throw error
    const nobody = { name: 'default', isMfa: false, hasSession: false, owner: 'default' }
    return {
      identity: null,
      error: refused ?? (isCheckError(error) ? error : checkError(error, nobody).error),
    }
  }
}

/** Keys as botocore's EnvProvider reads them. Throws a `CheckError` if there is half a pair. */
function keysIn(variables: Variables): Credentials {
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey } = variables
  if (!secretAccessKey) {
    throw reason(
      'partial-keys',
      'AWS_ACCESS_KEY_ID is set without AWS_SECRET_ACCESS_KEY.',
      'set both, or neither',
    )
  }
  return { accessKeyId, secretAccessKey, sessionToken: environmentToken(variables), expiresAt: null }
}

/** The role of AWS_ROLE_ARN by the token in a file. */
async function byTokenFile({ ports, signal }: CallerPorts): Promise<Credentials> {
  const { AWS_WEB_IDENTITY_TOKEN_FILE: path = '', AWS_ROLE_ARN, AWS_ROLE_SESSION_NAME } = ports.variables
  if (!AWS_ROLE_ARN)
    throw reason(
      'missing-setting',
      'AWS_WEB_IDENTITY_TOKEN_FILE is set without AWS_ROLE_ARN.',
      'set both, or neither',
    )
  const { credentials } = await ports.sts.assumeRoleWithWebIdentity(
    {
      RoleArn: AWS_ROLE_ARN,
      WebIdentityToken: await ports.readFile(path),
      ...(AWS_ROLE_SESSION_NAME && { RoleSessionName: AWS_ROLE_SESSION_NAME }),
    },
    signal,
  )
  return credentials
}

function missing({ profile, variable }: NonNullable<CallerPorts['chosen']>): CheckError {
  return reason(
    'no-credentials',
    `${variable} is ${profile || 'empty'}, but there is no such profile: every aws command fails.`,
    'awsprof list shows the profiles',
  )
}

function noCredentials(error: CheckError | null): CheckError {
  const why = error === null ? '' : ` ${error.message}`
  return reason(
    'no-credentials',
    `No keys in the environment, no profile with credentials, no container, no instance.${why}`,
    'awsprof list shows the profiles',
  )
}

function reason(code: string, message: string, hint: string): CheckError {
  return { code, message, hint, raw: null }
}

function isCheckError(error: unknown): error is CheckError {
  return (
    typeof error === 'object' &&
    error !== null &&
    !(error instanceof Error) &&
    'hint' in error &&
    'raw' in error
  )
}
