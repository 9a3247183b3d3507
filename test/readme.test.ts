import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { TABLES_BY_FILE } from '../src/build/docs-tables.ts'
import { filled } from '../src/build/tables.ts'

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')

describe('the tables of the README and of the pages are as the source has them (npm run readme)', () => {
  it.each(Object.entries(TABLES_BY_FILE))('%s', (file, tables) => {
    expect(read(file)).toBe(filled(read(file), tables))
  })
})
