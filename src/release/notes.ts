import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { releasesOf } from './changelog.ts'

// `node src/release/notes.ts VERSION` prints what the changelog says about a version: the notes of its release.
const changelog = readFileSync(fileURLToPath(new URL('../../CHANGELOG.md', import.meta.url)), 'utf8')
const [wanted = 'Unreleased'] = process.argv.slice(2)
const found = releasesOf(changelog).find(({ version }) => version === wanted.replace(/^v/, ''))
if (!found?.notes) throw new Error(`CHANGELOG.md says nothing about ${wanted}`)
process.stdout.write(`${found.notes}\n`)
