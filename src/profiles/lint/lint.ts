import type { Chain } from '../link.ts'
import type { Problem } from '../problem.ts'
import type { Profile, Profiles } from '../profile.ts'
import { chainProblems } from './chain-problems.ts'
import type { LintFacts } from './facts.ts'
import { fileProblems } from './file-problems.ts'
import { profileProblems } from './profile-problems.ts'
import { sectionProblems, sectionProblemsOf } from './section-problems.ts'
import { sessionProblems } from './session-problems.ts'
import { withoutMisread } from './unclosed-headers.ts'

/** The problems of files, section headers and sso-sessions: all but those of a profile's settings and chain. */
export function generalProblems(profiles: Profiles, facts: LintFacts): Problem[] {
  const ofSessions = withoutMisread(profiles, sessionProblems(profiles))
  return [...fileProblems(profiles, facts), ...sectionProblems(profiles), ...ofSessions]
}

/** The `generalProblems` of one profile, without checking the sections of the others. */
export function generalProblemsOf(profiles: Profiles, name: string, facts: LintFacts): Problem[] {
  const ofFiles = fileProblems(profiles, facts).filter((each) => each.profile === name)
  return [...ofFiles, ...sectionProblemsOf(profiles, name)]
}

/** The problems of one profile's own settings and of its source chain. */
export function problemsOf(profiles: Profiles, profile: Profile, chain: Chain, facts: LintFacts): Problem[] {
  const ofSettings = profileProblems(profiles, profile, chain, facts)
  return withoutMisread(profiles, [...chainProblems(chain), ...ofSettings])
}

/** In file order: config before credentials, in each file first the problems without a line. */
export function inFileOrder(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length < 2) return problems
  const rank = (each: Problem) => (each.file === 'credentials' ? 1 : 0)
  return [...problems].sort((a, b) => rank(a) - rank(b) || (a.line ?? 0) - (b.line ?? 0))
}
