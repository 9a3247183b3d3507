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
 * `npm run build` makes two bundles, the manual page and the notices of what is bundled. `dist/awsprof.js`, which `bin`
 * names, starts `dist/main.js`: what the first picture and the first keys need, and no more, because reading and
 * compiling the rest takes longer than drawing it. It is CommonJS, which starts 2 ms sooner than an ES module (measured:
 * `npm run bench start`). `dist/rest.mjs` is everything else, loaded while a person already looks at the picture, or for
 * a command; Ink uses a top-level await, which only an ES module can have. Code that both need is in both: the store and
 * its state cross from one to the other, so nothing may be told apart by `instanceof` or by a module's own variables.
 */

const root = fileURLToPath(new URL('../..', import.meta.url))
const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { version: string }

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
    // CommonJS packages inside an ES module still call require for Node's own modules.
    banner: {
      js: "import{createRequire as awsprofRequire}from'node:module';const require=awsprofRequire(import.meta.url);",
    },
  }),
])
for (const { path, text } of bundles.flatMap(({ outputFiles }) => outputFiles ?? []))
  writeFileSync(path, ascii(text))
// The project's own package.json says that all its files are ES modules.
writeFileSync(`${root}dist/package.json`, '{ "type": "commonjs" }\n')
writeFileSync(`${root}dist/awsprof.js`, launcher(version))
chmodSync(`${root}dist/awsprof.js`, 0o755)
writeFileSync(`${root}dist/awsprof.1`, manPage(version))
const inputs = bundles.flatMap(({ metafile }) => Object.keys(metafile?.inputs ?? {}))
writeFileSync(`${root}dist/NOTICES`, notices(inputs, readFileSync(`${root}LICENSE`, 'utf8')))
