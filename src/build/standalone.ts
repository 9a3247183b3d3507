import { execFileSync } from 'node:child_process'
import { chmodSync, copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/*
 * `npm run build:standalone [OUTPUT]` makes `dist/awsprof`, or OUTPUT: one executable that includes Node, for the
 * platform that it is built on (https://nodejs.org/docs/latest-v24.x/api/single-executable-applications.html).
 *
 * Its main script must be CommonJS and can import only Node's own modules. So the bundles are assets, which a hook
 * passes to the module loader.
 */

const dist = fileURLToPath(new URL('../../dist/', import.meta.url))
const SENTINEL = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2'

/** The bundles and their formats for the module loader. */
const FORMATS = { 'main.js': 'commonjs', 'rest.mjs': 'module' }

const main = `const { registerHooks, createRequire } = require('node:module')
const { getAsset } = require('node:sea')
const formats = ${JSON.stringify(FORMATS)}
const names = Object.keys(formats)
const urlOf = (name) => 'file:///awsprof/' + name
registerHooks({
  resolve(specifier, context, next) {
    const name = names.find((each) => specifier === './' + each || specifier === urlOf(each))
    return name ? { url: urlOf(name), format: formats[name], shortCircuit: true } : next(specifier, context)
  },
  load(url, context, next) {
    const name = names.find((each) => url === urlOf(each))
    return name ? { format: formats[name], source: getAsset(name, 'utf8'), shortCircuit: true } : next(url, context)
  },
})
createRequire('file:///awsprof/')('./main.js')
`

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
