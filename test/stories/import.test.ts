import { statSync } from 'node:fs'
import { afterEach, expect, it } from 'vitest'
import { makeHome, removeHomes } from '../support/files/home.ts'
import { startDashboard } from '../support/program/dashboard.ts'
import { stopTerminals } from '../support/program/terminal.ts'

afterEach(() => {
  stopTerminals()
  removeHomes()
})

const SECRET = 'new/wJalrXUtnFEMI/K7MDENG/bPxRfiEXAMPLEKEY'
const KEYS = `export AWS_ACCESS_KEY_ID="ASIANEWNEWNEWEXAMPLE"
export AWS_SECRET_ACCESS_KEY="${SECRET}"
export AWS_SESSION_TOKEN="new-session-token-EXAMPLE"
`

it('the morning’s keys are one paste; a CSV of the console is one name', async () => {
  const home = makeHome({
    config: '[profile dev]\nregion = us-east-1\n',
    credentials:
      '[dev]\naws_access_key_id = ASIAOLDOLDOLDEXAMPLE\naws_secret_access_key = old\naws_session_token = old\n',
  })
  home.write(
    'my keys/mary_accessKeys.csv',
    `Access key ID,Secret access key\nAKIAMARYMARYEXAMPLE1,${SECRET}\n`,
  )
  const terminal = startDashboard(home, { cols: 100, rows: 30 })
  await terminal.waitFor('▸')
  terminal.type(`\u001b[200~${KEYS}\u001b[201~`)
  await terminal.waitFor(/Replace the keys of dev[\s\S]*Write this\?/)
  terminal.press('enter')
  await terminal.waitFor('keys of dev replaced.')
  expect(home.read('.aws/credentials')).toBe(
    `[dev]\naws_access_key_id = ASIANEWNEWNEWEXAMPLE\naws_secret_access_key = ${SECRET}\naws_session_token = new-session-token-EXAMPLE\n`,
  )

  terminal.press('I')
  await terminal.waitFor('Import profiles')
  terminal.type('~/my\\ keys/mary_accessKeys.csv')
  terminal.press('enter')
  await terminal.waitFor(/Import keys[\s\S]*Profile name \* +mary/)
  terminal.press('enter')
  await terminal.waitFor(/Import 1 profile[\s\S]*Write this\?/)
  terminal.press('enter')
  await terminal.waitFor('1 profile imported.')
  expect(home.read('.aws/credentials')).toContain(
    `[mary]\naws_access_key_id = AKIAMARYMARYEXAMPLE1\naws_secret_access_key = ${SECRET}\n`,
  )
  expect(statSync(home.path('.aws/credentials')).mode & 0o777).toBe(0o600)
  expect(terminal.bytes().toString()).not.toContain('wJalrXUtnFEMI')
})
