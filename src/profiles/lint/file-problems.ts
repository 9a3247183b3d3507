import type { LineReason, ParseProblem, Section } from '../../ini/document.ts'
import { type FileRole, type Problem, problem } from '../problem.ts'
import type { Profiles } from '../profile.ts'
import { isSecret } from '../setting.ts'
import { LONE_CARRIAGE_RETURN } from './disagreements.ts'
import type { LintFacts } from './facts.ts'

const FILES = ['config', 'credentials'] as const
const ACCESS_FOR_OTHERS = 0o077
const REJECTED = 'so the AWS CLI rejects the whole file'

const LINE_REASONS: Readonly<Record<LineReason, string>> = {
  'no-separator': 'is not a section header, a setting or a comment',
  'no-key': 'has no key before its separator',
  'no-section': 'is above the first section header',
  'no-nested-separator': 'is in a block but has no =',
  'not-utf8': 'contains bytes that are not UTF-8',
}

/** The problems of whole files: what makes the AWS CLI reject them, and access for other users. */
export function fileProblems(profiles: Profiles, facts: LintFacts): Problem[] {
  return FILES.flatMap((file) => [
    ...parseProblems(profiles, file),
    ...loneCarriageReturn(file, profiles.documents[file].text),
    ...openToOthers(profiles, file, facts.modes[file]),
  ])
}

function openToOthers(profiles: Profiles, file: FileRole, mode: number | null): Problem[] {
  if (mode === null || !(mode & ACCESS_FOR_OTHERS) || !holdsSecrets(profiles, file)) return []
  const octal = (mode & 0o777).toString(8).padStart(3, '0')
  const message = `Other users have access to the ${file} file (mode ${octal}): run chmod 600 on it.`
  return [problem('file-permissions', { file, line: null }, message)]
}

function loneCarriageReturn(file: FileRole, text: string): Problem[] {
  const at = text.includes('\r') ? text.search(LONE_CARRIAGE_RETURN) : -1
  if (at < 0) return []
  const line = text.slice(0, at).split(/\r?\n/).length
  const message =
    'A lone carriage return ends this line for the AWS CLI but not for the SDKs: save the file with LF or CRLF line endings.'
  return [problem('tools-disagree', { file, line }, message)]
}

function holdsSecrets(profiles: Profiles, file: FileRole): boolean {
  if (file === 'credentials') return profiles.documents.credentials.sections.length > 0
  return profiles.documents.config.sections.some(holdsSecret)
}

/** Reads the keys only, to avoid building the settings of thousands of sections. */
function holdsSecret(section: Section): boolean {
  for (let nth = 0; nth < section.size; nth++) if (isSecret(section.keyAt(nth))) return true
  return false
}

function messageOf(found: ParseProblem): string {
  switch (found.type) {
    case 'byte-order-mark':
      return `The file starts with a byte order mark, ${REJECTED}: save it as UTF-8 without one.`
    case 'duplicate-section':
      return `[${found.name}] is already on line ${found.first}, ${REJECTED}: merge the two sections.`
    case 'duplicate-setting':
      return `${found.name} is already set on line ${found.first}, ${REJECTED}: remove one of the two.`
    case 'unparsable-line':
      return `This line ${LINE_REASONS[found.reason]}, ${REJECTED}: fix it or comment it out.`
  }
}

/** The problems of the parser, each assigned to the profile that contains its line, whose details show it. */
function parseProblems(profiles: Profiles, file: FileRole): Problem[] {
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
  return problems.map((each) => {
    while ((headers[next]?.line ?? Number.POSITIVE_INFINITY) <= each.line) next++
    const owner = headers[next - 1]?.owner ?? null
    return problem(each.type, { file, line: each.line }, messageOf(each), owner)
  })
}
