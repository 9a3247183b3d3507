import { execFileSync, spawnSync } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/*
 * `npm run build:standalone [OUTPUT [NODE]]` makes `dist/awsprof`, or OUTPUT: one executable that includes Node
 * (https://nodejs.org/docs/latest-v24.x/api/single-executable-applications.html). It is for this platform, or for that of
 * NODE, a binary of the same version.
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
// On Windows an address of a file without a drive is none.
const urlOf = (name) => 'file://' + (folder[0] === '/' ? '' : '/') + folder + name
const nameOf = (text) => Object.keys(formats).find((each) => text === './' + each || text.endsWith(folder + each))
registerHooks({
  resolve(specifier, context, next) {
    const name = nameOf(specifier)
    return name ? { url: urlOf(name), format: formats[name], shortCircuit: true } : next(specifier, context)
  },
  load(url, context, next) {
    const name = nameOf(url)
    return name ? { format: formats[name], source: getAsset(name, 'utf8'), shortCircuit: true } : next(url, context)
  },
})
start(createRequire(urlOf('')), folder, (path) => getAsset(nameOf(path), 'utf8'))
${start}`

const node = realpathSync(process.argv[3] ?? process.execPath)
const isWindows = node.endsWith('.exe')
const output = resolve(process.argv[2] ?? `${dist}awsprof${isWindows ? '.exe' : ''}`)
const folder = mkdtempSync(join(tmpdir(), 'awsprof-standalone-'))
const within = (name: string) => join(folder, name)
try {
  writeFileSync(within('main.cjs'), main)
  writeFileSync(within('NOTICES'), readFileSync(`${dist}NOTICES`, 'utf8') + noticeOfNode())
  const config = {
    main: within('main.cjs'),
    output: within('blob'),
    disableExperimentalSEAWarning: true,
    assets: {
      NOTICES: within('NOTICES'),
      ...Object.fromEntries(Object.keys(FORMATS).map((name) => [name, dist + name])),
    },
  }
  writeFileSync(within('config.json'), JSON.stringify(config))
  execFileSync(process.execPath, ['--experimental-sea-config', within('config.json')], { stdio: 'ignore' })
  copyFileSync(node, within('awsprof'))
  strip(within('awsprof'))
  // macOS runs no program on Apple silicon whose signature is missing or not that of its bytes.
  if (process.platform === 'darwin') execFileSync('codesign', ['--remove-signature', within('awsprof')])
  const postject = createRequire(import.meta.url).resolve('postject/dist/cli.js')
  const inject = [within('awsprof'), 'NODE_SEA_BLOB', within('blob'), '--sentinel-fuse', SENTINEL]
  // The other formats know no segments.
  execFileSync(process.execPath, [postject, ...inject, '--macho-segment-name', 'NODE_SEA'], {
    stdio: 'ignore',
  })
  if (process.platform === 'darwin') execFileSync('codesign', ['--sign', '-', within('awsprof')])
  mkdirSync(dirname(output), { recursive: true })
  copyFileSync(within('awsprof'), output)
  chmodSync(output, 0o755)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/**
 * Takes the table of symbols out of Node, 18 of 127 MB, which only debuggers read. Where binutils is missing or does not
 * know the format, it stays.
 */
function strip(file: string): void {
  if (process.platform !== 'linux' || isWindows) return
  chmodSync(file, 0o755)
  spawnSync('strip', ['--strip-all', file], { stdio: 'ignore' })
}

/** Node's own licence lies beside its binary, or above it, but not in the packages of the npm registry. */
function noticeOfNode(): string {
  const places = [join(dirname(node), 'LICENSE'), join(dirname(node), '..', 'LICENSE')]
  const place = places.find((each) => existsSync(each))
  const text = place
    ? readFileSync(place, 'utf8').replaceAll('\r\n', '\n')
    : `Licence: https://github.com/nodejs/node/blob/${process.version}/LICENSE\n`
  return `\n${'-'.repeat(72)}\n\nNode.js ${process.version}, which runs it\n\n${text}`
}
