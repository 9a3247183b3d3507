import type { Section } from '../../ini/document.ts'
import { type FileRole, type Problem, problem } from '../problem.ts'
import type { Profiles } from '../profile.ts'
import { isSecret } from '../setting.ts'
import { LONE_CARRIAGE_RETURN } from './disagreements.ts'
import type { LintFacts } from './facts.ts'
import { parseProblems } from './parse-problems.ts'

const FILES = ['config', 'credentials'] as const
const ACCESS_FOR_OTHERS = 0o077

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
