import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { build } from 'esbuild'
import { launcher } from './launcher.ts'

/** `npm run build`: `dist/awsprof.js`, which `bin` names, and `dist/main.js`, the program in one ESM bundle. */

const root = new URL('../..', import.meta.url).pathname
const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { version: string }

rmSync(`${root}dist`, { recursive: true, force: true })
mkdirSync(`${root}dist`)
await build({
  entryPoints: [`${root}src/cli.ts`],
  outfile: `${root}dist/main.js`,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node22',
  minify: true,
  keepNames: false,
  legalComments: 'none',
  logLevel: 'warning',
  jsx: 'automatic',
  define: {
    'process.env.NODE_ENV': '"production"',
    'process.env.DEV': '"false"',
    AWSPROF_VERSION: JSON.stringify(version),
  },
  // CommonJS packages inside an ES module still call require for Node's own modules.
  banner: {
    js: "import{createRequire as awsprofRequire}from'node:module';const require=awsprofRequire(import.meta.url);",
  },
  // Ink asks for the React devtools only when DEV is set.
  alias: { 'react-devtools-core': `${root}src/build/empty.ts` },
})
writeFileSync(`${root}dist/awsprof.js`, launcher(version))
chmodSync(`${root}dist/awsprof.js`, 0o755)
