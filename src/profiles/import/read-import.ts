import { pastedCredentials } from '../pasted-credentials.ts'
import type { Import } from './imported.ts'
import { readCsv } from './read-csv.ts'
import { readSections } from './read-sections.ts'

/**
 * Reads what profiles can be taken from: a config or credentials file, an access-key CSV of the console, or pasted lines
 * that set credentials in a shell. Never throws.
 *
 * @returns a refusal if it is none of these: a clause whose subject is the text
 */
export function readImport(text: string): Import | string {
  const body = text.replace(/^\ufeff/, '')
  if (body.trim() === '') return 'is empty'
  const csv = readCsv(body)
  if (csv !== null) return csv
  const sections =
    /^\s*\[[^\]\r\n]+\]/m.test(body) && !/^\s*[{[]\s*["{]/.test(body) ? readSections(body) : null
  if (sections !== null) return sections
  const pasted = pastedCredentials(body)
  if (pasted === null) return 'holds no profile, no access-key CSV and no lines that set credentials'
  const lacks = ['aws_access_key_id', 'aws_secret_access_key'].find(
    (key) => !pasted.settings.some((each) => each[0] === key),
  )
  if (lacks !== undefined) return `sets no ${lacks}, without which the credentials do not work`
  return { sections: [], nameless: pasted.settings, skipped: [] }
}
