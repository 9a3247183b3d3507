import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { withTables } from '../src/build/readme-tables.ts'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')

it('has the tables of keys, commands and preferences as the source has them (npm run readme)', () => {
  expect(readme).toBe(withTables(readme))
})
