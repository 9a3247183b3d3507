import { afterEach, expect, it } from 'vitest'
import { removeHomes } from '../support/files/home.ts'
import { makeSampleHome, SAMPLE_SECRETS } from '../support/files/sample-home.ts'
import { selectedRow, startDashboard } from '../support/program/dashboard.ts'
import { stopTerminals } from '../support/program/terminal.ts'

afterEach(async () => {
  await stopTerminals()
  removeHomes()
})

it('opens, moves, filters, explains its keys and quits', async () => {
  const terminal = startDashboard(makeSampleHome())
  await terminal.waitFor('Source chain')
  expect(terminal.isAlternate()).toBe(true)
  expect(terminal.modes()).toMatchObject({ cursorVisible: false, bracketedPaste: true })
  expect(terminal.screen()[0]).toMatch(/awsprof +8 profiles/)
  expect(selectedRow(terminal)).toContain('default')

  terminal.press('down')
  await terminal.waitFor(/▸● dev/)
  expect(terminal.text()).toContain('valid for 5h')
  terminal.type('jjj')
  await terminal.waitFor(/▸✗ loop-b/)
  terminal.press('G')
  await terminal.waitFor(/▸· robot/)
  terminal.press('home')
  await terminal.waitFor(/▸· default/)

  terminal.press('/')
  terminal.type('legac')
  await terminal.waitFor(/1\/1 of 8/)
  terminal.press('ctrl-w')
  terminal.type('q?!')
  await terminal.waitFor('No profile matches "q?!"')
  terminal.press('ctrl-u')
  terminal.paste('prod\nadmin')
  await terminal.waitFor(/▸● prod-admin/)
  terminal.press('enter')
  await terminal.waitForGone('Enter keep')
  expect(terminal.text()).toContain('1/1 of 8')
  terminal.press('esc')
  await terminal.waitFor(/3\/8/)
  expect(selectedRow(terminal)).toContain('prod-admin')

  terminal.press('enter')
  await terminal.waitFor((lines) => lines.some((line) => line.includes('─ prod-admin ')))
  terminal.press('?')
  await terminal.waitFor('─ Keys ')
  await terminal.waitFor(/redraw the screen[\s\S]*in use now/)
  expect(terminal.text()).not.toMatch(/\d more ─╯/)
  terminal.press('esc')
  await terminal.waitForGone('─ Keys ')
  terminal.press('!')
  await terminal.waitFor('attention only')
  terminal.press('s', 's', 's')
  await terminal.waitFor('by status')

  terminal.press('q')
  expect(await terminal.exit()).toEqual({ exitCode: 0, signal: null })
  expect(terminal.isAlternate()).toBe(false)
  expect(terminal.modes()).toMatchObject({ cursorVisible: true, bracketedPaste: false, wraparound: true })
  const bytes = terminal.bytes().toString()
  for (const secret of SAMPLE_SECRETS) expect(bytes).not.toContain(secret)
  // The user's scrollback is not ours to erase.
  expect(bytes).not.toContain('\u001b[3J')
})

it('keeps the picture whole at every size', async () => {
  const terminal = startDashboard(makeSampleHome())
  await terminal.waitFor('Source chain')
  terminal.press('down', 'down')
  await terminal.waitFor(/▸● prod-admin/)
  for (const [cols, rows] of [
    [80, 24],
    [200, 60],
    [50, 15],
    [120, 40],
  ] as const) {
    terminal.resize(cols, rows)
    await terminal.waitFor((lines) => lines.at(-1)?.includes('quit') === true && lines[1]!.at(-1) === '╮')
    const lines = terminal.screen()
    expect(lines).toHaveLength(rows)
    expect(lines[1]).toHaveLength(cols)
    expect(lines.at(-2)).toMatch(/^╰.*╯$/)
    expect(selectedRow(terminal)).toContain('prod-admin')
  }
  terminal.resize(39, 9)
  await terminal.waitFor(/needs 40 x 10 cells/)
  terminal.resize(40, 10)
  await terminal.waitFor(/▸● prod-admin/)
})
