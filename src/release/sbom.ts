import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { noticed } from '../build/notices.ts'
import { billOfShipped } from './bill-of-materials.ts'

// `node src/release/sbom.ts` prints the software bill of materials (CycloneDX) of what was built.
const root = fileURLToPath(new URL('../..', import.meta.url))
const bill = execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 64 << 20,
  // On Windows npm is a batch file.
  shell: process.platform === 'win32',
})
const shipped = noticed(readFileSync(`${root}dist/NOTICES`, 'utf8'))
const refs = shipped.map(({ name, version }) => `${name}@${version}`)
process.stdout.write(
  `${JSON.stringify(billOfShipped(JSON.parse(bill), refs, process.versions.node), null, 2)}\n`,
)
