import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { TABLES_BY_FILE } from './docs-tables.ts'
import { filled } from './tables.ts'

// `npm run readme` updates the tables of the README and of the pages in docs.
for (const [file, tables] of Object.entries(TABLES_BY_FILE)) {
  const path = fileURLToPath(new URL(`../../${file}`, import.meta.url))
  writeFileSync(path, filled(readFileSync(path, 'utf8'), tables))
}
