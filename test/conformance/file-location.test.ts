import { expect, it } from 'vitest'
import { homeFolder, readEnvironment, type Variables } from '../../src/profiles/environment.ts'
import { type CaseFile, describeConformance, itConforms } from './describe-conformance.ts'

interface Case {
  readonly id: string
  readonly name: string
  readonly environment: Variables
  readonly platform: string
  readonly osHome?: string
  readonly asserted: Readonly<
    Record<
      string,
      {
        readonly profile?: string
        readonly home?: string
        readonly configLocation?: string
        readonly credentialsLocation?: string
      }
    >
  >
}

describeConformance<CaseFile<Case>>('file-location.json', ({ cases }) => {
  for (const { id, name, environment, platform, osHome, asserted } of cases) {
    const system = platform === 'windows' ? 'win32' : 'linux'
    const read = () => readEnvironment(environment, system, osHome ?? '/nowhere')
    for (const [sdk, expected] of Object.entries(asserted)) {
      const key = Object.keys(asserted).length > 1 ? `${id}/${sdk}` : id
      if (expected.home !== undefined) {
        itConforms(key, name, () => homeFolder(environment, system), expected.home)
        continue
      }
      const { configLocation, credentialsLocation } = expected
      itConforms(key, `${name} (${sdk})`, () => read().files, {
        config: configLocation,
        credentials: credentialsLocation,
      })
      if (expected.profile) {
        itConforms(
          `${key}/profile`,
          `profile of: ${name}`,
          () => read().activeProfile ?? 'default',
          expected.profile,
        )
      }
    }
  }

  it('has cases', () => {
    expect(cases.length).toBeGreaterThan(5)
  })
})
