import type { Document, LineReason, ParseProblem } from '../../ini/document.ts'
import { type Contradiction, contradictions } from '../../ini/merge-sections.ts'
import { type FileRole, type Problem, problem } from '../problem.ts'
import type { Profiles } from '../profile.ts'
import { maskedKey } from '../setting.ts'

const REJECTED = 'so the AWS CLI rejects the whole file'

const LINE_REASONS: Readonly<Record<LineReason, string>> = {
  'no-separator': 'is not a section header, a setting or a comment',
  'no-bracket': 'looks like a section header, but the closing ] is missing',
  'no-key': 'has no key before its separator',
  'no-section': 'is above the first section header',
  'no-nested-separator': 'is in a block but has no =',
  'not-utf8': 'contains bytes that are not UTF-8',
}

/** The problems that the parser found, each assigned to the profile that contains its line, whose details show it. */
export function parseProblems(profiles: Profiles, file: FileRole): Problem[] {
  const { problems } = profiles.documents[file]
  if (problems.length === 0) return []
  const { named, others } = profiles
  const headers = [
    ...named.map(({ file, section, kind, name }) => {
      return { file, line: section.line, owner: kind === 'profile' ? name : null }
    }),
    ...others.map(({ file, section }) => ({ file, line: section.line, owner: null })),
  ]
    .filter((each) => each.file === file)
    .sort((a, b) => a.line - b.line)
  // Both lists are in file order and can be thousands long, so one pass goes over both.
  let next = 0
  const obstacles = obstaclesIn(profiles.documents[file])
  return problems.map((each) => {
    while ((headers[next]?.line ?? Number.POSITIVE_INFINITY) <= each.line) next++
    const owner = headers[next - 1]?.owner ?? null
    return problem(each.type, { file, line: each.line }, messageOf(each, obstacles), owner)
  })
}

/** By the line of a repeated header, what keeps its section from being merged with the earlier ones. */
function obstaclesIn({ problems, sections }: Document): ReadonlyMap<number, readonly Contradiction[]> {
  const repeated = new Set(problems.flatMap((each) => (each.type === 'duplicate-section' ? each.name : [])))
  const byHeader = Map.groupBy(
    sections.filter((each) => repeated.has(each.header)),
    (each) => each.header,
  )
  const found = new Map<number, readonly Contradiction[]>()
  for (const alike of byHeader.values()) {
    for (const [section, each] of contradictions(alike)) found.set(section.line, each)
  }
  return found
}

/** More than these are not read in a sentence. */
const MOST_TOLD = 3

function obstacleText(obstacles: readonly Contradiction[]): string {
  const told = obstacles.slice(0, MOST_TOLD)
  const keys = told.map(({ key, lines }) => `${maskedKey(key)} (lines ${lines.join(' and ')})`)
  const more = obstacles.length - told.length
  if (more > 0) keys.push(`${more} more`)
  const advice = obstacles.length > 1 ? 'remove one of each' : 'remove one'
  return `; both set ${joined(keys)}: ${advice}, then the sections can be merged.`
}

function joined(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

function messageOf(found: ParseProblem, obstacles: ReadonlyMap<number, readonly Contradiction[]>): string {
  switch (found.type) {
    case 'byte-order-mark':
      return `The file starts with a byte order mark, ${REJECTED}: save it as UTF-8 without one.`
    case 'duplicate-section': {
      const what = `[${found.name}] is already on line ${found.first}, ${REJECTED}`
      const those = obstacles.get(found.line)
      return those ? what + obstacleText(those) : `${what}: merge the two sections.`
    }
    case 'duplicate-setting':
      return `${found.name} is already set on line ${found.first}, ${REJECTED}: remove one of the two.`
    case 'unparsable-line':
      // Commenting it out would not help: the AWS CLI decodes comments, too.
      if (found.reason === 'not-utf8')
        return `This line ${LINE_REASONS[found.reason]}, ${REJECTED}: retype those characters, or save the file as UTF-8.`
      if (found.reason === 'no-bracket')
        return `This line ${LINE_REASONS[found.reason]}, ${REJECTED}: add the ], or comment the line out.`
      return `This line ${LINE_REASONS[found.reason]}, ${REJECTED}: fix it or comment it out.`
  }
}
