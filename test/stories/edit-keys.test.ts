import { readFileSync } from 'node:fs'
import { afterEach, expect, it } from 'vitest'
import { makeHome, removeHomes } from '../support/files/home.ts'
import { startDashboard } from '../support/program/dashboard.ts'
import { stopTerminals } from '../support/program/terminal.ts'

afterEach(async () => {
  await stopTerminals()
  removeHomes()
})

it('E hands the screen to the editor, at the line, and shows what it has changed', async () => {
  const home = makeHome({ config: '[default]\nregion = a\n[profile dev]\nregion = b\n' })
  home.write(
    'bin/vi',
    `#!/bin/sh\nprintf '%s ' "$@" > '${home.path('told')}'\necho 'in the editor'\nread answer\nprintf '[profile added]\\n' >> "$2"\n`,
    0o755,
  )
  const terminal = startDashboard(home, { env: { EDITOR: home.path('bin/vi') } })
  await terminal.waitFor('Source chain')
  terminal.press('G')
  await terminal.waitFor(/▸. dev/)
  terminal.press('E')
  await terminal.waitFor('in the editor')
  expect(terminal.isAlternate()).toBe(false)
  expect(home.read('told')).toBe(`+3 ${home.path('.aws/config')} `)
  terminal.press('enter')
  await terminal.waitFor('added')
  expect(terminal.isAlternate()).toBe(true)
  terminal.press('G')
  await terminal.waitFor(/▸. added/)
})

it('--read-only shows no editing keys and says why', async () => {
  const home = makeHome({ config: '[default]\nregion = a\n' })
  const before = readFileSync(home.path('.aws/config'), 'utf8')
  const terminal = startDashboard(home, { args: ['--read-only'] })
  await terminal.waitFor('Source chain')
  expect(terminal.screen().at(-1)).not.toMatch(/ new /)
  for (const key of ['n', 'X', 'E']) {
    terminal.press(key)
    await terminal.waitFor('awsprof was started with --read-only')
    terminal.press('esc')
    await terminal.waitForGone('awsprof was started with --read-only')
  }
  terminal.press('enter')
  await terminal.waitFor((lines) => lines.some((line) => line.includes('─ default ')))
  expect(terminal.screen().at(-1)).not.toMatch(/edit|add|remove/)
  terminal.press('?')
  await terminal.waitFor(/not now: awsprof was started with --read-only/)
  expect(readFileSync(home.path('.aws/config'), 'utf8')).toBe(before)
})

it('a form that was left says what it kept when it is opened again, and Ctrl-G empties it', async () => {
  const terminal = startDashboard(makeHome({ config: '[default]\nregion = a\n' }), { cols: 80, rows: 24 })
  await terminal.waitFor('default')
  terminal.press('R')
  await terminal.waitFor('New name')
  terminal.type('-old')
  await terminal.waitFor('default-old')
  terminal.press('esc')
  await terminal.waitFor('Not written.')
  terminal.press('R')
  await terminal.waitFor('Kept from last time: New name. Ctrl-G begins anew.')
  expect(terminal.screen().at(-1)).toContain('Ctrl-G begin anew')
  terminal.press('ctrl-g')
  await terminal.waitForGone('Kept from last time')
  expect(terminal.screen().join('\n')).not.toMatch(/default-old|Ctrl-G/)
})

it('v shows a secret for a few seconds', async () => {
  const secret = 'wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY'
  const home = makeHome({
    credentials: `[base]\naws_access_key_id = AKIAEXAMPLE\naws_secret_access_key = ${secret}\n`,
  })
  const terminal = startDashboard(home, { cols: 140 })
  await terminal.waitFor('Source chain')
  terminal.press('enter')
  await terminal.waitFor(/Enter edit/)
  terminal.press('down', 'v')
  await terminal.waitFor(secret)
  await terminal.waitForGone(secret, { timeoutMs: 12_000 })
})

it('a paste fills the wizard, secrets masked', async () => {
  const home = makeHome()
  const terminal = startDashboard(home)
  await terminal.waitFor('awsprof')
  terminal.press('n')
  await terminal.waitFor('─ New profile ')
  terminal.type('Short')
  await terminal.waitFor('▸Short-term keys')
  terminal.press('enter')
  await terminal.waitFor('Paste export lines')
  terminal.paste(
    '[pasted]\naws_access_key_id = ASIAEXAMPLE\naws_secret_access_key = abcdefghijklmnop\naws_session_token = tokentokentoken\n',
  )
  await terminal.waitFor(/Profile name \* +pasted/)
  await terminal.waitFor(/AWS Session Token \* +\*{15}/)
  // The cursor has gone on to the region.
  terminal.press('enter', 'enter')
  await terminal.waitFor('Write this?')
  terminal.press('enter')
  await terminal.waitFor('profile pasted created.')
  expect(home.read('.aws/credentials')).toBe(
    '[pasted]\naws_access_key_id = ASIAEXAMPLE\naws_secret_access_key = abcdefghijklmnop\naws_session_token = tokentokentoken\n',
  )
  expect(terminal.bytes().toString()).not.toContain('abcdefghijklmnop')
})
