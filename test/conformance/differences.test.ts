import { expect, it } from 'vitest'
import { type CaseFile, describeConformance } from './describe-conformance.ts'
import { differences } from './differences.ts'

const files = [
  'config-parse.json',
  'config-parse-probes.json',
  'file-location.json',
  'credential-chain.json',
  'credential-chain-probes.json',
  'default-chain-scenarios.json',
  'cache-keys.json',
  'region.json',
  'sso-token-provider.json',
  'sso-start-url.json',
  'configure-commands-observed.json',
]
const known = new Set<string>()
for (const file of files) {
  describeConformance<CaseFile<{ readonly id: string }>>(file, ({ cases }) => {
    it('has an id for every case', () => {
      for (const { id } of cases) known.add(id)
      expect(new Set(cases.map((each) => each.id)).size).toBe(cases.length)
    })
  })
}

it('every kept difference is of a case that there is', ({ skip }) => {
  skip(known.size === 0, 'no ../shared/conformance')
  const unknown = Object.keys(differences).filter((id) => !known.has(id.split('/')[0] ?? ''))
  expect(unknown).toEqual([])
})
