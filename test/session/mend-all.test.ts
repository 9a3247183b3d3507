import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fixOf } from '../../src/profiles/lint/fixes.ts'
import { load } from '../../src/profiles/load.ts'
import { mendAll } from '../../src/session/mend-all.ts'
import { allProblems } from '../../src/session/problems.ts'
import { indexProfiles } from '../../src/session/profile-index.ts'
import { arbitraryAcceptedText } from '../support/arbitrary/accepted-text.ts'
import { arbitraryConfigText } from '../support/arbitrary/config-text.ts'
import { readFiles, valuesOf } from '../support/files/read-files.ts'

it('mends what has one right mending, also what another one uncovers', () => {
  const { profileIndex } = readFiles(
    {
      config: '\ufeff[profle a]\nregoin = eu-west-1\n[profile b]\nregion = x\n\n[profile b]\noutput = json\n',
      credentials: '[b]\nregion = x\n',
    },
    { modes: { config: 0o600, credentials: 0o644 } },
  )
  const { documents, modes, fixes } = mendAll(profileIndex)
  expect(documents.config.text).toBe(
    '[profile a]\nregion = eu-west-1\n[profile b]\nregion = x\noutput = json\n\n',
  )
  expect(documents.credentials.text).toBe('[b]\n')
  expect(modes).toEqual(['credentials'])
  expect(fixes.map(({ fix }) => fix.label)).toContain('rename regoin to region')
})

it('takes access away from the file that holds the secrets in the end', () => {
  const text = '[profile a]\nregion = x\naws_access_key_id = AKIAEXAMPLE7\naws_secret_access_key = s\n'
  const { profileIndex } = readFiles({ config: text }, { modes: { config: 0o644, credentials: 0o640 } })
  expect(mendAll(profileIndex).modes).toEqual(['credentials'])
})

it('never loses a value to two mendings of the same setting', () => {
  const { profileIndex } = readFiles({
    config: '[profile a]\nregion = x\nregion = x\n',
    credentials: '[a]\nregion = x\n',
  })
  const { documents } = mendAll(profileIndex)
  expect(valuesOf(load(documents).byName.get('a'))).toEqual({ region: 'x' })
})

it.each([
  ['another line of its key', '[profile "default] junk\nregion=us-east-1 \t #\nregion=', 3],
  ['another line of its block', '[a]\ns3 =\n  max_queue_size = 9 # x\n  max_queue_size = 5\n', 4],
  ['another section of its name', '[a]\nregion = eu-west-1 # x\n[a]\nregion = us-east-1\n', 4],
])('never changes the value of %s for the one with a note', (_, credentials, last) => {
  const { profileIndex } = readFiles({ config: '', credentials })
  const { documents } = mendAll(profileIndex)
  const linesOf = (text: string) => text.split('\n').slice(1, last)
  expect(linesOf(documents.credentials.text)).toEqual(linesOf(credentials))
  const mended = indexProfiles(load(documents), profileIndex.facts)
  expect(allProblems(mended).flatMap((each) => fixOf(mended.profiles, each) ?? [])).toEqual([])
})

it('leaves nothing to mend, whatever the files hold', () => {
  const arbitraryText = fc.oneof(arbitraryConfigText, arbitraryAcceptedText)
  fc.assert(
    fc.property(arbitraryText, arbitraryText, (config, credentials) => {
      const { profileIndex } = readFiles({ config, credentials })
      const { documents } = mendAll(profileIndex)
      const mended = indexProfiles(load(documents), profileIndex.facts)
      expect(allProblems(mended).map((each) => fixOf(mended.profiles, each)?.label ?? null)).toEqual(
        allProblems(mended).map(() => null),
      )
    }),
    { numRuns: 300 },
  )
})
