import fc from 'fast-check'
import { expect, it } from 'vitest'
import { problemsOf } from '../../../src/profiles/lint/lint.ts'
import { entryProblems } from '../../../src/session/problems.ts'
import { readFiles } from '../../support/files/read-files.ts'

const SESSION =
  '[sso-session s]\nsso_start_url = https://s.awsapps.com/start\nsso_region = us-east-1\nsso_registration_scopes = sso:account:access\n'
const lines = (account: string, role: string, ...more: string[]) =>
  `sso_session = s\nsso_account_id = ${account}\nsso_role_name = ${role}\n${more.map((each) => `${each}\n`).join('')}`
const arbitraryLines = fc
  .tuple(
    fc.constantFrom('111122223333', '1', '"111122223333"'),
    fc.constantFrom('Dev', 'no role!', 'Dev # x'),
    fc.subarray([
      'region = eu-west-1',
      'region = nowhere',
      'region =',
      'output = json',
      'output = yes',
      'region = us-east-1',
      'role_arn = x',
      'aws_access_key_id = AKIA',
      'credential_process = x',
      'favourite = x',
      'Output: json',
    ]),
  )
  .map(([account, role, more]) => lines(account, role, ...more))

it('many profiles of one chain have the problems that each has alone', () => {
  const clean = lines('111122223333', 'Dev', 'region = eu-west-1')
  fc.assert(
    fc.property(fc.array(arbitraryLines, { minLength: 1, maxLength: 4 }), fc.boolean(), (all, isFirst) => {
      const bodies = isFirst ? [clean, ...all] : [...all, clean]
      const config = SESSION + bodies.map((body, at) => `[profile p${at}]\n${body}`).join('')
      const { profileIndex } = readFiles({ config })
      const { profiles, facts, entries } = profileIndex
      for (const entry of entries) {
        const own = problemsOf(profiles, entry.profile, entry.chain, facts)
        const found = entryProblems(profileIndex, entry)
        expect(found).toEqual(expect.arrayContaining(own))
        if (own.length === 0)
          expect(found.filter((each) => each.profile !== null && each.code !== 'tools-disagree')).toEqual([])
      }
    }),
  )
})
