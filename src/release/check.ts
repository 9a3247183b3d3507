import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { releasesOf } from './changelog.ts'
import { obstacles } from './obstacles.ts'

// `node src/release/check.ts TAG` says what keeps this from being released, and fails then.
const read = (name: string) => readFileSync(fileURLToPath(new URL(`../../${name}`, import.meta.url)), 'utf8')
const said = obstacles({
  tag: process.argv[2] ?? '',
  manifest: JSON.parse(read('package.json')),
  releases: releasesOf(read('CHANGELOG.md')),
  repository: process.env.GITHUB_REPOSITORY ?? null,
})
for (const each of said) process.stderr.write(`${each}\n`)
process.exitCode = said.length > 0 ? 1 : 0
