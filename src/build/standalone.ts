import { execFileSync, spawnSync } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/*
 * `npm run build:standalone [OUTPUT]` makes `dist/awsprof`, or OUTPUT: one executable that includes Node, for the
 * platform that it is built on (https://nodejs.org/docs/latest-v24.x/api/single-executable-applications.html).
 *
 * Its main script must be CommonJS and can import only Node's own modules. So the bundles are assets. The first one is
 * started as the launcher does it, with the code that an earlier run has compiled; a hook passes the others to the module
 * loader.
 */

const dist = fileURLToPath(new URL('../../dist/', import.meta.url))
const SENTINEL = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2'

/** The bundles, and for the module loader their formats. */
const FORMATS = Object.fromEntries(
  readdirSync(dist)
    .filter((name) => /\.m?js$/.test(name) && name !== 'awsprof.js')
    .map((name) => [name, name.endsWith('.mjs') ? 'module' : 'commonjs']),
)

/** The launcher's last part, for these bundles. */
const launcher = readFileSync(`${dist}awsprof.js`, 'utf8')
const start = launcher.slice(launcher.indexOf('\nfunction start('))

const main = `const { registerHooks, createRequire } = require('node:module')
const { getAsset } = require('node:sea')
const formats = ${JSON.stringify(FORMATS)}
const folder = process.platform === 'win32' ? 'C:/awsprof/' : '/awsprof/'
const nameOf = (text) => Object.keys(formats).find((each) => text === './' + each || text.endsWith(folder + each))
registerHooks({
  resolve(specifier, context, next) {
    const name = nameOf(specifier)
    return name ? { url: 'file://' + folder + name, format: formats[name], shortCircuit: true } : next(specifier, context)
  },
  load(url, context, next) {
    const name = nameOf(url)
    return name ? { format: formats[name], source: getAsset(name, 'utf8'), shortCircuit: true } : next(url, context)
  },
})
start(createRequire('file://' + folder), folder, (path) => getAsset(nameOf(path), 'utf8'))
${start}`

const output = resolve(process.argv[2] ?? `${dist}awsprof`)
const folder = mkdtempSync(join(tmpdir(), 'awsprof-standalone-'))
const within = (name: string) => join(folder, name)
try {
  writeFileSync(within('main.cjs'), main)
  const config = {
    main: within('main.cjs'),
    output: within('blob'),
    disableExperimentalSEAWarning: true,
    assets: Object.fromEntries(Object.keys(FORMATS).map((name) => [name, dist + name])),
  }
  writeFileSync(within('config.json'), JSON.stringify(config))
  execFileSync(process.execPath, ['--experimental-sea-config', within('config.json')], { stdio: 'ignore' })
  copyFileSync(process.execPath, within('awsprof'))
  strip(within('awsprof'))
  const postject = createRequire(import.meta.url).resolve('postject/dist/cli.js')
  execFileSync(
    process.execPath,
    [postject, within('awsprof'), 'NODE_SEA_BLOB', within('blob'), '--sentinel-fuse', SENTINEL],
    { stdio: 'ignore' },
  )
  copyFileSync(within('awsprof'), output)
  chmodSync(output, 0o755)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/**
 * Takes the table of symbols out of Node, 18 of 127 MB, which only debuggers read; without binutils it stays. On macOS the
 * signature would no longer hold.
 */
function strip(file: string): void {
  if (process.platform !== 'linux') return
  chmodSync(file, 0o755)
  spawnSync('strip', ['--strip-all', file], { stdio: 'ignore' })
}
