import { expect, it } from 'vitest'
import { readEnvironment, type Variables } from '../../src/profiles/environment.ts'
import { settingValue } from '../../src/profiles/profile.ts'
import { entryOf, readFiles } from '../support/files/read-files.ts'
import { type CaseFile, describeConformance, itConforms } from './describe-conformance.ts'

interface Case {
  readonly id: string
  readonly profile: string
  readonly config: string
  readonly credentials?: string
  readonly env?: Variables
  readonly observed: Readonly<Record<string, string | null>>
}

/** What a command for this profile would run in: the environment first, then the profile. */
function regionOf({ profile, config, credentials, env = {} }: Case): string | null {
  const { region } = readEnvironment(env, 'linux', '/home/me')
  return (
    region ?? settingValue(entryOf(readFiles({ config, credentials }), profile).profile, 'region') ?? null
  )
}

describeConformance<CaseFile<Case>>('region.json', ({ cases }) => {
  for (const each of cases) {
    itConforms(each.id, 'as the AWS CLI v2', () => regionOf(each), each.observed['aws-cli 2.36.7'])
  }

  it('has cases', () => {
    expect(cases.length).toBeGreaterThan(5)
  })
})
