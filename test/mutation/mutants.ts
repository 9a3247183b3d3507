/*
 * npm run mutants [FOLDER or FILE of src]: changes the core in every small way that Stryker knows and tells which changes
 * no test notices. `survivors.md` says why those that are left make no difference. Of a folder it takes up to half an
 * hour, so this is no part of `npm test`.
 *
 * Stryker comes into a copy of the last commit only: nothing else needs it, and its own TypeScript step does not know
 * TypeScript 7.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const STRYKER = ['@stryker-mutator/core@10', '@stryker-mutator/vitest-runner@10']
const DEFAULT = ['ini', 'profiles', 'session']
/** Properties of many runs and files of many megabytes are left out: each mutant would go through all of them. */
const LONG = [
  'test/ini/bytes.test.ts',
  'test/ini/parse.tiling.test.ts',
  'test/ini/set-setting.properties.test.ts',
  'test/ini/splice.test.ts',
  'test/profiles/edit/apply.properties.test.ts',
  'test/profiles/load.smithy.test.ts',
  'test/session/profile-index.same-chain.test.ts',
]

const project = fileURLToPath(new URL('../..', import.meta.url))
const wanted = process.argv.slice(2)
const copy = mkdtempSync(join(tmpdir(), 'awsprof-mutants-'))
const run = (command: string, ...args: string[]) =>
  execFileSync(command, args, { cwd: copy, stdio: ['ignore', 'inherit', 'inherit'] })

try {
  run('git', 'clone', '--quiet', project, '.')
  run('npm', 'ci', '--silent')
  run('npm', 'install', '--no-save', '--silent', ...STRYKER)
  for (const folder of wanted.length > 0 ? wanted : DEFAULT) mutate(folder)
} finally {
  rmSync(copy, { recursive: true, force: true })
}

function mutate(part: string): void {
  const isFile = part.endsWith('.ts')
  const [folder = part] = part.split('/')
  const tests = [`test/${folder}/**/*.test.ts`, 'test/conformance/**/*.test.ts']
  const vitest = { test: { include: tests, exclude: LONG, testTimeout: 30_000, maxWorkers: 1 } }
  writeFileSync(join(copy, 'mutants.vitest.config.mjs'), `export default ${JSON.stringify(vitest)}\n`)
  const stryker = {
    mutate: [isFile ? `src/${part}` : `src/${part}/**/*.ts`],
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    vitest: { configFile: 'mutants.vitest.config.mjs', related: false },
    // What a sentence says is for people to judge.
    mutator: { excludedMutations: ['StringLiteral'] },
    coverageAnalysis: 'perTest',
    ignoreStatic: true,
    concurrency: 2,
    reporters: ['clear-text'],
    clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
    // There is none: Stryker is not to rewrite the project's.
    tsconfigFile: 'no-tsconfig.json',
  }
  writeFileSync(join(copy, 'stryker.config.json'), JSON.stringify(stryker))
  run('node_modules/.bin/node', 'node_modules/.bin/stryker', 'run')
}
