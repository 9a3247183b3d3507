import { PROBLEMS } from '../profiles/problem-table.ts'
import { VARIABLES } from '../profiles/variable-table.ts'
import { STATUSES } from '../session/status-table.ts'
import { CHECK_ERRORS } from '../session/walk/error-table.ts'
import { README_TABLES } from './readme-tables.ts'
import { schemaTable } from './schema-tables.ts'
import { markdownTable, type Tables } from './tables.ts'

const DOCUMENTS = [
  'list',
  'show',
  'check',
  'whoami',
  'status',
  'lint',
  'populate',
  'import',
  'login',
  'exportJson',
  'exportProcess',
]

/** The files with tables, by their paths in the repository, and what makes each table. */
export const TABLES_BY_FILE: Readonly<Record<string, Tables>> = {
  'README.md': README_TABLES,
  'docs/json.md': Object.fromEntries(DOCUMENTS.map((name) => [name, () => schemaTable(name)])),
  'docs/statuses-and-problems.md': {
    statuses: statusTable,
    problems: problemTable,
    'check-errors': errorTable,
  },
  'docs/environment.md': { variables: variableTables },
}

function statusTable(): string {
  const rows = Object.entries(STATUSES).map(([name, { what, why, mend }]) => [`\`${name}\``, what, why, mend])
  return markdownTable(['status', 'what', 'why', 'what to do'], rows)
}

function problemTable(): string {
  const rows = Object.entries(PROBLEMS).map(([code, { severity, what, why, mend }]) => [
    `\`${code}\``,
    severity,
    what,
    why,
    mend,
  ])
  return markdownTable(['code', 'severity', 'what', 'why it matters', 'what to do'], rows)
}

function errorTable(): string {
  const rows = Object.entries(CHECK_ERRORS).map(([code, { what, mend }]) => [`\`${code}\``, what, mend])
  return markdownTable(['code', 'what', 'what to do'], rows)
}

function variableTables(): string {
  return VARIABLES.map(({ title, rows }) => {
    const cells = rows.map(({ names, does, beats }) => [
      names.map((each) => `\`${each}\``).join(' '),
      does,
      beats ?? '',
    ])
    return `## ${title}\n\n${markdownTable(['variable', 'what it does', 'what it beats'], cells)}`
  }).join('\n')
}
