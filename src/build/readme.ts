import { readFileSync, writeFileSync } from 'node:fs'
import { withTables } from './readme-tables.ts'

/** `npm run readme`: brings the tables of the README up to date. */
const path = new URL('../../README.md', import.meta.url).pathname
writeFileSync(path, withTables(readFileSync(path, 'utf8')))
