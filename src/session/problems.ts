import { inheritedProblems } from '../profiles/lint/chain-problems.ts'
import { generalProblems, generalProblemsOf, inFileOrder, problemsOf } from '../profiles/lint/lint.ts'
import { problemsOfSession } from '../profiles/lint/session-problems.ts'
import type { Problem } from '../profiles/problem.ts'
import type { Entry, ProfileIndex } from './profile-index.ts'

const ofProfile = new WeakMap<Entry, readonly Problem[]>()
const ofFiles = new WeakMap<ProfileIndex, GeneralProblems>()

/** The problems of one profile, including those of its sections and its sso-session. Computed on first use. */
export function entryProblems(index: ProfileIndex, entry: Entry): readonly Problem[] {
  let problems = ofProfile.get(entry)
  if (!problems) {
    const { profiles, facts } = index
    const name = entry.profile.name
    const session = profiles.sessions.get(entry.summary.ssoSession ?? '')
    problems = inFileOrder(
      unique([
        ...problemsOf(profiles, entry.profile, entry.chain, facts),
        ...generalOf(index, name),
        ...(session ? problemsOfSession(profiles, session) : []),
      ]),
    )
    ofProfile.set(entry, problems)
  }
  return problems
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
    const ofOthers = new Set(inheritedProblems(entry.chain).map(problemId))
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
function unique(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>()
  return problems.filter(({ code, file, line, message }) => {
    const id = [code, file, line, message].join('\n')
    return !seen.has(id) && seen.add(id)
  })
}
