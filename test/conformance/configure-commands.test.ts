import { expect, it } from 'vitest'
import { readEnvironment, type Variables } from '../../src/profiles/environment.ts'
import { mask } from '../../src/profiles/setting.ts'
import { type Files, type Reading, readFiles, valuesOf } from '../support/files/read-files.ts'
import { type CaseFile, describeConformance, itConforms } from './describe-conformance.ts'

interface Case extends Files {
  readonly id: string
  readonly args: readonly string[]
  readonly env: Variables
  readonly v2: { readonly exit: number; readonly stdout: string }
}

/** What a command of the AWS CLI printed, without its error's wording. */
type Answer = string | { readonly exit: number }

const isRefused = ({ profiles }: Reading) =>
  profiles.documents.config.problems.length + profiles.documents.credentials.problems.length > 0

function listProfiles(files: Files): Answer {
  const reading = readFiles(files)
  if (isRefused(reading)) return { exit: 255 }
  return reading.profiles.list.map((each) => `${each.name}\n`).join('')
}

/** `configure get`: `key`, `key` of --profile or --sso-session, `NAME.key`, `profile.NAME.block.key`. */
function get({ args, ...files }: Case): Answer {
  const { profiles } = readFiles(files)
  const [, , path = '', option, chosen = 'default'] = args
  const parts = path.split('.')
  if (parts[0] === 'profile') parts.shift()
  const name = parts.length > 1 ? (parts.shift() ?? '') : chosen
  const holder = option === '--sso-session' ? profiles.sessions.get(chosen) : profiles.byName.get(name)
  if (!holder) return { exit: 255 }
  const value = valuesOf(holder)[parts.join('.')]
  return value === undefined ? { exit: 1 } : `${value}\n`
}

/** Values of `configure list`, row by row. */
function list({ args, env, ...files }: Case): Answer {
  const { activeProfile } = readEnvironment(env, 'linux', '/home/me')
  const profile = args[3] ?? activeProfile
  const values = valuesOf(readFiles(files).profiles.byName.get(profile ?? 'default'))
  const hidden = (key: string) => values[key] && mask(values[key])
  const rows = [profile, hidden('aws_access_key_id'), hidden('aws_secret_access_key'), values.region]
  return rows.map((each) => `${each ?? '<not set>'}\n`).join('')
}

const commands: Readonly<Record<string, (each: Case) => Answer>> = {
  'list-profiles': listProfiles,
  get,
  list,
}

function expectedOf({ args, v2 }: Case): Answer {
  if (v2.exit !== 0) return { exit: v2.exit }
  if (args[1] !== 'list') return v2.stdout
  const rows = v2.stdout.trimEnd().split('\n').slice(1)
  return rows.map((row) => `${row.split(':')[1]?.trim()}\n`).join('')
}

describeConformance<CaseFile<Case>>('configure-commands-observed.json', ({ cases }) => {
  for (const each of cases) {
    const command = commands[each.args[1] ?? '']
    if (!command) continue // what writes or exports is tested with the commands that do
    itConforms(each.id, `aws ${each.args.join(' ')}`, () => command(each), expectedOf(each))
  }

  it('has cases', () => {
    expect(cases.length).toBeGreaterThan(20)
  })
})
