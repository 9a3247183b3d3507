import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sourceChain } from '../../src/profiles/chain.ts'
import { applyEdit } from '../../src/profiles/edit/apply.ts'
import { load } from '../../src/profiles/load.ts'
import { possibleSources } from '../../src/profiles/possible-sources.ts'
import type { Profiles } from '../../src/profiles/profile.ts'
import { roleProblem } from '../../src/profiles/source-rules.ts'
import { arbitraryChainFiles } from '../support/arbitrary/chain-files.ts'
import { documentsOf, profile } from '../support/files/edit-files.ts'
import { type Files, NO_ENDPOINTS, readFiles } from '../support/files/read-files.ts'

const KEYS = ['aws_access_key_id = A', 'aws_secret_access_key = S']
const section = (name: string, ...lines: string[]) => `${[`[profile ${name}]`, ...lines].join('\n')}\n`
const role = (name: string, ...more: string[]) => section(name, 'role_arn = r', ...more)
const sourcesOf = (files: Files, name = 'a') => possibleSources(readFiles(files).profiles, name)

const cases: [what: string, config: string, sources: string[]][] = [
  ['keys', section('b', ...KEYS), ['b']],
  ['a profile without credentials is none', section('b', 'region = x'), []],
  ['keys of their own are taken before what leads back', section('b', ...KEYS, 'source_profile = a'), ['b']],
  [
    'they are so in a role, too',
    role('b', ...KEYS, 'source_profile = a') + role('c', 'source_profile = b'),
    ['b', 'c'],
  ],
  ['what leads back is none', role('b', 'source_profile = a') + role('c', 'source_profile = b'), []],
  ['what goes round is none', role('b', 'source_profile = c') + role('c', 'source_profile = b'), []],
  ['what leads to nothing is none', role('b', 'source_profile = nope'), []],
  [
    'what leads into a profile without credentials is none',
    role('b', 'source_profile = c') + section('c'),
    [],
  ],
  ['itself with keys', role('a', ...KEYS), ['a']],
  ['itself without is none', role('a'), []],
  [
    'itself with keys, but nobody who leads to it',
    role('a', ...KEYS) + role('b', 'source_profile = a'),
    ['a'],
  ],
  ['the same in another order', role('b', 'source_profile = a') + role('a', ...KEYS), ['a']],
  ['a role that ends elsewhere', role('b', 'credential_source = Environment'), ['b']],
]
it.each(cases)('%s', (_, config, sources) => {
  expect(sourcesOf({ config })).toEqual(sources)
})

it('a chain of more roles than any tool follows has its last ones to offer', () => {
  const roles = Array.from({ length: 250 }, (_, at) => role(`p${at}`, `source_profile = p${at + 1}`))
  const sources = sourcesOf({ config: roles.join('') + section('p250', ...KEYS) }, 'new')
  expect([sources.length, sources[0]]).toEqual([200, 'p51'])
})

/** True if no source in the chain of a role has a problem. */
const leadsOn = (profiles: Profiles, name: string) =>
  sourceChain(profiles, profiles.byName.get(name)!, NO_ENDPOINTS).links.every(
    (each) => each.type !== 'source-profile' || each.problem === null,
  )

it('are those whose source chain has no problem in its sources', () => {
  const arbitraryName = fc.constantFrom('a', 'b', 'c', 'd')
  fc.assert(
    fc.property(arbitraryChainFiles, arbitraryName, arbitraryName, (files, name, source) => {
      const documents = documentsOf(files)
      const edit = { type: 'set', target: profile(name), key: 'source_profile', value: source } as const
      const changed = applyEdit(documents, edit).documents
      fc.pre(changed !== null)
      const after = load(changed)
      const changedProfile = after.byName.get(name)!
      fc.pre(
        sourceChain(after, changedProfile, NO_ENDPOINTS).kind === 'assume-role' &&
          !roleProblem(changedProfile),
      )
      const offered = possibleSources(load(documents), name)
      expect(offered.includes(source)).toBe(leadsOn(after, name))
    }),
    { numRuns: 2_000 },
  )
})
