import type { Chain } from '../profiles/link.ts'
import { inheritedProblems } from '../profiles/lint/chain-problems.ts'
import { isCleanLike } from '../profiles/lint/clean-profile.ts'
import { generalProblems, generalProblemsOf, inFileOrder, problemsOf } from '../profiles/lint/lint.ts'
import { problemsOfSession } from '../profiles/lint/session-problems.ts'
import type { Problem } from '../profiles/problem.ts'
import type { Profiles, SsoSession } from '../profiles/profile.ts'
import type { Entry, ProfileIndex } from './profile-index.ts'

const ofProfile = new WeakMap<Entry, readonly Problem[]>()
const ofSession = new WeakMap<SsoSession, readonly Problem[]>()
const ofFiles = new WeakMap<ProfileIndex, GeneralProblems>()

const SEVERITIES: readonly Problem['severity'][] = ['error', 'warning', 'hint']

/**
 * The problems of one profile, including those of its sections and its sso-session: the errors first, each kind in file
 * order. Computed on first use.
 */
export function entryProblems(index: ProfileIndex, entry: Entry): readonly Problem[] {
  let problems = ofProfile.get(entry)
  if (!problems) {
    const { profiles, facts } = index
    const name = entry.profile.name
    const session = profiles.sessions.get(entry.summary.ssoSession ?? '')
    const found = inFileOrder(
      unique([
        ...(isClean(index, entry) ? [] : problemsOf(profiles, entry.profile, lintedChain(entry), facts)),
        ...generalOf(index, name),
        ...(session ? sessionProblems(profiles, session) : []),
      ]),
    )
    problems = SEVERITIES.flatMap((severity) => found.filter((each) => each.severity === severity))
    ofProfile.set(entry, problems)
  }
  return problems
}

/** Thousands of profiles can be on one session. */
function sessionProblems(profiles: Profiles, session: SsoSession): readonly Problem[] {
  let problems = ofSession.get(session)
  if (!problems) {
    problems = problemsOfSession(profiles, session)
    ofSession.set(session, problems)
  }
  return problems
}

/**
 * The chain that the rules look at. Without a problem, a chain through IAM Identity Center is one to them whatever the
 * account and the role, so that thousands of profiles need not have their own made.
 */
function lintedChain(entry: Entry): Chain {
  const { end } = entry.sameChainAs
  const isAlike = end.kind === 'sso-session' || end.kind === 'sso-legacy'
  return isAlike && end.links.every((link) => !link.problem) ? end : entry.chain
}

const clean = new WeakMap<Entry, boolean>()

/** True if a profile has no problems of its own, which is quickly told from one that shares its chain. */
function isClean({ profiles, facts }: ProfileIndex, entry: Entry): boolean {
  const { sameChainAs: first, profile } = entry
  const chain = lintedChain(entry)
  if (first === entry || chain !== first.end) return false
  let isFirstClean = clean.get(first)
  if (isFirstClean === undefined) {
    isFirstClean = problemsOf(profiles, first.profile, chain, facts).length === 0
    clean.set(first, isFirstClean)
  }
  return isFirstClean && isCleanLike(profiles, first.profile, profile, facts)
}

/** The problems of files, sections and sso-sessions. For those of many profiles, call this first: it is faster. */
export function problemsOfFiles(index: ProfileIndex): readonly Problem[] {
  return general(index).all
}

interface GeneralProblems {
  readonly all: readonly Problem[]
  readonly byProfile: ReadonlyMap<string | null, readonly Problem[]>
}

function general(index: ProfileIndex): GeneralProblems {
  let problems = ofFiles.get(index)
  if (!problems) {
    const all = inFileOrder(generalProblems(index.profiles, index.facts))
    problems = { all, byProfile: Map.groupBy(all, (each) => each.profile) }
    ofFiles.set(index, problems)
  }
  return problems
}

/** The first frame needs those of one profile only: finding all of them takes longer than everything else in it. */
function generalOf(index: ProfileIndex, name: string): readonly Problem[] {
  const known = ofFiles.get(index)
  return known ? (known.byProfile.get(name) ?? []) : generalProblemsOf(index.profiles, name, index.facts)
}

/** Every problem once, in file order: one that breaks ten profiles belongs to the profile that contains the line. */
export function allProblems(index: ProfileIndex): readonly Problem[] {
  const own: Problem[] = [...problemsOfFiles(index)]
  const inherited: Problem[] = []
  for (const entry of index.entries) {
    const ofOthers = new Set(inheritedProblems(lintedChain(entry)).map(problemId))
    for (const each of entryProblems(index, entry)) {
      if (each.profile !== null) (ofOthers.has(problemId(each)) ? inherited : own).push(each)
    }
  }
  // As a source, a profile with keys (even half a pair) uses those, but its own chain can lead elsewhere: then a
  // problem is inherited by others without being its own.
  const known = new Set(own.map(problemId))
  return inFileOrder(unique([...own, ...inherited.filter((each) => !known.has(problemId(each)))]))
}

function problemId({ code, file, line }: Problem): string {
  return `${code} ${file} ${line}`
}

/** The same message about the same line is one problem, even if it comes from both a profile and its session. */
function unique(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length < 2) return problems
  const seen = new Set<string>()
  return problems.filter(({ code, file, line, message }) => {
    const id = [code, file, line, message].join('\n')
    return !seen.has(id) && seen.add(id)
  })
}
