import { afterEach, describe, expect, it } from 'vitest'
import type { Account } from '../../src/demo/world.ts'
import { ssoTokenFile } from '../support/aws/cli-caches.ts'
import { closeStandIns, openStandIn } from '../support/aws/stand-ins.ts'
import { type Home, type HomeOptions, makeHome, removeHomes } from '../support/files/home.ts'
import { programFile } from '../support/program/run.ts'
import { startTerminal, stopTerminals, type Terminal } from '../support/program/terminal.ts'

afterEach(async () => {
  await stopTerminals()
  closeStandIns()
  removeHomes()
})

const URL = 'https://acme.awsapps.com/start'
const ACCOUNTS: readonly Account[] = [
  { id: '222222222222', name: 'Sandbox', email: 'sandbox@acme.example', roles: ['Admin'] },
  { id: '111111111111', name: 'Billing', email: 'billing@acme.example', roles: ['ReadOnly', 'Admin'] },
]

interface Story {
  readonly home: Home
  readonly terminal: Terminal
  approve(): void
  config(): string | null
}

async function start(
  args: readonly string[],
  accounts: readonly Account[] = ACCOUNTS,
  options: HomeOptions = {},
): Promise<Story> {
  const standIn = await openStandIn({ accounts })
  const home = makeHome({ ...options, env: { ...standIn.environment(), ...options.env } })
  const terminal = startTerminal({
    command: process.execPath,
    args: [programFile, 'configure', 'sso', ...args],
    env: home.env,
    cols: 100,
  })
  await terminal.waitFor(/SSO session name .*:/)
  return {
    home,
    terminal,
    approve: () => standIn.approve(),
    config: () => (home.exists('.aws/config') ? home.read('.aws/config') : null),
  }
}

/** Answers the questions one by one, each when it is asked. */
async function answer(terminal: Terminal, ...all: readonly (readonly [question: string, text: string])[]) {
  for (const [question, text] of all) {
    await terminal.waitFor(question)
    terminal.type(`${text}\r`)
  }
}

async function logIn({ terminal, approve }: Story) {
  await terminal.waitFor('Waiting for approval')
  approve()
}

