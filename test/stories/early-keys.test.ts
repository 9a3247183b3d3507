import { afterEach, expect, it } from 'vitest'
import { removeHomes } from '../support/files/home.ts'
import { makeSampleHome } from '../support/files/sample-home.ts'
import { startDashboard } from '../support/program/dashboard.ts'
import { stopTerminals } from '../support/program/terminal.ts'

afterEach(async () => {
  await stopTerminals()
  removeHomes()
})

it('answers keys typed before it was ready', async () => {
  const terminal = startDashboard(makeSampleHome())
  terminal.type('j\u001b[Bk')
  await terminal.waitFor(/▸● dev/)
  terminal.press('q')
  expect(await terminal.exit()).toMatchObject({ exitCode: 0 })
  expect(terminal.isAlternate()).toBe(false)
})

it('quits before anything else is loaded', async () => {
  const terminal = startDashboard(makeSampleHome())
  terminal.type('q')
  expect(await terminal.exit()).toMatchObject({ exitCode: 0 })
  expect(terminal.isAlternate()).toBe(false)
  expect(terminal.modes()).toMatchObject({ cursorVisible: true, bracketedPaste: false })
})

it('understands pastes, Alt and text beyond ASCII from the start', async () => {
  const terminal = startDashboard(makeSampleHome())
  // A paste, text beyond ASCII, Alt, and an ESC that ends the filter again.
  terminal.type('/\u001b[200~prod\nad\u001b[201~xé')
  await terminal.waitFor('No profile matches "prod adxé"')
  terminal.type('\u0015loop\u001bb')
  await terminal.waitFor(/\/2 of 8/)
  terminal.press('esc')
  await terminal.waitForGone('Enter keep')
})

it('carries out keys in their order even if one of them has to wait', async () => {
  const home = makeSampleHome()
  const file = home.path('pick')
  const terminal = startDashboard(home, { env: { AWSPROF_PICK_FILE: file } })
  // Two characters in one read could be a paste and would be passed over.
  terminal.press('down', 'p')
  expect(await terminal.exit()).toMatchObject({ exitCode: 0 })
  expect(home.read('pick')).toBe('dev\n')
})

it('joins characters that arrive in two pieces', async () => {
  const terminal = startDashboard(makeSampleHome())
  await terminal.waitFor(/quit\s*$/)
  // A terminal sends bytes; `type` would encode them again.
  terminal.typeBytes(Buffer.from('/ab\xc3', 'latin1'))
  await terminal.waitFor('/ab')
  terminal.typeBytes(Buffer.from('\xa9cd', 'latin1'))
  await terminal.waitFor('No profile matches "abécd"')
})

it('starts Ink even while a key is held down', async () => {
  const terminal = startDashboard(makeSampleHome())
  await terminal.waitFor(/quit\s*$/)
  const held = setInterval(() => terminal.type('j'), 8)
  try {
    terminal.resize(80, 24)
    await terminal.waitFor(
      (lines) => /^ awsprof +8 profiles/.test(lines[0] ?? '') && /help/.test(lines[23] ?? ''),
    )
  } finally {
    clearInterval(held)
  }
})

it('uses the size of the terminal at that time', async () => {
  const terminal = startDashboard(makeSampleHome(), { cols: 120, rows: 40 })
  await terminal.waitFor(/quit\s*$/)
  terminal.resize(80, 24)
  await terminal.waitFor(
    (lines) => /^ awsprof +8 profiles/.test(lines[0] ?? '') && /help/.test(lines[23] ?? ''),
  )
})
