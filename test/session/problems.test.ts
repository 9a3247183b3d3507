import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Problem } from '../../src/profiles/problem.ts'
import { entryProblems } from '../../src/session/problems.ts'
import { arbitraryChainFiles } from '../support/arbitrary/chain-files.ts'
import { type Files, readFiles } from '../support/files/read-files.ts'

const role = (name: string, ...more: string[]) =>
  `${[`[profile ${name}]`, `role_arn = arn:aws:iam::111122223333:role/${name}`, ...more].join('\n')}\n`
const errorsOf = (files: Files) =>
  readFiles(files)
    .problems.filter((each) => each.severity === 'error')
    .map(({ code, profile, file, line }) => `${code} ${profile} ${file}:${line}`)

const told: [what: string, files: Files, errors: string[]][] = [
  [
    'a fault of its source once, and those of its own with the same code',
    {
      config:
        role('s', 'credential_source = ec2') +
        role('p', 'source_profile = s', 'region = no where', 'output = jsonn'),
    },
    ['bad-value s config:3', 'bad-value p config:7', 'bad-value p config:8'],
  ],
  [
    'a fault that only those meet who take the source by its keys, once for all of them',
    {
      config:
        role('s', 'credential_source = Environment', 'aws_access_key_id = A') +
        role('p', 'source_profile = s') +
        role('q', 'source_profile = s'),
    },
    ['partial-keys p config:4'],
  ],
  [
    'a bad value on the line that a broken link has in the other file',
    {
      config: role('s', 'credential_source = ec2'),
      credentials: '[s]\noutput = json\noutput = jsonn\n',
    },
    ['bad-value s config:3', 'duplicate-setting s credentials:3', 'bad-value s credentials:3'],
  ],
]

describe('all problems', () => {
  it.each(told)('%s', (_, files, errors) => {
    expect(errorsOf(files)).toEqual(errors)
  })
})

const placeOf = ({ code, file, line }: Problem) => `${code} ${file}:${line}`

it('they include those of every profile, and no error of a line twice except a cycle', () => {
  fc.assert(
    fc.property(arbitraryChainFiles, (files) => {
      const { profileIndex, problems } = readFiles(files)
      const places = new Set(problems.map(placeOf))
      for (const entry of profileIndex.entries) {
        expect([...places]).toEqual(expect.arrayContaining(entryProblems(profileIndex, entry).map(placeOf)))
      }
      const errors = problems
        .filter((each) => each.severity === 'error' && each.code !== 'cycle')
        .map(placeOf)
      expect(errors).toEqual([...new Set(errors)])
    }),
    { numRuns: 1_000 },
  )
})
