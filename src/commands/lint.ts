import { readHome } from '../os/read-home.ts'
import { fixOf } from '../profiles/lint/fixes.ts'
import { inFileOrder } from '../profiles/lint/lint.ts'
import { maskSecrets } from '../profiles/mask/mask-secrets.ts'
import type { Problem } from '../profiles/problem.ts'
import type { Home } from '../session/home.ts'
import type { CacheProblem } from '../session/ports.ts'
import { allProblems } from '../session/problems.ts'
import { cacheProblems, statusOf } from '../session/statuses.ts'
import { visible } from '../text/visible.ts'
import type { Row } from '../view/row.ts'
import { span } from '../view/row.ts'
import { symbolsFor } from '../view/symbols.ts'
import type { CommandContext } from './context.ts'
import { BAD_NEWS, DONE } from './exit-status.ts'
import { printJson, printRows } from './output.ts'
import { plainProblem } from './plain.ts'
import { redactText } from './redact.ts'
import { reportUnreadable } from './report-files.ts'

export interface LintOptions {
  readonly json?: boolean
  readonly fix?: boolean
  readonly yes?: boolean
}

/** `awsprof lint [--json]`. Returns the exit status: 1 if one of the problems is an error. */
export function lint(context: CommandContext, options: Pick<LintOptions, 'json'>): number {
  const home = readHome(context.environment)
  const isUnreadable = reportUnreadable(context, home)
  const problems = problemsIn(context, home)
  const fixFor = (problem: Problem) => {
    const fix = fixOf(home.profileIndex.profiles, problem)
    return fix && maskSecrets(fix.label)
  }
  if (options.json) {
    printJson(context, {
      problems: problems.map((each) => {
        const { severity, code, message, profile, file, line } = each
        return { severity, code, message: maskSecrets(message), profile, file, line, fix: fixFor(each) }
      }),
    })
  } else printRows(context, lintRows(context, problems, fixFor))
  return isUnreadable || problems.some((each) => each.severity === 'error') ? BAD_NEWS : DONE
}

/** Every problem of the files and of the caches that they use, in file order. */
export function problemsIn(context: CommandContext, home: Home): readonly Problem[] {
  return inFileOrder([...allProblems(home.profileIndex), ...damagedCaches(context, home)])
}

/** Each damaged cache file once, however many profiles use it. */
function damagedCaches(context: CommandContext, { profileIndex, caches }: Home): Problem[] {
  const seen = new Set<string>()
  const firstSeen = (problem: CacheProblem | null) => {
    if (!problem || seen.has(problem.file)) return null
    seen.add(problem.file)
    return problem
  }
  return profileIndex.entries.flatMap((entry) => {
    const profileStatus = statusOf(profileIndex, entry, caches, context.now, context.preferences.expiringMs)
    return cacheProblems(entry, {
      cacheProblem: firstSeen(profileStatus.cacheProblem),
      roleCacheProblem: firstSeen(profileStatus.roleCacheProblem),
    })
  })
}

function lintRows(
  context: CommandContext,
  problems: readonly Problem[],
  fixFor: (problem: Problem) => string | null,
): Row[] {
  const symbols = symbolsFor(context.capabilities.isAscii)
  if (problems.length === 0) return [[span('No problems found.', 'valid')]]
  const rows: Row[] = problems.flatMap((each) => {
    const place = each.file === null ? '' : `${each.file}${each.line === null ? '' : `:${each.line}`}  `
    const fix = fixFor(each)
    const owner = each.profile === null ? '' : `  ${visible(each.profile)}`
    if (context.options.plain) return [plainProblem(each, fix)]
    return [
      [
        span(`${symbols.severity[each.severity]} `, each.severity),
        span(place, 'strong'),
        span(each.code, each.severity),
        span(owner, 'dim'),
      ],
      [span(`    ${visible(redactText(context, maskSecrets(each.message)))}`)],
      ...(fix === null ? [] : [[span(`    --fix: ${visible(redactText(context, fix))}`, 'dim' as const)]]),
    ]
  })
  const count = (severity: Problem['severity']) => {
    const { length } = problems.filter((each) => each.severity === severity)
    return `${length} ${severity}${length === 1 ? '' : 's'}`
  }
  return [...rows, [], [span(`${count('error')}, ${count('warning')}, ${count('hint')}`, 'dim')]]
}
