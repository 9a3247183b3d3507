import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The file of checksums, as `sha256sum --check` and `shasum -a 256 --check` read it. */
const SUMS = 'SHA256SUMS'

// `node src/release/sums.ts FOLDER` writes the SHA-256 sums of the files in a folder beside them.
const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('name the folder')
const names = readdirSync(folder).filter((name) => name !== SUMS)
if (names.length === 0) throw new Error(`there is nothing in ${folder}`)
const lines = names.sort().map((name) => {
  const sum = createHash('sha256')
    .update(readFileSync(join(folder, name)))
    .digest('hex')
  return `${sum}  ${name}\n`
})
writeFileSync(join(folder, SUMS), lines.join(''))
