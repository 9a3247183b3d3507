import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { withTables } from '../src/build/readme-tables.ts'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')

it('has the tables of keys, commands and preferences as the source has them (npm run readme)', () => {
  expect(readme).toBe(withTables(readme))
})

it('names every dependency', () => {
  const { dependencies, devDependencies } = JSON.parse(
    readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
  ) as Record<string, Record<string, string>>
  const missing = Object.keys({ ...dependencies, ...devDependencies }).filter(
    (name) => !readme.includes(`\`${name}\``),
  )
  expect(missing).toEqual([])
})

it('names every folder and file of src', async () => {
  const { readdirSync } = await import('node:fs')
  const missing = readdirSync(new URL('../src', import.meta.url)).filter(
    (name) => !readme.includes(`\`${name}\``),
  )
  expect(missing).toEqual([])
})
