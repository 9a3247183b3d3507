import { cacheFolder } from '../os/account-names.ts'
import { keepAccountNames } from '../os/keep-account-names.ts'
import { valueProblem } from '../profiles/check-value.ts'
import { shellWord } from '../profiles/shell-words.ts'
import type { ListedAccount } from '../session/accounts/account-profiles.ts'
import { listAccounts } from '../session/accounts/list-accounts.ts'
import { DEFAULT_TEMPLATE, TEMPLATE_WORDS, unknownWord } from '../session/accounts/name-template.ts'
import { type PopulatePlan, populatePlan, type SkippedRole } from '../session/accounts/populate-plan.ts'
import type { Home } from '../session/home.ts'
import { listingReason } from '../session/login/login-reason.ts'
import type { Session } from '../session/login/session.ts'
import { usableToken } from '../session/login/usable-token.ts'
import { ServiceError } from '../session/service-error.ts'
import { WalkError } from '../session/walk/walk-error.ts'
import type { CommandContext } from './context.ts'
import { BAD_NEWS, DONE, INTERRUPTED } from './exit-status.ts'
import { homeToWrite } from './home-to-write.ts'
import { abortOnInterrupt } from './interrupt.ts'
import { say } from './output.ts'
import { populatedSession } from './populated-session.ts'
import { portsOf } from './ports.ts'
import { proposeEdit } from './propose-edit.ts'
import { reportMade, type Skipped, saySkipped } from './report-made.ts'
import { unlisted } from './unlisted.ts'
import { UsageError } from './usage-error.ts'

export interface PopulateFlags {
  readonly account?: readonly string[]
  readonly role?: readonly string[]
  /** The template of the names. */
  readonly name?: string
  readonly region?: string
  readonly prune?: boolean
  readonly yes?: boolean
  readonly json?: boolean
}

/** `awsprof populate`: profiles for the accounts and roles of a session. Resolves to the exit status. */
export async function populate(
  context: CommandContext,
  name: string | undefined,
  flags: PopulateFlags,
): Promise<number> {
  const { account: accounts = [], role: roles = [], name: template = DEFAULT_TEMPLATE } = flags
  checkFlags(flags, template)
  const home = homeToWrite(context)
  if (home === null) return BAD_NEWS
  const { session, profile } = populatedSession(context, home.profileIndex, name)
  const signal = abortOnInterrupt()
  let listed: readonly ListedAccount[]
  try {
    listed = await list(context, home, session, profile, accounts, signal)
  } catch (error) {
    if (signal.aborted) return INTERRUPTED
    say(context, listFailure(error, session, profile))
    return BAD_NEWS
  }
  keepAccountNames(cacheFolder(context.variables, context.environment.home), listed)
  const holds = (wanted: readonly string[], each: string) => wanted.length === 0 || wanted.includes(each)
  const planned = populatePlan(home.profileIndex, listed, {
    session,
    template,
    region: flags.region ?? null,
    isWanted: (account, role) => holds(accounts, account) && holds(roles, role),
    prunes: flags.prune === true,
  })
  const plan = { ...planned, skipped: planned.skipped.map(withAdvice) }
  const lost = unlisted(listed, accounts, roles)
  for (const each of lost.sentences) say(context, each)
  sayAside(context, plan)
  const { documents } = home.profileIndex.profiles
  const status = await proposeEdit(context, documents, plan.edit, flags.yes === true, signal)
  if (status !== DONE) return status
  reportMade(context, plan, flags.json === true)
  return lost.isAll ? BAD_NEWS : DONE
}

function checkFlags({ account = [], region }: PopulateFlags, template: string): void {
  const wrongId = account.find((each) => valueProblem({ type: 'account-id' }, each) !== null)
  if (wrongId !== undefined)
    throw new UsageError(`--account ${valueProblem({ type: 'account-id' }, wrongId)}, not "${wrongId}"`)
  const wrongWord = unknownWord(template)
  if (wrongWord !== null) {
    throw new UsageError(`--name does not know ${wrongWord}; it knows ${TEMPLATE_WORDS}`)
  }
  const wrongRegion = region === undefined ? null : valueProblem({ type: 'region' }, region)
  if (wrongRegion !== null) throw new UsageError(`--region ${wrongRegion}`)
}

async function list(
  context: CommandContext,
  home: Home,
  session: Session,
  profile: string | null,
  accounts: readonly string[],
  signal: AbortSignal,
): Promise<readonly ListedAccount[]> {
  const aws = portsOf(context, home.profileIndex.profiles)
  const { oidc, clock, folder } = aws.oidc(session, profile)
  const token = await usableToken(session, { oidc: () => oidc, clock, folder }, signal)
  const isTerminal = process.stderr.isTTY === true
  try {
    return await listAccounts(aws.portal(session.region, profile), token, accounts, signal, {
      onProgress: (done, total) => {
        if (isTerminal) process.stderr.write(`\rlisting roles: account ${done} of ${total}`)
      },
    })
  } finally {
    if (isTerminal) process.stderr.write('\r\u001b[K')
  }
}

/** Why the accounts could not be listed, and what to do next. */
function listFailure(error: unknown, { ssoSession }: Session, profile: string | null): string {
  const next =
    ssoSession === null
      ? `awsprof login ${shellWord(profile ?? '')}`
      : `awsprof login --sso-session ${shellWord(ssoSession)}`
  if (error instanceof WalkError) return `${error.message} Next: ${next}`
  if (error instanceof ServiceError && error.code === 'UnauthorizedException')
    return `IAM Identity Center no longer accepts the token of this session. Next: ${next}`
  return listingReason(error)
}

/** Two roles of one name are told apart by the template. */
function withAdvice({ name, reason, taker }: SkippedRole): Skipped {
  const advice = {
    profile: ', unless another --name is given',
    role: ', unless --name tells them apart, such as by {accountId}',
  }
  return { name, reason: taker === null ? reason : `${reason}${advice[taker]}` }
}

function sayAside(
  context: CommandContext,
  { skipped, gone }: Pick<PopulatePlan, 'gone'> & { readonly skipped: readonly Skipped[] },
): void {
  saySkipped(context, skipped)
  if (gone.length === 0) return
  const what = gone.length === 1 ? `profile ${gone[0]} is` : `${gone.length} profiles are`
  say(context, `the session no longer lists what ${what} for; --prune takes away what is gone`)
}
