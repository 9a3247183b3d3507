import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeHome, removeHomes } from '../support/files/home.ts'
import { runCommand } from '../support/program/run.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'awsprof-pack-'))
const env = {
  PATH: `${dirname(process.execPath)}:/usr/local/bin:/usr/bin:/bin`,
  HOME: folder,
  npm_config_cache: join(folder, 'cache'),
}
const npm = (args: readonly string[], cwd: string) => runCommand('npm', args, { env, cwd, timeoutMs: 60_000 })
interface Packed {
  readonly filename: string
  readonly files: readonly { readonly path: string }[]
}
let packed: Packed

beforeAll(async () => {
  // The program is built already: the test command does that first.
  const { stdout } = await npm(['pack', '--json', '--ignore-scripts', '--pack-destination', folder], root)
  const answer = JSON.parse(stdout) as Packed[] | Record<string, Packed>
  packed = Object.values(answer)[0] as Packed
})

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
  removeHomes()
})

describe('the package', () => {
  it('holds the program and what explains it, no sources, no tests', () => {
    expect(packed.files.map(({ path }) => path).sort()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'dist/NOTICES',
      'dist/awsprof.1',
      'dist/awsprof.js',
      'dist/cli.js',
      'dist/import.js',
      'dist/main.js',
      'dist/package.json',
      'dist/prompter.mjs',
      'dist/rest.mjs',
      'dist/sdk.js',
      'package.json',
    ])
  })

  it('names whatever is bundled, with its licence', () => {
    const notices = readFileSync(new URL('../../dist/NOTICES', import.meta.url), 'utf8')
    for (const name of ['ink', 'react', 'yoga-layout', 'chokidar', '@aws-sdk/client-sts']) {
      expect(notices).toMatch(new RegExp(`^${name} [\\d.]+ \\((MIT|Apache-2.0)\\)$`, 'm'))
    }
    // One package holds no text of its licence, another one's notice is of code that it took over.
    for (const holder of ['Meta Platforms', 'Lodash']) expect(notices).toContain(holder)
    expect(notices).not.toMatch(/^(vitest|typescript|esbuild) /m)
  })

  it('runs from the tarball in a clean folder, installing nothing else', async () => {
    const installed = await npm(['install', '--offline', '--no-audit', join(folder, packed.filename)], folder)
    expect(installed.exitCode).toBe(0)
    const { dependencies } = JSON.parse(
      readFileSync(join(folder, 'node_modules/.package-lock.json'), 'utf8'),
    ) as {
      dependencies?: unknown
    }
    expect(dependencies).toBeUndefined()
    const home = makeHome({ config: '[profile dev]\nregion = eu-west-1\n' })
    const run = await runCommand(join(folder, 'node_modules/.bin/awsprof'), ['list', '--json'], {
      env: { ...home.env, PATH: env.PATH },
    })
    expect(JSON.parse(run.stdout).profiles.map(({ name }: { name: string }) => name)).toEqual(['dev'])
  })
})
