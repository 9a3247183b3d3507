import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BuildOptions, build, type Plugin } from 'esbuild'
import { COMMANDS } from '../commands/command-table.ts'
import { ALIASES, DEFINES, INJECTED, ownInkFiles, yogaWithoutFetch } from '../ink/replaced/replacements.ts'
import { ascii } from './ascii.ts'
import { launcher } from './launcher.ts'
import { lazyBuiltins } from './lazy-builtins.ts'
import { manPage } from './man-page.ts'
import { notices } from './notices.ts'

/*
 * `npm run build` makes the program, the manual page and the licence notices of the bundled packages.
 *
 * `dist/awsprof.js`, the `bin` file, loads one of two. Without arguments that is `dist/main.js`, which holds only what the
 * first screen and the first keys need; `dist/rest.mjs` has everything else of the dashboard and is loaded after the first
 * screen is drawn. With arguments it is `dist/cli.js`, the commands; `dist/prompter.mjs` asks their questions. `dist/sdk.js`
 * is what all of them use of AWS's SDK, loaded with the first request.
 *
 * What starts is one file of CommonJS, which is ready 2 ms sooner than an ES module (measured with `npm run bench start`),
 * and sooner still than modules that share chunks: one of those costs 0.3 ms, and a command would need 50. What Ink is in
 * is an ES module because Ink uses top-level await.
 *
 * Modules that both `main.js` and `rest.mjs` need exist twice, but both use the same store and state. So do not test
 * objects with `instanceof`, or keep anything in variables of a module, if they pass from one file to another.
 */

const root = fileURLToPath(new URL('../..', import.meta.url))
const { version }: { version: string } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'))

const options: BuildOptions = {
  bundle: true,
  platform: 'node',
  target: 'node22',
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
  write: false,
  jsx: 'automatic',
  define: {
    'process.env.NODE_ENV': '"production"',
    'process.env.DEV': '"false"',
    AWSPROF_VERSION: JSON.stringify(version),
    ...DEFINES,
  },
  inject: [...INJECTED],
  plugins: [lazyBuiltins, yogaWithoutFetch, ownInkFiles],
  alias: { ...ALIASES },
}

/** The files, and the sources that they are made of. Wherever these sources are imported, the file is loaded instead. */
const FILES = {
  'main.js': 'src/dashboard/main.ts',
  'rest.mjs': 'src/dashboard/after-first-paint.ts',
  'cli.js': 'src/cli.ts',
  'prompter.mjs': 'src/ink/inline/prompter.tsx',
  'sdk.js': 'src/aws/sdk.ts',
}

const otherFiles: Plugin = {
  name: 'other-files',
  setup({ onResolve, onLoad }) {
    for (const [file, source] of Object.entries(FILES)) {
      onResolve({ filter: new RegExp(`/${basename(source).replace('.', '\\.')}$`) }, ({ kind }) => {
        if (kind === 'entry-point') return undefined
        return kind === 'dynamic-import'
          ? { path: `./${file}`, external: true }
          : { path: `./${file}`, namespace: 'other-file' }
      })
    }
    // A plain `import` of another file would load it at the start, wherever it stands.
    onResolve({ filter: /.*/, namespace: 'other-file' }, ({ path }) => ({ path, external: true }))
    onLoad({ filter: /.*/, namespace: 'other-file' }, ({ path }) => ({
      contents: `module.exports = require(${JSON.stringify(path)})`,
    }))
  },
}

const bundle = ([file, source]: readonly [string, string]) => {
  const isModule = file.endsWith('.mjs')
  return build({
    ...options,
    format: isModule ? 'esm' : 'cjs',
    entryPoints: [root + source],
    outfile: `${root}dist/${file}`,
    plugins: [otherFiles, ...(options.plugins ?? [])],
    ...(isModule && { banner: { js: REQUIRE } }),
  })
}

/** An ES module has none; bundled CommonJS uses it. */
const REQUIRE = "const require=process.getBuiltinModule('node:module').createRequire(import.meta.url);"

function withoutImport(text: string): string {
  return text.replace(/\bimport\((?="\.\/)/g, 'require("./import.js")(')
}

rmSync(`${root}dist`, { recursive: true, force: true })
mkdirSync(`${root}dist`)
const bundles = await Promise.all(Object.entries(FILES).map(bundle))
const digest = createHash('sha256')
for (const { path, text } of bundles.flatMap(({ outputFiles }) => outputFiles ?? [])) {
  writeFileSync(path, ascii(path.endsWith('.mjs') ? text : withoutImport(text)))
  digest.update(text)
}
// Where the launcher has compiled it, code can only `require`.
writeFileSync(`${root}dist/import.js`, 'module.exports = (name) => import(name)\n')
// Overrides the `type` in the project's package.json, which is `module`.
writeFileSync(`${root}dist/package.json`, '{ "type": "commonjs" }\n')
const commands = COMMANDS.map(({ name }) => name)
writeFileSync(`${root}dist/awsprof.js`, launcher(version, digest.digest('hex').slice(0, 12), commands))
chmodSync(`${root}dist/awsprof.js`, 0o755)
writeFileSync(`${root}dist/awsprof.1`, manPage(version))
const inputs = bundles.flatMap(({ metafile }) => Object.keys(metafile?.inputs ?? {}))
writeFileSync(`${root}dist/NOTICES`, notices(inputs, readFileSync(`${root}LICENSE`, 'utf8')))
