import { afterEach, expect, it } from 'vitest'
import { isSessionKind, WIZARD_KINDS } from '../../src/app/edit/wizard.ts'
import type { WizardKind } from '../../src/app/edit/wizard-kind.ts'
import type { MenuItem } from '../../src/app/overlay.ts'
import { findAwsCli } from '../support/aws/aws-cli.ts'
import { type Home, makeHome, removeHomes } from '../support/files/home.ts'
import { startDashboard } from '../support/program/dashboard.ts'
import { stopTerminals, type Terminal } from '../support/program/terminal.ts'

afterEach(async () => {
  await stopTerminals()
  removeHomes()
})

// Like a file edited by hand for years: odd spacing, comments, CRLF in one place, no newline at the end.
const CONFIG = `# my profiles
[default]
region=eu-west-1   # home
output =json

[profile  base]
region = eu-west-1
s3 =
\taddressing_style = path

; work
[sso-session corp]
sso_start_url = https://corp.awsapps.com/start
sso_region    = eu-west-1
sso_registration_scopes = sso:account:access\r
`
const CREDENTIALS =
  '[base]\naws_access_key_id = AKIAEXAMPLE\naws_secret_access_key = wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY'

type ProfileKind = Exclude<WizardKind, 'session' | 'legacy-session'>
type ProfileItem = MenuItem & { readonly id: ProfileKind }
/** A session goes on with a login: see first-run.test.ts. */
const PROFILE_KINDS = WIZARD_KINDS.filter((each): each is ProfileItem => !isSessionKind(each.id))

const ROLE = 'arn:aws:iam::111122223333:role/Admin'
/** What is typed into the fields of each kind's page. */
const ANSWERS: Readonly<Record<ProfileKind, string[]>> = {
  'sso-session': [
    'p-sso-session',
    'new-org',
    'https://org.awsapps.com/start',
    'eu-west-1',
    'sso:account:access',
    '111122223333',
    'Dev',
    'eu-west-1',
    'json',
  ],
  'sso-legacy': [
    'p-sso-legacy',
    'https://old.awsapps.com/start',
    'eu-west-1',
    '111122223333',
    'Dev',
    'eu-west-1',
    '',
  ],
  'short-term-keys': ['p-short-term-keys', 'ASIAEXAMPLE', 'secret-of-short-term', 'token', 'eu-west-1', ''],
  'long-term-keys': ['p-long-term-keys', 'AKIAEXAMPLE2', 'secret-of-long-term', 'eu-west-1', ''],
  'source-profile': ['p-source-profile', ROLE, 'base', '', '', '', 'eu-west-1', ''],
  'credential-source': ['p-credential-source', ROLE, 'Environment', '', 'eu-west-1', ''],
  'web-identity': ['p-web-identity', ROLE, '/var/run/token', '', 'eu-west-1', ''],
  process: ['p-process', '/bin/creds', 'eu-west-1', ''],
}

const filesOf = (home: Home) => [home.read('.aws/config'), home.read('.aws/credentials')]

/** Answers the question with Enter and waits until the change is in the files. */
async function confirm(terminal: Terminal, label: string): Promise<void> {
  await terminal.waitFor('Write this?')
  terminal.press('enter')
  await terminal.waitFor(`${label}.`)
}

async function make(terminal: Terminal, kind: ProfileItem): Promise<void> {
  terminal.press('n')
  await terminal.waitFor('─ New profile ')
  terminal.type(kind.label)
  await terminal.waitFor(`▸${kind.label}`)
  terminal.press('enter')
  await terminal.waitFor(`─ New profile: ${kind.label} `)
  for (const answer of ANSWERS[kind.id]) {
    terminal.press('ctrl-u')
    terminal.type(answer)
    terminal.press('enter')
  }
  await confirm(terminal, `profile p-${kind.id} created`)
}

/** Filters the list down to one profile. */
async function choose(terminal: Terminal, name: string): Promise<void> {
  terminal.press('/', 'ctrl-u')
  terminal.type(name)
  await terminal.waitFor((lines) => lines.some((line) => line.includes('▸') && line.includes(` ${name} `)))
  terminal.press('enter')
  // The footer of the list: the next key must not come in one read with Enter.
  await terminal.waitFor((lines) => lines.some((line) => line.includes('q quit')))
}

