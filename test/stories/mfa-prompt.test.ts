import { afterEach, describe, expect, it } from 'vitest'
import { makeHome, removeHomes } from '../support/files/home.ts'
import { programFile } from '../support/program/run.ts'
import { startTerminal, stopTerminals } from '../support/program/terminal.ts'

afterEach(async () => {
  await stopTerminals()
  removeHomes()
})

/** For each name a profile whose role needs a code before anything is sent to AWS. */
function configOf(names: readonly string[]): string {
  const role = (name: string) => `[profile ${name}]
role_arn = arn:aws:iam::111122223333:role/${name}
source_profile = base
mfa_serial = arn:aws:iam::111122223333:mfa/${name}
`
  return names.map(role).join('')
}

async function prompted(...args: string[]) {
  const credentials = '[base]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = secret\n'
  const home = makeHome({ config: configOf(['one', 'two']), credentials })
  const terminal = startTerminal({
    command: process.execPath,
    args: [programFile, ...args],
    env: home.env,
    cols: 200,
  })
  await terminal.waitFor('Enter MFA code for arn:aws:iam::111122223333:mfa/one:')
  return terminal
}

describe('at the question for an MFA code', () => {
  it.each([
    [['export', 'one']],
    [['check', 'one', 'two']],
    [['check', 'one', 'two', '--concurrency', '1']],
    [['check', 'one', 'two', '--json']],
  ])('Ctrl-C ends awsprof %j, without a word', async (args) => {
    const terminal = await prompted(...args)
    terminal.press('ctrl-c')
    expect(await terminal.exit()).toEqual({ exitCode: 130, signal: null })
    expect(terminal.text().trim()).toBe('Enter MFA code for arn:aws:iam::111122223333:mfa/one:')
  })

  it.each([[['export', 'one']], [['check', 'one']]])('Ctrl-D enters no code: awsprof %j', async (args) => {
    const terminal = await prompted(...args)
    terminal.press('ctrl-d')
    expect(await terminal.exit()).toEqual({ exitCode: 1, signal: null })
    expect(terminal.text()).toContain(
      'No code was entered for the MFA device arn:aws:iam::111122223333:mfa/one.',
    )
  })

  it('refuses a code that is not six digits, and lets it be mended', async () => {
    const terminal = await prompted('export', 'one')
    terminal.type('12345\r')
    await terminal.waitFor('An MFA code has six digits.')
    terminal.type('6')
    await terminal.waitForGone('An MFA code has six digits.')
    await terminal.waitFor('mfa/one: 123456')
  })
})
