import { inheritedProblems } from '../profiles/lint/chain-problems.ts'
import { generalProblems, generalProblemsOf, inFileOrder, problemsOf } from '../profiles/lint/lint.ts'
import { problemsOfSession } from '../profiles/lint/session-problems.ts'
import type { Problem } from '../profiles/problem.ts'
import type { Entry, ProfileIndex } from './profile-index.ts'

const ofProfile = new WeakMap<Entry, readonly Problem[]>()
const ofFiles = new WeakMap<ProfileIndex, GeneralProblems>()

/** Problems of one profile, its lines in the files and its sso-session included; worked out when first asked for. */
export function entryProblems(profileIndex: ProfileIndex, entry: Entry): readonly Problem[] {
  let problems = ofProfile.get(entry)
  if (!problems) {
    const { profiles, facts } = profileIndex
    const name = entry.profile.name
    const session = profiles.sessions.get(entry.summary.ssoSession ?? '')
    problems = inFileOrder(
      unique([
        ...problemsOf(profiles, entry.profile, entry.chain, facts),
        ...generalOf(profileIndex, name),
        ...(session ? problemsOfSession(profiles, session) : []),
      ]),
    )
    ofProfile.set(entry, problems)
  }
  return problems
}

/** Problems of the files, sections and sso-sessions. Whoever asks for those of many profiles asks for this first. */
export function problemsOfFiles(profileIndex: ProfileIndex): readonly Problem[] {
  return general(profileIndex).all
}

interface GeneralProblems {
  readonly all: readonly Problem[]
  readonly byProfile: ReadonlyMap<string | null, readonly Problem[]>
}

function general(profileIndex: ProfileIndex): GeneralProblems {
  let problems = ofFiles.get(profileIndex)
  if (!problems) {
    const all = inFileOrder(generalProblems(profileIndex.profiles, profileIndex.facts))
    problems = { all, byProfile: Map.groupBy(all, (each) => each.profile) }
    ofFiles.set(profileIndex, problems)
  }
  return problems
}

/** For the first picture those of the chosen profile are enough: all of them take longer than all the rest of it. */
function generalOf(profileIndex: ProfileIndex, name: string): readonly Problem[] {
  const known = ofFiles.get(profileIndex)
  return known
    ? (known.byProfile.get(name) ?? [])
    : generalProblemsOf(profileIndex.profiles, name, profileIndex.facts)
}

/** Every problem once, in file order: a fault that breaks ten profiles is told for the one in whose lines it stands. */
export function allProblems(profileIndex: ProfileIndex): readonly Problem[] {
  const own: Problem[] = [...problemsOfFiles(profileIndex)]
  const inherited: Problem[] = []
  for (const entry of profileIndex.entries) {
    const ofOthers = new Set(inheritedProblems(entry.chain).map(problemId))
    for (const each of entryProblems(profileIndex, entry)) {
      if (each.profile !== null) (ofOthers.has(problemId(each)) ? inherited : own).push(each)
    }
  }
  // A source with keys is taken by them, half a pair included; its own chain may lead elsewhere.
  const told = new Set(own.map(problemId))
  return inFileOrder(unique([...own, ...inherited.filter((each) => !told.has(problemId(each)))]))
}

function problemId({ code, file, line }: Problem): string {
  return `${code} ${file} ${line}`
}

/** The same words about the same line are the same problem, whether it is told of a profile or of its session. */
function unique(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>()
  return problems.filter(({ code, file, line, message }) => {
    const id = [code, file, line, message].join('\n')
    return !seen.has(id) && seen.add(id)
  })
}
