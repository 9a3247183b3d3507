import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/*
 * `node src/release/executable.ts FOLDER` makes the executable for this platform, as `FOLDER/awsprof-linux-x64`, and tries
 * it. The program must have been built. Run it with the Node that nodejs.org gives: the one in the npm registry comes
 * without its licence, which whoever passes Node on must pass on, too.
 */

const root = fileURLToPath(new URL('../..', import.meta.url))
const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('name the folder')
const isWindows = process.platform === 'win32'
const name = `awsprof-${isWindows ? 'win' : process.platform}-${process.arch}${isWindows ? '.exe' : ''}`
const path = resolve(folder, name)
execFileSync(process.execPath, [join(root, 'src/build/standalone.ts'), path], { stdio: 'inherit' })

const run = (...args: string[]) => execFileSync(path, args, { encoding: 'utf8', env: bare() })
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
expectIn('--version', run('--version'), version)
expectIn('--demo list', run('--demo', 'list'), 'sandbox')
expectIn('--licenses', run('--licenses'), 'Node.js is licensed for use as follows')
process.stdout.write(`${path}\n`)

/** Without the PATH, so that no other Node helps. */
function bare(): NodeJS.ProcessEnv {
  const { PATH: _, Path: __, ...rest } = process.env
  return rest
}

function expectIn(args: string, output: string, text: string): void {
  if (!output.includes(text)) throw new Error(`${name} ${args} does not print "${text}", but:\n${output}`)
}
