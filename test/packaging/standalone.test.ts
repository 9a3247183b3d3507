import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { makeHome, removeHomes } from '../support/files/home.ts'
import { runCommand } from '../support/program/run.ts'
import { startTerminal, stopTerminals } from '../support/program/terminal.ts'

const folder = mkdtempSync(join(tmpdir(), 'awsprof-executable-'))
const executable = join(folder, 'awsprof')

beforeAll(() => {
  execFileSync(process.execPath, [
    fileURLToPath(new URL('../../src/build/standalone.ts', import.meta.url)),
    executable,
  ])
}, 60_000)

afterEach(async () => {
  await stopTerminals()
  removeHomes()
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the executable with Node inside', () => {
  const bare = (env: Readonly<Record<string, string>>) => ({ ...env, PATH: '/nonexistent' })

  it('lists without any Node on the PATH', async () => {
    const home = makeHome({ config: '[profile dev]\nregion = eu-west-1\n' })
    const { stdout } = await runCommand(executable, ['list', '--json'], { env: bare(home.env) })
    expect(JSON.parse(stdout).profiles).toHaveLength(1)
  })

  it('says what it holds: all that is bundled, and Node', async () => {
    const home = makeHome()
    const { stdout } = await runCommand(executable, ['--licenses'], { env: bare(home.env) })
    expect(stdout).toMatch(/^ink [\d.]+ \(MIT\)$/m)
    const node = stdout.slice(stdout.indexOf(`Node.js ${process.version}, which runs it`))
    expect(node).toMatch(/Node\.js is licensed for use|Licence: https:\/\/github\.com\/nodejs\/node\/blob\/v/)
  })

  it('opens the dashboard and answers keys', async () => {
    const home = makeHome({ config: '[profile one]\n[profile two]\n' })
    const terminal = startTerminal({ command: executable, env: bare(home.env) })
    await terminal.waitFor('2 profiles')
    terminal.press('down')
    await terminal.waitFor('─ two ─')
    terminal.press('q')
    expect(await terminal.exit()).toMatchObject({ exitCode: 0 })
  })
})
