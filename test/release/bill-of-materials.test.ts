import { expect, it } from 'vitest'
import { type Bill, billOfShipped } from '../../src/release/bill-of-materials.ts'

const component = (name: string, version: string) => ({
  'bom-ref': `${name}@${version}`,
  type: 'library',
  name,
  version,
  purl: `pkg:npm/${name}@${version}`,
  scope: 'optional',
  properties: [{ name: 'cdx:npm:package:development', value: 'true' }],
})

const ALL: Bill = {
  serialNumber: 'urn:uuid:1',
  metadata: { component: { ...component('awsprof', '1.0.0'), name: 'some-folder' }, timestamp: 'now' },
  components: [component('ink', '8.0.0'), component('yoga', '3.0.0'), component('vitest', '5.0.0')],
  dependencies: [
    { ref: 'awsprof@1.0.0', dependsOn: ['ink@8.0.0', 'vitest@5.0.0'] },
    { ref: 'ink@8.0.0', dependsOn: ['yoga@3.0.0', 'types@1.0.0'] },
    { ref: 'yoga@3.0.0', dependsOn: [] },
    { ref: 'vitest@5.0.0', dependsOn: [] },
  ],
}

it('the bill holds what is shipped, with Node, and neither time nor chance', () => {
  const { metadata, components, dependencies, ...rest } = billOfShipped(
    ALL,
    ['ink@8.0.0', 'yoga@3.0.0'],
    '24.1.0',
  )
  expect(rest).toEqual({})
  expect(metadata).toEqual({
    component: { ...component('awsprof', '1.0.0'), type: 'application', name: 'awsprof' },
  })
  expect(components.map(({ name, version, scope }) => [name, version, scope])).toEqual([
    ['ink', '8.0.0', 'required'],
    ['yoga', '3.0.0', 'required'],
    ['node', '24.1.0', 'optional'],
  ])
  expect(dependencies).toEqual([
    { ref: 'awsprof@1.0.0', dependsOn: ['ink@8.0.0', 'node@24.1.0'] },
    { ref: 'ink@8.0.0', dependsOn: ['yoga@3.0.0'] },
    { ref: 'yoga@3.0.0', dependsOn: [] },
  ])
})

it('a bundled package that the bill does not know is an error', () => {
  expect(() => billOfShipped(ALL, ['left-pad@1.0.0'], '24.1.0')).toThrow(
    'not in the bill of npm: left-pad@1.0.0',
  )
})
