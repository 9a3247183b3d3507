import type { NewSetting } from '../edit/edit.ts'
import type { Import, ImportedSection, Skipped } from './imported.ts'

const ID = 'access key id'
const SECRET = 'secret access key'
const USER = 'user name'

/**
 * Reads an access-key CSV of the console, or one of new users: its columns are found by their names, in any case and order
 * (awscli/customizations/configure/importer.py). Null if the text is something else, a refusal if it holds no key.
 */
export function readCsv(text: string): Import | string | null {
  const [head = '', ...lines] = text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '')
  const columns = cellsOf(head).map((each) => each.toLowerCase())
  const at = { id: columns.indexOf(ID), secret: columns.indexOf(SECRET), user: columns.indexOf(USER) }
  if (at.id < 0 && at.secret < 0) return null
  if (at.id < 0 || at.secret < 0)
    return `has no column “${at.id < 0 ? 'Access key ID' : 'Secret access key'}”`
  const sections: ImportedSection[] = []
  const skipped: Skipped[] = []
  let nameless: NewSetting[] | null = null
  for (const [nth, line] of lines.entries()) {
    const cells = cellsOf(line)
    const [id = '', secret = '', user = ''] = [cells[at.id], cells[at.secret], cells[at.user]]
    const name = user === '' ? `row ${nth + 1}` : user
    if (id === '' || secret === '') {
      skipped.push({ name, reason: `it has no ${id === '' ? ID : SECRET}` })
      continue
    }
    const settings: NewSetting[] = [
      ['aws_access_key_id', id],
      ['aws_secret_access_key', secret],
    ]
    if (user !== '') sections.push({ target: { kind: 'profile', name: user }, settings })
    else if (nameless === null) nameless = settings
    else skipped.push({ name, reason: 'it has no user name, and neither has a row above' })
  }
  if (lines.length === 0) return 'has column names, but no key below them'
  return { sections, nameless, skipped }
}

/** The cells of a line. Neither keys nor user names hold a comma; a spreadsheet may have put them in quotes. */
function cellsOf(line: string): string[] {
  return line.split(',').map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim(),
  )
}
