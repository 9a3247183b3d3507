import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
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
      'docs/awsprof.schema.json',
      'docs/dependencies.md',
      'docs/design.md',
      'docs/environment.md',
      'docs/json.md',
      'docs/statuses-and-problems.md',
      'docs/terminals.md',
      'docs/troubleshooting.md',
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

  it('is the same, byte for byte, when it is built again somewhere else', async () => {
    const again = join(folder, 'again and elsewhere')
    mkdirSync(again)
    for (const name of [
      'src',
      'docs',
      'package.json',
      'README.md',
      'CHANGELOG.md',
      'LICENSE',
      'tsconfig.json',
    ])
      cpSync(join(root, name), join(again, name), { recursive: true })
    symlinkSync(join(root, 'node_modules'), join(again, 'node_modules'))
    // By npm, which runs the Node that is locked, as for the first: the bundles name what the modules of Node export.
    expect((await npm(['run', 'build'], again)).exitCode).toBe(0)
    expect(readdirSync(join(again, 'dist'))).toEqual(readdirSync(join(root, 'dist')))
    await npm(['pack', '--ignore-scripts', '--pack-destination', again], again)
    const [first, second] = [folder, again].map((each) => readFileSync(join(each, packed.filename)))
    expect(second?.equals(first ?? Buffer.alloc(0))).toBe(true)
  })

  it('installs itself for everybody: the program, its manual page, its licences', async () => {
    const prefix = join(folder, 'prefix')
    const tarball = join(folder, packed.filename)
    const { exitCode } = await npm(
      ['install', '-g', '--offline', '--no-audit', '--prefix', prefix, tarball],
      folder,
    )
    expect(exitCode).toBe(0)
    const run = (arg: string) =>
      runCommand(join(prefix, 'bin/awsprof'), [arg], { env: { ...makeHome().env, PATH: env.PATH } })
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    expect((await run('--version')).stdout).toBe(`${version}\n`)
    expect((await run('--licenses')).stdout).toBe(readFileSync(join(root, 'dist/NOTICES'), 'utf8'))
    expect(readFileSync(join(prefix, 'share/man/man1/awsprof.1'), 'utf8')).toContain('.TH AWSPROF 1')
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
