import fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import type { Profile } from '../../src/profiles/profile.ts'
import { arbitraryAcceptedText } from '../support/arbitrary/accepted-text.ts'
import { arbitraryChainFiles } from '../support/arbitrary/chain-files.ts'
import { arbitraryConfigText } from '../support/arbitrary/config-text.ts'
import { describeInterop } from '../support/aws/aws-cli.ts'
import { type BotocoreReading, pythonOf, readWithBotocore } from '../support/aws/botocore.ts'
import { makeHome, removeHomes } from '../support/files/home.ts'
import { entryOf, type Files, readFiles } from '../support/files/read-files.ts'

afterAll(removeHomes)

const seed = Date.now() % 2 ** 31

type Values = Readonly<Record<string, string | Readonly<Record<string, string>>>>

/** Pairs, because a key or profile may be called __proto__. */
const pairs = (values: Values) =>
  Object.entries(values)
    .flatMap(([key, value]) =>
      typeof value === 'string'
        ? [`${key} = ${value}`]
        : Object.entries(value).map(([nested, inner]) => `${key}.${nested} = ${inner}`),
    )
    .toSorted()

const pairsOf = ({ settings }: Pick<Profile, 'settings'>) =>
  settings.map(({ key, value }) => `${key} = ${value}`).toSorted()

type Named = readonly [name: string, pairs: readonly string[]]

const byName = (sessions: readonly Named[]) => sessions.toSorted(([a], [b]) => (a < b ? -1 : 1))

function theirs(reading: BotocoreReading) {
  if (reading.error !== undefined) return 'refused'
  const profiles = new Map(Object.entries(reading.profiles))
  return {
    names: reading.names,
    // By their names, because JavaScript puts a key such as 3 before all others.
    profiles: reading.names.map((name) => pairs(profiles.get(name) ?? {})),
    sessions: byName(Object.entries(reading.sso_sessions).map(([name, values]) => [name, pairs(values)])),
  }
}

function ours(files: Files) {
  const { profiles } = readFiles(files)
  const { config, credentials } = profiles.documents
  if (config.problems.length + credentials.problems.length > 0) return 'refused'
  return {
    names: profiles.list.map((each) => each.name),
    profiles: profiles.list.map((each) => pairsOf(each)),
    sessions: byName([...profiles.sessions].map(([name, each]) => [name, pairsOf(each)])),
  }
}

/** A broken block in [DEFAULT] counts only for sections that have no such key of their own; we tell of it always. */
function isDecided(files: Files): boolean {
  const { config, credentials } = readFiles(files).profiles.documents
  return [config, credentials].every(({ sections, problems: faults }) =>
    faults.every((fault) => {
      const section = sections.findLast((each) => each.line <= fault.line)
      return !(section?.header === 'DEFAULT' && 'reason' in fault && fault.reason === 'no-nested-separator')
    }),
  )
}

/** How botocore calls our kinds. */
const METHODS: Readonly<Record<string, string>> = {
  'assume-role': 'assume-role',
  'web-identity': 'assume-role-with-web-identity',
  'sso-session': 'sso',
  'sso-legacy': 'sso',
  process: 'custom-process',
}

function ourMethod(files: Files, name: string): string | null {
  const { profile, chain } = entryOf(readFiles(files), name)
  const broken = chain.links.find((each) => each.problem)
  if (broken?.problem) return broken.problem.code
  if (chain.kind === 'none') return null
  if (!chain.kind.endsWith('keys')) return METHODS[chain.kind] ?? chain.kind
  const file = profile.settings.find((each) => each.key === 'aws_access_key_id')?.file
  return file === 'credentials' ? 'shared-credentials-file' : 'config-file'
}

const ERRORS: readonly [message: RegExp, code: string][] = [
  [/missing: source_profile or credential_source/, 'missing-setting'],
  [/missing: aws_secret_access_key/, 'partial-keys'],
  [/must have credentials/, 'source-has-no-credentials'],
  [/source_profile ".*" referenced .* does not exist/, 'missing-source-profile'],
  [/has no role ARN configured/, 'missing-setting'],
  [/missing required configuration/, 'missing-setting'],
  [/is inconsistent between profile/, 'conflicting-sso'],
  [/sso.session.* does not exist/, 'missing-sso-session'],
  [/SSO token provider but is missing/, 'missing-setting'],
  [/contains both source_profile and credential_source/, 'conflicting-sources'],
  [/Infinite loop/, 'cycle'],
  [/credential source ".*" .* is not valid/, 'bad-value'],
]

describeInterop('the AWS CLI’s own library', (cli) => {
  const python = pythonOf(cli)
  if (!python) {
    it.skip('skipped: this aws is one binary, without a Python to ask', () => {})
    return
  }
  const { env } = makeHome()

  it(`reads the same in any two files, or refuses them as well (seed ${seed})`, async () => {
    const any = fc.oneof({ weight: 3, arbitrary: arbitraryAcceptedText }, arbitraryConfigText)
    const pair = fc.record({ config: any, credentials: fc.oneof(fc.constant(''), any) })
    const samples: Files[] = fc.sample(pair, { numRuns: 800, seed }).filter(isDecided)
    const readings = await readWithBotocore(python, samples, env)
    for (const [index, files] of samples.entries()) {
      expect({ files, read: ours(files) }).toEqual({
        files,
        read: theirs(readings[index] as BotocoreReading),
      })
    }
  })

  it(`finds the same credentials, or gives up at the same fault (seed ${seed})`, async () => {
    const samples: Files[] = fc.sample(arbitraryChainFiles, { numRuns: 150, seed })
    // For credential_source = Environment; a profile named outright is not passed over for them.
    const keys = { AWS_ACCESS_KEY_ID: 'AKID', AWS_SECRET_ACCESS_KEY: 'S' }
    const readings = await readWithBotocore(python, samples, { ...env, ...keys }, true)
    for (const [index, files] of samples.entries()) {
      for (const [name, { method, message }] of Object.entries(readings[index]?.chains ?? {})) {
        const found = message === undefined ? method : ERRORS.find(([pattern]) => pattern.test(message))?.[1]
        expect({ files, name, message, found: ourMethod(files, name) }).toEqual({
          files,
          name,
          message,
          found,
        })
      }
    }
  })
})
