import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { withTables } from './readme-tables.ts'

// `npm run readme` updates the tables of the README.
const path = fileURLToPath(new URL('../../README.md', import.meta.url))
writeFileSync(path, withTables(readFileSync(path, 'utf8')))
