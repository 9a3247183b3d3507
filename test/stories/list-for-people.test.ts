import { afterEach, expect, it } from 'vitest'
import { makeHome, removeHomes } from '../support/files/home.ts'
import { programFile } from '../support/program/run.ts'
import { runInHome } from '../support/program/run-in-home.ts'
import { startTerminal, stopTerminals } from '../support/program/terminal.ts'

afterEach(async () => {
  await stopTerminals()
  removeHomes()
})

const CONFIG = `[sso-session acme]
sso_start_url = https://acme.awsapps.com/start
sso_region = us-east-1
sso_registration_scopes = sso:account:access
[sso-session partner]
sso_start_url = https://partner.awsapps.com/start
sso_region = us-east-1
sso_registration_scopes = sso:account:access
[profile dev]
sso_session = acme
sso_account_id = 111122223333
sso_role_name = Developer
region = eu-west-1
[profile data]
sso_session = partner
sso_account_id = 777788889999
sso_role_name = Reader
region = eu-west-1
[profile robot]
region = eu-west-1
`

async function listed(...args: string[]): Promise<string[]> {
  const home = makeHome({ config: CONFIG })
  const terminal = startTerminal({
    command: process.execPath,
    args: [programFile, 'list', ...args],
    env: home.env,
    cols: 120,
  })
  await terminal.exit()
  return terminal
    .screen()
    .map((line) => line.trim().split(/ {2,}/).join(' | '))
    .filter((line) => line !== '')
}

it('on a terminal, profiles stand below the headings of their sessions', async () => {
  expect(await listed()).toEqual([
    'NAME | KIND | STATUS | ACCOUNT | REGION | PROBLEMS',
    '○ | acme | 1 profile | signed out',
    'dev | sso-session | 111122223333 | eu-west-1',
    '○ | partner | 1 profile | signed out',
    'data | sso-session | 777788889999 | eu-west-1',
    'no session | 1 profile',
    '· | robot | none | unverified | eu-west-1',
  ])
  expect(await listed('--redact')).toContainEqual('dev | sso-session | ********3333 | eu-west-1')
})

it('into a pipe goes one line for each profile, and below a blank line one for each session', async () => {
  const { stdout } = await runInHome(makeHome({ config: CONFIG }), 'list')
  const tables = stdout.trimEnd().split('\n\n')
  const namesIn = (table: string) =>
    table
      .split('\n')
      .slice(1)
      .map((line) => line.split(/ +/)[1])
  expect(tables.map(namesIn)).toEqual([
    ['dev', 'data', 'robot'],
    ['acme', 'partner'],
  ])
})

it('--plain prints the list on a terminal, too, and cuts nothing', async () => {
  const home = makeHome({ config: CONFIG })
  const terminal = startTerminal({
    command: process.execPath,
    args: [programFile, '--plain'],
    env: home.env,
    cols: 40,
  })
  await terminal.exit()
  expect(terminal.bytes().toString().replace(/\s+/g, ' ')).toContain(
    'profile dev: signed out, sso-session, account 111122223333, role Developer, region eu-west-1',
  )
})
