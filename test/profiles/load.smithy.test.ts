import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FileRole, Problem } from '../../src/profiles/problem.ts'
import type { Profiles } from '../../src/profiles/profile.ts'
import { arbitraryAcceptedText } from '../support/arbitrary/accepted-text.ts'
import { arbitraryConfigText } from '../support/arbitrary/config-text.ts'
import { readWithSmithy, type SmithySections } from '../support/aws/smithy-loader.ts'
import { readFiles, valuesOf } from '../support/files/read-files.ts'

const files = ['config', 'credentials'] as const
const told = new Set<Problem['code']>([
  'tools-disagree',
  'bad-section-name',
  'default-twice',
  'shadowed-setting',
])

/** An empty value such as `s3 =` that stops every aws command, which is worse than two tools that disagree. */
const stops = /must be a block|is empty, so every aws command fails/

type Values = Readonly<Record<string, string | undefined>>

/** An empty value is told as such, but for settings that no SDK reads. */
function isSame(ours: Values, theirs: Values): boolean {
  const isCliOnly = (key: string) => key === 'cli_pager' && ours[key] === '' && theirs[key] === undefined
  const keys = new Set([...Object.keys(ours), ...Object.keys(theirs)])
  return [...keys].every((key) => ours[key] === theirs[key] || isCliOnly(key))
}

function differing(ours: ReadonlyMap<string, Values>, theirs: SmithySections): string[] {
  const names = new Set([...ours.keys(), ...Object.keys(theirs)])
  return [...names].filter((name) => {
    const [mine, other] = [ours.get(name), theirs[name]]
    return !mine || !other || !isSame(mine, other)
  })
}

/** Lines of the sections that name it or stand below one that does, for a header that the SDK may have missed. */
function* regionsOf(
  { documents, named }: Profiles,
  name: string,
): Generator<[FileRole, first: number, last: number]> {
  // The loader writes a dot for the blank of [profile dev] in the credentials file.
  const needle = name.replace(/^profile\./, '')
  for (const file of files) {
    const { text, sections } = documents[file]
    for (const [index, section] of sections.entries()) {
      const isNear = [section, sections[index - 1]].some(
        (each) =>
          each &&
          (each.header === 'DEFAULT' ||
            text.slice(each.start, each.end).includes(needle) ||
            named.some((other) => other.section === each && other.name === name)),
      )
      if (isNear) yield [file, section.line, sections[index + 1]?.line ?? Number.POSITIVE_INFINITY]
    }
  }
}

function isTold(profiles: Profiles, problems: readonly Problem[], name: string): boolean {
  const regions = [...regionsOf(profiles, name)]
  return problems.some(
    ({ code, file, line, message }) =>
      (told.has(code) || stops.test(message)) &&
      (message.includes('carriage return') ||
        regions.some(
          ([where, first, last]) => where === file && line !== null && first <= line && line < last,
        )),
  )
}

// The loader keeps sections in a plain object: such names would change the objects of these tests, too.
const isSafe = (text: string) =>
  !Object.getOwnPropertyNames(Object.prototype).some((name) => text.includes(`${name}]`))
const accepted = fc.oneof({ weight: 4, arbitrary: arbitraryAcceptedText }, arbitraryConfigText).filter(isSafe)

describe('where the SDK for JavaScript reads something else, lint says so in that place', () => {
  it('in any two files that the AWS CLI accepts', async () => {
    let compared = 0
    let different = 0
    await fc.assert(
      fc.asyncProperty(accepted, fc.oneof(fc.constant(''), accepted), async (config, credentials) => {
        const { profiles, problems } = readFiles({ config, credentials })
        if (files.some((file) => profiles.documents[file].problems.length > 0)) return
        compared++
        const sdk = await readWithSmithy(config, credentials)
        const ours = new Map(profiles.list.map((each) => [each.name, valuesOf(each)]))
        // A session without settings is told to lack them.
        const filled = [...profiles.sessions.values()].filter((each) =>
          each.settings.some(({ value }) => value),
        )
        const sessions = new Map(filled.map((each) => [each.name, valuesOf(each)]))
        const names = [
          ...differing(ours, sdk.profiles).filter((name) => !/^(sso-session|services)\./.test(name)),
          ...differing(sessions, sdk.sessions),
        ]
        different += names.length
        expect(names.filter((name) => !isTold(profiles, problems, name))).toEqual([])
      }),
      { numRuns: 1500 },
    )
    expect(compared).toBeGreaterThan(300)
    expect(different).toBeGreaterThan(100)
  })
})
