import { describe, expect, it } from 'vitest'
import { sessionStatus, sessionsOf } from '../../src/session/sessions.ts'
import { ssoToken, ssoTokenFile } from '../support/aws/cli-caches.ts'
import { readFiles } from '../support/files/read-files.ts'
import { cachesOf, NOW } from '../support/state/state.ts'

const CONFIG = `[profile legacy]
sso_start_url = https://old.awsapps.com/start
sso_region = us-east-1
sso_account_id = 111122223333
sso_role_name = R
[sso-session unused]
sso_start_url = https://unused.awsapps.com/start
sso_region = eu-west-1
[profile dev]
sso_session = acme
sso_account_id = 111122223333
sso_role_name = R
[sso-session acme]
sso_start_url = https://acme.awsapps.com/start
sso_region = us-east-1
[sso-session half]
sso_region = us-east-1
[profile role]
role_arn = arn:aws:iam::444455556666:role/R
source_profile = dev
[profile mine]
login_session = arn:aws:iam::111122223333:user/me
[profile keys]
region = us-east-1
`
const { profileIndex } = readFiles({ config: CONFIG })
const { list, ofEntry } = sessionsOf(profileIndex)

describe('sessions', () => {
  it('are in file order, also those that no profile uses, with the profiles whose chains end in them', () => {
    const names = list.map(({ type, name, profiles }) => [
      type,
      name,
      profiles.map((at) => profileIndex.entries[at]?.profile.name),
    ])
    expect(names).toEqual([
      ['sso-legacy', 'https://old.awsapps.com/start', ['legacy']],
      ['sso-session', 'unused', []],
      ['sso-session', 'acme', ['dev', 'role']],
      ['sso-session', 'half', []],
      ['login-session', 'arn:aws:iam::111122223333:user/me', ['mine']],
    ])
  })

  it('are known by the profile, too', () => {
    const ofProfile = (name: string) =>
      list[ofEntry[profileIndex.entryOf(name)?.profile.index ?? -1] ?? -1]?.name
    expect(ofProfile('role')).toBe('acme')
    expect(ofProfile('keys')).toBeUndefined()
  })

  it('have a status of their own', () => {
    const caches = cachesOf({
      sso: {
        [ssoTokenFile('unused')]: ssoToken({ expiresAt: new Date(NOW + 3_600_000) }),
        [ssoTokenFile('acme')]: ssoToken({ expiresAt: new Date(NOW - 1) }),
      },
    })
    const statuses = list.map((each) => sessionStatus(profileIndex, each, caches, NOW, 900_000).status)
    expect(statuses).toEqual(['signed-out', 'valid', 'expired', 'broken', 'signed-out'])
  })
})
