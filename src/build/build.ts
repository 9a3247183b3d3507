import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type BuildOptions, build, type Plugin } from 'esbuild'
import { ALIASES, DEFINES, INJECTED, ownInkFiles, yogaWithoutFetch } from '../ink/replaced/replacements.ts'
import { ascii } from './ascii.ts'
import { launcher } from './launcher.ts'
import { lazyBuiltins } from './lazy-builtins.ts'
import { manPage } from './man-page.ts'
import { notices } from './notices.ts'

/*
 * `npm run build` makes two bundles, the manual page and the licence notices of the bundled packages.
 *
 * `dist/awsprof.js`, the `bin` file, starts `dist/main.js`, which holds only what the first screen and the first keys
 * need: loading and compiling the rest takes longer than drawing. It is CommonJS, which starts 2 ms sooner than an ES
 * module (measured with `npm run bench start`). `dist/rest.mjs` holds everything else. It is loaded after the first
 * screen is drawn, or for a command, and is an ES module because Ink uses top-level await.
 *
 * Modules that both bundles need exist twice, but both use the same store and state. So do not test objects with
 * `instanceof`, or keep anything in variables of a module, if they pass from one bundle to the other.
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

const restIsAnotherFile: Plugin = {
  name: 'rest-is-another-file',
  setup({ onResolve }) {
    onResolve({ filter: /\/after-first-paint\.ts$/ }, () => ({ path: './rest.mjs', external: true }))
  },
}

rmSync(`${root}dist`, { recursive: true, force: true })
mkdirSync(`${root}dist`)
const bundles = await Promise.all([
  build({
    ...options,
    format: 'cjs',
    entryPoints: [`${root}src/cli.ts`],
    outfile: `${root}dist/main.js`,
    plugins: [restIsAnotherFile, ...(options.plugins ?? [])],
  }),
  build({
    ...options,
    format: 'esm',
    entryPoints: [`${root}src/dashboard/after-first-paint.ts`],
    outfile: `${root}dist/rest.mjs`,
    // Bundled CommonJS packages call `require` for Node's own modules.
    banner: {
      js: "import{createRequire as awsprofRequire}from'node:module';const require=awsprofRequire(import.meta.url);",
    },
  }),
])
for (const { path, text } of bundles.flatMap(({ outputFiles }) => outputFiles ?? []))
  writeFileSync(path, ascii(text))
// Overrides the `type` in the project's package.json, which is `module`.
writeFileSync(`${root}dist/package.json`, '{ "type": "commonjs" }\n')
writeFileSync(`${root}dist/awsprof.js`, launcher(version))
chmodSync(`${root}dist/awsprof.js`, 0o755)
writeFileSync(`${root}dist/awsprof.1`, manPage(version))
const inputs = bundles.flatMap(({ metafile }) => Object.keys(metafile?.inputs ?? {}))
writeFileSync(`${root}dist/NOTICES`, notices(inputs, readFileSync(`${root}LICENSE`, 'utf8')))
