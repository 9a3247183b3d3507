import { describe, expect, it } from 'vitest'
import { inUseFirst, keysInUse, valuesInUse } from '../../src/profiles/values-in-use.ts'
import { readFiles } from '../support/files/read-files.ts'

const { profiles } = readFiles({
  config: `
[profile a]
region = eu-west-1
output = json
[profile b]
region = us-east-1
[profile c]
region = us-east-1
output =
[sso-session s]
sso_region = ap-south-1
`,
})

describe('what the files use', () => {
  it('is ordered by number, in file order where that is the same, without the empty', () => {
    expect(valuesInUse(profiles, 'profile', 'region')).toEqual(['us-east-1', 'eu-west-1'])
    expect(valuesInUse(profiles, 'profile', 'output')).toEqual(['json'])
    expect(valuesInUse(profiles, 'profile', 'sso_region')).toEqual([])
    expect(valuesInUse(profiles, 'sso-session', 'sso_region')).toEqual(['ap-south-1'])
  })

  it('is counted by key, the empty too', () => {
    expect([...keysInUse(profiles, 'profile')]).toEqual([
      ['region', 3],
      ['output', 2],
    ])
  })
})

it('what is in use comes first, the rest stays in its order', () => {
  const items = [{ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'd' }]
  expect(inUseFirst(items, ['d', 'x', 'b'], ({ id }) => id).map(({ id }) => id)).toEqual(['d', 'b', 'a', 'c'])
})
