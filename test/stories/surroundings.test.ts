import { afterEach, describe, expect, it } from 'vitest'
import { makeHome, removeHomes } from '../support/files/home.ts'
import { makeSampleHome } from '../support/files/sample-home.ts'
import { aftermath, dashboardCommand, startDashboard, startUnderShell } from '../support/program/dashboard.ts'
import { programFile, runProgram } from '../support/program/run.ts'
import { startTerminal, stopTerminals } from '../support/program/terminal.ts'

afterEach(async () => {
  await stopTerminals()
  removeHomes()
})

const COLOUR = /\u001b\[(?:\d+;)*(?:3|4|9|10)[0-7](?:;\d+)*m/

describe('what the terminal can show', () => {
  it.each([
    ['--ascii', { args: ['--ascii'], env: {} }],
    ['LANG=C', { args: [], env: { LANG: 'C' } }],
    ['no locale', { args: [], env: { LANG: '' } }],
    ['the Linux console', { args: [], env: { TERM: 'linux' } }],
  ])('%s: ASCII alone', async (_, options) => {
    const terminal = startDashboard(makeSampleHome(), options)
    await terminal.waitFor('Source chain')
    terminal.press('down')
    await terminal.waitFor(/>\* dev/)
    terminal.press('?')
    await terminal.waitFor('- Keys -')
    terminal.press('G')
    await terminal.waitFor('redraw the screen')
    // BEL ends the title of the window.
    expect(terminal.bytes().toString().replaceAll('\u001b', '')).toMatch(/^[\u0007\b\n\r -~]*$/)
  })

  it.each([
    ['NO_COLOR', { args: [], env: { NO_COLOR: '1' } }],
    ['--no-color', { args: ['--no-color'], env: {} }],
  ])('%s: no colour, yet a selection that can be seen', async (_, options) => {
    const terminal = startDashboard(makeSampleHome(), options)
    await terminal.waitFor(/▸· default/)
    terminal.press('down')
    await terminal.waitFor(/▸● dev/)
    expect(terminal.bytes().toString()).not.toMatch(COLOUR)
    expect(terminal.cells()[3]![3]!.inverse).toBe(true)
  })

  it('colours otherwise, CI or not', async () => {
    const terminal = startDashboard(makeSampleHome(), { env: { CI: '1' } })
    await terminal.waitFor(/▸· default/)
    terminal.press('down')
    await terminal.waitFor(/▸● dev/)
    expect(terminal.bytes().toString()).toMatch(COLOUR)
  })

  it('TERM=dumb prints the list', async () => {
    const terminal = startDashboard(makeSampleHome(), { env: { TERM: 'dumb' } })
    expect(await terminal.exit()).toMatchObject({ exitCode: 0 })
    expect(terminal.text()).toContain('cannot show the dashboard')
    expect(terminal.text()).toContain('prod-admin')
    expect(terminal.bytes().toString()).not.toContain('\u001b')
  })
})

describe('without a terminal', () => {
  it('prints the list if standard output is not a terminal', async () => {
    const { env } = makeSampleHome()
    const plain = await runProgram([], { env })
    expect(plain).toMatchObject({ exitCode: 0, stderr: '' })
    expect(plain.stdout).toBe((await runProgram(['list'], { env })).stdout)
    expect(plain.stdout).not.toContain('\u001b')
  })

  it('refuses to start if standard input is not a terminal', async () => {
    const terminal = startUnderShell(makeSampleHome(), `${dashboardCommand} </dev/null`)
    expect((await aftermath(terminal)).status).toBe(2)
    expect(terminal.text()).toMatch(/standard input is not one/)
    expect(terminal.bytes().toString()).not.toContain('\u001b[?1049h')
  })

  it('refuses the demo', async () => {
    const { exitCode, stderr } = await runProgram(['--demo'], { env: makeHome().env })
    expect([exitCode, stderr]).toEqual([
      2,
      'awsprof: the demo needs a terminal, but standard output is not one\n',
    ])
  })
})

describe('names', () => {
  const HOSTILE = [
    'red\u001b[31mname',
    'bell\u0007name',
    'right\u202eto-left',
    'zero\u200bwidth',
    '名前のプロファイル',
    'emoji 🎉 party 👩‍👩‍👧',
    'combining e\u0301\u0301\u0301',
    'osc\u001b]0;title\u0007',
    'clear\u001b[2J',
    'c1\u009b31m',
  ]

  it('are shown as text, whatever they hold', async () => {
    const sections = HOSTILE.map((name) => `[profile "${name}"]\nregion = ${name}\n`)
    const home = makeHome({
      config: `${sections.join('')}[profile last]\n`,
      env: { AWS_PROFILE: HOSTILE[0] },
    })
    const terminal = startDashboard(home)
    await terminal.waitFor('11 profiles')
    for (const name of [...HOSTILE.slice(1), 'last']) {
      terminal.press('down')
      const start = name.slice(0, 2)
      await terminal.waitFor((lines) => lines.some((line) => line.includes(`▸· ${start}`)))
    }
    // But for the title of the window, which holds no name.
    const bytes = terminal
      .bytes()
      .toString()
      .replace(/\u001b\]2;awsprof(?:\u0007|\u001b\\)/g, '')
    expect(bytes).not.toMatch(/[\u0007\u009b\u202e\u200b]|\u001b\[31mname|\u001b\[2Jx|\u001b\]/)
    const lines = terminal.screen()
    expect(lines).toContainEqual(expect.stringContaining('red\\x1b[31mname'))
    // Every row ends where it should, so no name has moved a border.
    const cells = terminal.cells()
    for (const row of cells.slice(2, 38)) expect(row.at(-1)?.char).toBe('│')
  })

  it('ten thousand of them', async () => {
    const names = Array.from({ length: 10_000 }, (_, at) => `account-${String(at).padStart(5, '0')}`)
    const home = makeHome({
      config: names.map((name) => `[profile ${name}]\nregion = us-east-1\n`).join('\n'),
    })
    const terminal = startDashboard(home)
    await terminal.waitFor('10000 profiles')
    terminal.press('G')
    await terminal.waitFor(/▸· account-09999/)
    terminal.press('pageup', 'ctrl-u')
    await terminal.waitFor(/▸· account-099[0-8]\d/)
    terminal.press('/')
    terminal.type('04321')
    await terminal.waitFor(/▸· account-04321/)
    terminal.press('esc')
    await terminal.waitFor('4322/10000')
  })
})

it('starts in an empty environment', async () => {
  const home = makeHome()
  const terminal = startTerminal({
    command: process.execPath,
    args: [programFile],
    env: { HOME: home.dir, TERM: 'xterm' },
  })
  await terminal.waitFor('No profiles found.')
  terminal.press('q')
  expect(await terminal.exit()).toEqual({ exitCode: 0, signal: null })
})