describe('awsprof configure sso', () => {
  it('leaves on an empty home what the page of AWS shows, with keys alone', async () => {
    const story = await start([])
    const { home, terminal } = story
    await answer(
      terminal,
      ['SSO session name (Recommended):', 'my-sso'],
      ['SSO start URL [None]:', URL],
      ['SSO region [None]:', 'us-east-1'],
      ['SSO registration scopes [sso:account:access]:', ''],
    )
    await logIn(story)
    await terminal.waitFor('There are 2 AWS accounts available to you.')
    expect(terminal.text()).toMatch(
      /❯ Billing, billing@acme\.example \(1{12}\)\n {2}Sandbox, sandbox@acme\.example/,
    )
    terminal.press('down', 'up', 'enter')
    await terminal.waitFor('There are 2 roles available to you.')
    terminal.press('down', 'enter')
    await answer(
      terminal,
      ['Default client Region [None]:', 'us-west-2'],
      ['CLI default output format (json if not specified) [None]:', 'json'],
      ['Profile name [ReadOnly-111111111111]:', 'my-dev'],
    )
    expect(await terminal.exit()).toEqual({ exitCode: 0, signal: null })
    expect(story.config()).toBe(`[profile my-dev]
sso_session = my-sso
sso_account_id = 111111111111
sso_role_name = ReadOnly
region = us-west-2
output = json

[sso-session my-sso]
sso_start_url = ${URL}
sso_region = us-east-1
sso_registration_scopes = sso:account:access
`)
    const token = JSON.parse(home.read(`.aws/sso/cache/${ssoTokenFile('my-sso')}`)) as Record<string, string>
    expect(terminal.bytes().toString()).not.toContain(token.accessToken)
    expect(terminal.text()).toContain('aws sts get-caller-identity --profile my-dev')
  })

  it('offers region and output of the default profile, as aws configure sso does', async () => {
    const config = '[default]\nregion = eu-west-1\noutput = table\n'
    const story = await start([], [{ ...ACCOUNTS[0]!, roles: ['Admin'] }], { config })
    await answer(
      story.terminal,
      ['SSO session name (Recommended):', 'my-sso'],
      ['SSO start URL [None]:', URL],
      ['SSO region [None]:', 'us-east-1'],
      ['SSO registration scopes [sso:account:access]:', ''],
    )
    await logIn(story)
    await answer(
      story.terminal,
      ['Default client Region [eu-west-1]:', ''],
      ['CLI default output format (json if not specified) [table]:', ''],
      ['Profile name [Admin-222222222222]:', ''],
    )
    expect(await story.terminal.exit()).toEqual({ exitCode: 0, signal: null })
    expect(story.config()).toContain('sso_role_name = Admin\nregion = eu-west-1\noutput = table\n')
  })

  it('takes a single account and role, and writes a legacy profile without a session name', async () => {
    const story = await start([], ACCOUNTS.slice(0, 1))
    const { terminal } = story
    await answer(
      terminal,
      ['SSO session name (Recommended):', ''],
      ['SSO start URL [None]:', URL],
      ['SSO region [None]:', 'us-east-1'],
    )
    await logIn(story)
    await answer(
      terminal,
      ['Default client Region [None]:', ''],
      ['CLI default output format (json if not specified) [None]:', ''],
      ['Profile name [Admin-222222222222]:', ''],
    )
    expect(await terminal.exit()).toEqual({ exitCode: 0, signal: null })
    expect(story.config()).toBe(`[profile Admin-222222222222]
sso_start_url = ${URL}
sso_region = us-east-1
sso_account_id = 222222222222
sso_role_name = Admin
`)
  })

  const SESSION = `[sso-session acme]\nsso_start_url = ${URL}\nsso_region = us-east-1\n`
  const HUNDREDS = Array.from({ length: 300 }, (_, at): Account => {
    const id = String(100_000_000_000 + at)
    return { id, name: `Team ${at}`, email: `${at}@acme.example`, roles: ['Dev'] }
  })

  it('offers a session of the files, and narrows hundreds of accounts by text', async () => {
    // What the terminal would obey is not offered.
    const config = `${SESSION}[sso-session \u001b[7mevil]\nsso_region = us-east-1\n`
    const story = await start(['--profile', 'team'], HUNDREDS, { config })
    const { terminal } = story
    await terminal.waitFor(/Tab: acme$/m)
    terminal.press('a', 'tab', 'enter')
    await logIn(story)
    await terminal.waitFor('10 of 300 shown')
    // The list would take these letters and digits for keys of its own, and the line would take Ctrl-W for a letter.
    terminal.type('jk1 nothing')
    await terminal.waitFor('nothing matches')
    terminal.press('enter', 'ctrl-w', 'ctrl-w')
    await terminal.waitFor('10 of 300 shown')
    terminal.type('team 27')
    await terminal.waitFor(/Team 27, [\s\S]* of 1[0-9] shown/)
    terminal.press('down', 'enter')
    await answer(
      terminal,
      ['Default client Region [None]:', ''],
      ['CLI default output format (json if not specified) [None]:', ''],
    )
    expect(await terminal.exit()).toEqual({ exitCode: 0, signal: null })
    expect(story.config()).toBe(
      `${config}[profile team]\nsso_session = acme\nsso_account_id = 100000000227\nsso_role_name = Dev\n`,
    )
  })

  it('tells at once what is wrong with an answer', async () => {
    const { terminal } = await start([])
    await answer(terminal, ['SSO session name', 'a]'])
    await terminal.waitFor('a name cannot contain ]')
    terminal.press('backspace', 'enter')
    await answer(terminal, ['SSO start URL [None]:', ''])
    await terminal.waitFor('A value is needed.')
    terminal.type('acme\r')
    await terminal.waitFor('The start URL is not an address.')
    terminal.press('ctrl-u')
    terminal.type(`${URL}\r`)
    await answer(terminal, ['SSO region [None]:', 'moon'])
    await terminal.waitFor('Enter again takes it all the same')
    terminal.press('enter')
    await terminal.waitFor('SSO registration scopes')
  })

  it.each([
    ['ctrl-c', 130, 'SSO start URL [None]:'],
    ['ctrl-d', 1, 'The input ended before the last answer. Nothing was written.'],
  ])('ends at %s with %i, restores the terminal and writes nothing', async (key, exitCode, last) => {
    const { terminal, config } = await start([])
    await answer(terminal, ['SSO session name', 'acme'])
    await terminal.waitFor('SSO start URL [None]:')
    terminal.press(key)
    expect(await terminal.exit()).toEqual({ exitCode, signal: null })
    expect(config()).toBeNull()
    expect(terminal.text().trimEnd()).toMatch(new RegExp(`${last.replace(/[[\]]/g, '\\$&')}$`))
    expect(terminal.modes().cursorVisible).toBe(true)
  })

  it('ends at ctrl-c while it waits for the approval', async () => {
    const { terminal, config } = await start([], ACCOUNTS, { config: SESSION })
    terminal.type('acme\r')
    await terminal.waitFor('Waiting for approval')
    terminal.press('ctrl-c')
    expect(await terminal.exit()).toEqual({ exitCode: 130, signal: null })
    expect(config()).toBe(SESSION)
  })

  it('asks before it changes a profile, and takes away what would contradict', async () => {
    const legacy = `[profile old]\nsso_start_url = ${URL}\nsso_region = us-east-1\nregion = eu-west-1\n`
    const story = await start(['--profile', 'old'], ACCOUNTS.slice(0, 1), { config: legacy })
    const { terminal } = story
    await answer(
      terminal,
      ['SSO session name (Recommended):', 'acme'],
      [`SSO start URL [${URL}]:`, ''],
      ['SSO region [us-east-1]:', ''],
      ['SSO registration scopes', ''],
    )
    await logIn(story)
    await answer(
      terminal,
      ['Default client Region [eu-west-1]:', ''],
      ['CLI default output format', ''],
      ['Write this? [y/N]', 'y'],
    )
    expect(await terminal.exit()).toEqual({ exitCode: 0, signal: null })
    expect(story.config()).toBe(`[profile old]
region = eu-west-1
sso_session = acme
sso_account_id = 222222222222
sso_role_name = Admin

[sso-session acme]
sso_start_url = ${URL}
sso_region = us-east-1
sso_registration_scopes = sso:account:access
`)
  })
})