it('creates one profile of every kind, edits, renames, duplicates, deletes, undoes it all: the same bytes', async () => {
  const home = makeHome({ config: CONFIG, credentials: CREDENTIALS })
  const cli = findAwsCli()
  const terminal = startDashboard(home, { cols: 140, rows: 45 })
  await terminal.waitFor('Source chain')
  const states = [filesOf(home)]
  /** Records the texts of the files, and expects the AWS CLI to list these profiles. */
  const asMeant = async (names: readonly string[]) => {
    states.push(filesOf(home))
    if (!cli || cli.major < 2) return // version 1 has no such command
    const listed = await cli.run(['configure', 'list-profiles'], home.env)
    expect(listed.stdout.split('\n').filter(Boolean).toSorted()).toEqual(names.toSorted())
  }
  const get = async (key: string, name: string, value: string) => {
    const got = await cli?.run(['configure', 'get', key, '--profile', name], home.env)
    if (got) expect(got.stdout).toBe(`${value}\n`)
  }

  const names = ['default', 'base']
  for (const kind of PROFILE_KINDS) {
    await make(terminal, kind)
    names.push(`p-${kind.id}`)
    await asMeant(names)
  }
  await get('source_profile', 'p-source-profile', 'base')
  await get('aws_session_token', 'p-short-term-keys', 'token')

  // A changed value: the comment behind it moves to its own line.
  await choose(terminal, 'default')
  terminal.press('enter')
  await terminal.waitFor((lines) => lines.some((line) => line.includes('─ default ')))
  terminal.press('e')
  await terminal.waitFor('region of default')
  terminal.type('us-west-2')
  await terminal.waitFor('▸us-west-2')
  terminal.press('enter')
  await confirm(terminal, 'region set')
  await asMeant(names)
  await get('region', 'default', 'us-west-2')
  expect(home.read('.aws/config')).toContain('# home\nregion=us-west-2\n')

  // A renamed profile that a role refers to.
  await choose(terminal, 'base')
  terminal.press('R')
  await terminal.waitFor('─ Rename profile base ')
  terminal.press('ctrl-u')
  terminal.type('my root')
  terminal.press('enter')
  await confirm(terminal, 'base renamed to my root')
  names[1] = 'my root'
  await asMeant(names)
  await get('source_profile', 'p-source-profile', 'my root')
  await get('aws_access_key_id', 'my root', 'AKIAEXAMPLE')

  await choose(terminal, 'my root')
  terminal.press('D')
  await terminal.waitFor('─ Duplicate profile my root ')
  terminal.press('enter')
  await confirm(terminal, 'my root copied to my root-copy')
  await asMeant([...names, 'my root-copy'])

  await choose(terminal, 'p-process')
  terminal.press('X')
  await terminal.waitFor('─ Delete profile p-process ')
  await confirm(terminal, 'profile p-process deleted')
  await asMeant([...names.filter((each) => each !== 'p-process'), 'my root-copy'])

  // Every change undone, one by one.
  for (let left = states.length - 1; left > 0; left--) {
    expect(filesOf(home)).toEqual(states[left])
    terminal.press('u')
    await confirm(terminal, `undone: ${labelOf(left)}`)
    expect(filesOf(home)).toEqual(states[left - 1])
  }
  expect(filesOf(home)).toEqual([CONFIG, CREDENTIALS])
  terminal.press('u')
  await terminal.waitFor('Nothing to undo.')
  terminal.press('q')
  await terminal.exit()
  const bytes = terminal.bytes().toString()
  for (const secret of ['secret-of-short-term', 'secret-of-long-term', 'wJalrXUtnFEMI']) {
    expect(bytes).not.toContain(secret)
  }
}, 60_000)

/** The labels of the changes above, by their number. */
function labelOf(nth: number): string {
  const last = [
    'region set',
    'base renamed to my root',
    'my root copied to my root-copy',
    'profile p-process deleted',
  ]
  const kind = PROFILE_KINDS[nth - 1]
  return kind ? `profile p-${kind.id} created` : (last[nth - 1 - PROFILE_KINDS.length] ?? '?')
}
