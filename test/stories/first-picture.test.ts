import { cpSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { removeHomes } from '../support/files/home.ts'
import { makeSampleHome } from '../support/files/sample-home.ts'
import { programFile } from '../support/program/run.ts'
import { startTerminal, stopTerminals, type Terminal } from '../support/program/terminal.ts'

afterEach(async () => {
  await stopTerminals()
  removeHomes()
})

/** The program in a folder with its launcher, the code of the first picture, and this text instead of the rest. */
function startWithRest(rest: string | null): Terminal {
  const home = makeSampleHome()
  const folder = home.path('program')
  const left = /rest\.mjs$/
  cpSync(dirname(programFile), folder, { recursive: true, filter: (file) => !left.test(file) })
  if (rest !== null) writeFileSync(`${folder}/rest.mjs`, rest)
  return startTerminal({
    command: process.execPath,
    args: [`${folder}/awsprof.js`],
    env: home.env,
    cols: 120,
    rows: 40,
  })
}

describe('the first picture', () => {
  it('needs nothing from the rest', async () => {
    const terminal = startWithRest('process.exit(7)')
    expect(await terminal.exit()).toMatchObject({ exitCode: 7 })
    expect(terminal.bytes().toString()).toContain('Source chain')
  })

  it('is gone before the report if the rest cannot be loaded', async () => {
    const terminal = startWithRest(null)
    expect(await terminal.exit()).toMatchObject({ exitCode: 1 })
    expect(terminal.bytes().toString()).toContain('Source chain')
    expect(terminal.isAlternate()).toBe(false)
    expect(terminal.text()).toContain('crashed because of a bug')
    expect(terminal.text()).not.toContain('Source chain')
  })

  it('appears and answers keys under the permission model', async () => {
    const home = makeSampleHome()
    const terminal = startTerminal({
      command: process.execPath,
      args: ['--permission', '--allow-fs-read=*', '--allow-fs-write=*', programFile],
      env: home.env,
      cols: 100,
      rows: 30,
    })
    await terminal.waitFor('Source chain')
    terminal.press('down')
    await terminal.waitFor(/▸● dev/)
    terminal.press('q')
    expect(await terminal.exit()).toMatchObject({ exitCode: 0 })
    expect(terminal.bytes().toString()).not.toContain('DEP0111')
  })
})
