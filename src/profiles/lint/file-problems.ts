import type { LineReason, ParseProblem, Section } from '../../ini/document.ts'
import { type FileRole, type Problem, problem } from '../problem.ts'
import type { Profiles } from '../profile.ts'
import { isSecret } from '../setting.ts'
import { LONE_CARRIAGE_RETURN } from './disagreements.ts'
import type { LintFacts } from './facts.ts'

const FILES = ['config', 'credentials'] as const
const READABLE_BY_OTHERS = 0o077
const REFUSED = 'so the AWS CLI refuses the whole file'

const LINE_FAULTS: Readonly<Record<LineReason, string>> = {
  'no-separator': 'is neither a section, a setting nor a comment',
  'no-key': 'has nothing in front of its separator',
  'no-section': 'stands before any section',
  'no-nested-separator': 'stands in a block and has no =',
  'not-utf8': 'holds bytes that are not UTF-8',
}

/** What makes the AWS CLI refuse a file, and files that others may read. */
export function fileProblems(profiles: Profiles, facts: LintFacts): Problem[] {
  return FILES.flatMap((file) => [
    ...faultProblems(profiles, file),
    ...loneCarriageReturn(file, profiles.documents[file].text),
    ...openToOthers(profiles, file, facts.modes[file]),
  ])
}

function openToOthers(profiles: Profiles, file: FileRole, mode: number | null): Problem[] {
  if (mode === null || !(mode & READABLE_BY_OTHERS) || !holdsSecrets(profiles, file)) return []
  const octal = (mode & 0o777).toString(8).padStart(3, '0')
  const message = `The ${file} file can be read by others (mode ${octal}): run chmod 600 on it.`
  return [problem('file-permissions', { file, line: null }, message)]
}

function loneCarriageReturn(file: FileRole, text: string): Problem[] {
  const at = text.includes('\r') ? text.search(LONE_CARRIAGE_RETURN) : -1
  if (at < 0) return []
  const line = text.slice(0, at).split(/\r?\n/).length
  const message =
    'A lone carriage return ends this line for the AWS CLI, but not for the SDKs: save the file with LF or CRLF line ends.'
  return [problem('tools-disagree', { file, line }, message)]
}

function holdsSecrets(profiles: Profiles, file: FileRole): boolean {
  if (file === 'credentials') return profiles.documents.credentials.sections.length > 0
  return profiles.documents.config.sections.some(holdsSecret)
}

/** Key by key: the settings of thousands of sections would be made for nothing else. */
function holdsSecret(section: Section): boolean {
  for (let nth = 0; nth < section.size; nth++) if (isSecret(section.keyAt(nth))) return true
  return false
}

function faultMessage(fault: ParseProblem): string {
  switch (fault.type) {
    case 'byte-order-mark':
      return `The file begins with a byte order mark, ${REFUSED}: save it as UTF-8 without one.`
    case 'duplicate-section':
      return `[${fault.name}] stands on line ${fault.first} already, ${REFUSED}: join the two sections.`
    case 'duplicate-setting':
      return `${fault.name} stands on line ${fault.first} already, ${REFUSED}: remove one of the two.`
    case 'unparsable-line':
      return `This line ${LINE_FAULTS[fault.reason]}, ${REFUSED}: mend it or make it a comment.`
  }
}

/** Each fault with the profile in whose lines it stands, so that it shows up in that profile's details. */
function faultProblems(profiles: Profiles, file: FileRole): Problem[] {
  const { problems: faults } = profiles.documents[file]
  if (faults.length === 0) return []
  const { named, others } = profiles
  const headers = [
    ...named.map(({ file, section, kind, name }) => {
      return { file, line: section.line, owner: kind === 'profile' ? name : null }
    }),
    ...others.map(({ file, section }) => ({ file, line: section.line, owner: null })),
  ]
    .filter((each) => each.file === file)
    .sort((a, b) => a.line - b.line)
  // Both stand in file order: one walk over both, for there may be thousands of either.
  let next = 0
  return faults.map((fault) => {
    while ((headers[next]?.line ?? Number.POSITIVE_INFINITY) <= fault.line) next++
    return problem(
      fault.type,
      { file, line: fault.line },
      faultMessage(fault),
      headers[next - 1]?.owner ?? null,
    )
  })
}
