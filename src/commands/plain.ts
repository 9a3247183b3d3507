import type { Group } from '../app/browse/groups.ts'
import { maskSecrets } from '../profiles/mask/mask-secrets.ts'
import type { Problem } from '../profiles/problem.ts'
import { maskedKey } from '../profiles/setting.ts'
import { shownSummary } from '../profiles/shown-summary.ts'
import { linkDetail } from '../session/describe-link.ts'
import type { Entry } from '../session/profile-index.ts'
import type { ProfileStatus } from '../session/statuses.ts'
import type { CheckResult } from '../session/walk/check.ts'
import { visible } from '../text/visible.ts'
import { groupName, profilesText } from '../view/list/group-rows.ts'
import { type Row, span } from '../view/row.ts'
import { countedIfAny, spokenStatus } from '../view/spoken.ts'
import type { CommandContext } from './context.ts'

/*
 * What `--plain` prints, for screen readers: a sentence a line, with words in place of symbols, columns, colours and
 * indentation, and nothing cut.
 */

/** A profile in the list. */
export interface PlainProfile {
  readonly entry: Entry
  readonly profileStatus: ProfileStatus
  readonly problems: number
}

function line(...parts: readonly (string | null)[]): Row {
  return [span(parts.filter((each) => each !== null && each !== '').join(', '))]
}

/** A name and what there is to say about it. */
export function plainFact(name: string, text: string): Row {
  return [span(name === '' ? text : `${name}: ${text}`)]
}

/** A heading of the list. */
export function plainHeading({ now }: CommandContext, group: Group): Row {
  const name = visible(groupName(group))
  const what = group.type === 'session' ? 'session ' : group.type === 'account' ? 'account ' : ''
  const status = group.status ? `: ${spokenStatus(group.status, now)}` : ''
  return line(`${what}${name}${status}`, profilesText(group.profiles.length))
}

/** A profile of the list. */
export function plainProfile(context: CommandContext, { entry, profileStatus, problems }: PlainProfile): Row {
  const { profile, chain, summary } = entry
  const { account, role, region } = shownSummary(summary, context.environment)
  return line(
    `profile ${visible(profile.name)}: ${spokenStatus(profileStatus, context.now)}`,
    chain.kind === 'none' ? 'no credentials' : chain.kind,
    account && `account ${visible(account)}`,
    role && `role ${visible(role)}`,
    region && `region ${visible(region)}`,
    countedIfAny(problems, 'problem'),
  )
}

/** The source chain of a profile, its settings and its problems. `shown`: a setting’s value as it may be shown. */
export function plainDetails(
  context: CommandContext,
  given: PlainProfile,
  problems: readonly Problem[],
  shown: (key: string, value: string) => string,
): Row[] {
  const { entry, profileStatus } = given
  const { links } = entry.chain
  return [
    plainProfile(context, given),
    ...links.map((link, at) => {
      const detail = visible(linkDetail(entry.chain, link, profileStatus))
      return line(`link ${at + 1} of ${links.length}`, `${placeText(link)}: ${detail}`)
    }),
    ...entry.profile.settings.map((setting) =>
      line(
        `setting ${visible(maskedKey(setting.key))}`,
        `${placeText(setting)}: ${visible(shown(setting.key, setting.value))}`,
      ),
    ),
    ...problems.map((each) => plainProblem(each, null)),
  ]
}

function placeText({ file, line }: Pick<Problem, 'file' | 'line'>): string {
  if (file === null) return 'in a cache'
  return line === null ? `${file} file` : `${file} file line ${line}`
}

/** A problem, and what --fix would do. */
export function plainProblem(problem: Problem, fix: string | null): Row {
  const { severity, code, message, profile } = problem
  const mending = fix === null ? '' : ` Fix: ${visible(fix)}.`
  return line(
    `${severity} ${code}`,
    profile && `profile ${visible(profile)}`,
    `${placeText(problem)}: ${visible(maskSecrets(message))}${mending}`,
  )
}

/** What came of a check. */
export function plainResult({ name, identity, error }: CheckResult): Row {
  if (!error) return line(`profile ${visible(name)}: works as ${visible(identity?.arn ?? '')}`)
  const hint = error.hint === null ? '' : ` Next: ${error.hint}.`
  return line(`profile ${visible(name)}: fails. ${visible(error.message + hint)}`)
}
