import { describe, expect, it } from 'vitest'
import { meantRegions } from '../../src/profiles/meant-region.ts'
import partitions from '../../src/profiles/regions.json' with { type: 'json' }

describe('a misspelt region is told with the known ones that are one mistake away', () => {
  it.each([
    ['eu-wst-1', ['eu-west-1']],
    ['eu-wset-1', ['eu-west-1']],
    ['eu-weest-2', ['eu-west-2']],
    ['us-est-1', ['us-east-1', 'us-west-1']],
    ['ap-southest-2', ['ap-southeast-2']],
    ['us-gov-wst-1', ['us-gov-west-1']],
    ['us-govwest-1', ['us-gov-west-1']],
    ['cn-nort-1', ['cn-north-1']],
    ['us-east1', ['us-east-1']],
    ['us--east-1', ['us-east-1']],
    ['us-east-1a', ['us-east-1']],
    ['US-EAST-1', ['us-east-1']],
    ['eu_west_1', ['eu-west-1']],
    ['ue-north-1', ['eu-north-1']],
  ])('%s', (typed, meant) => {
    expect(meantRegions(typed)).toEqual(meant)
  })
})

describe('nothing is called a misspelling', () => {
  it.each([
    ['a new number', 'us-east-3'],
    ['a number that no region has yet', 'eu-west-9'],
    ['a new direction', 'ap-southwest-1'],
    ['a known direction on another continent', 'me-west-1'],
    ['a new place in an isolated partition', 'us-isob-west-2'],
    ['a new isolated partition', 'us-isoh-east-1'],
    ['another one', 'eu-isof-west-1'],
    ['a private one', 'local'],
    ['one of Garage', 'garage'],
    ['one of Cloudflare', 'auto'],
    ['one of DigitalOcean', 'nyc3'],
    ['one of Scaleway', 'fr-par'],
    ['one of OVHcloud', 'gra'],
    ['one of Ceph', 'default'],
    ['nothing at all', ''],
    ['what may be any of many', 'ap-southeast-x'],
    ['what is two mistakes away', 'eu-wt-1'],
  ])('%s: %s', (_, typed) => {
    expect(meantRegions(typed)).toEqual([])
  })

  it('in a region that is known', () => {
    for (const { regions } of partitions) for (const each of regions) expect(meantRegions(each)).toEqual([])
  })
})
