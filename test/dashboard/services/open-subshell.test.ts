import { afterEach, expect, it } from 'vitest'
import { prepareSubshell } from '../../../src/dashboard/services/open-subshell.ts'
import { readHome } from '../../../src/os/read-home.ts'
import { readEnvironment } from '../../../src/profiles/environment.ts'
import { WalkError } from '../../../src/session/walk/walk-error.ts'
import { visible } from '../../../src/text/visible.ts'
import { cliCacheFile } from '../../support/aws/cli-caches.ts'
import { type HomeOptions, makeHome, removeHomes } from '../../support/files/home.ts'

afterEach(removeHomes)

const CONFIG = `[sso-session work]
sso_start_url = https://work.awsapps.com/start
sso_region = eu-west-1
[profile dev]
sso_session = work
sso_account_id = 111122223333
sso_role_name = Developer
region = eu-central-1
`
const EXPIRATION = new Date(Date.now() + 3_600_000).toISOString().replace(/\.\d+/, '')
const ROLE = {
  ProviderType: 'sso',
  Credentials: {
    AccessKeyId: 'ASIAEXAMPLE',
    SecretAccessKey: 's3cret',
    SessionToken: 'token',
    Expiration: EXPIRATION,
  },
}
const CACHED = {
  [cliCacheFile({ accountId: '111122223333', roleName: 'Developer', sessionName: 'work' })]: ROLE,
}

/** The AWS variables of the shell that is opened for `dev`. */
async function shellFor(options: HomeOptions): Promise<Record<string, string>> {
  const home = makeHome({ config: CONFIG, ...options })
  home.write('shell', `#!/bin/sh\nenv > ${home.path('variables')}\n`, 0o755)
  const variables = { ...home.env, SHELL: home.path('shell') }
  const environment = readEnvironment(variables, 'linux', home.dir)
  const { profileIndex } = readHome(environment)
  const entry = profileIndex.entryOf('dev')
  if (!entry) throw new Error('no dev')
  const mfaCode = () => Promise.reject(new WalkError('mfa-required', 'no code'))
  const walking = { timeoutMs: 1000, mfaCode, isReadOnly: false }
  const run = await prepareSubshell(variables, environment, profileIndex, entry, walking, visible)
  expect(run()).toBeNull()
  const lines = home.read('variables').split('\n')
  return Object.fromEntries(
    lines
      .filter((line) => /^AWS(?!_EC2)/.test(line))
      .map((line) => [line.replace(/=.*/, ''), line.replace(/^\w+=/, '')]),
  )
}

const STALE = {
  AWS_ACCESS_KEY_ID: 'AKIASTALE',
  AWS_SECRET_ACCESS_KEY: 'stale',
  AWS_SESSION_TOKEN: 'stale',
  AWS_DEFAULT_PROFILE: 'other',
  AWSPROF_PICK_FILE: '/nowhere',
}

it('a shell gets what exec gives a program, and AWS_PROFILE', async () => {
  expect(await shellFor({ cliCache: CACHED, env: STALE })).toEqual({
    AWS_PROFILE: 'dev',
    AWS_ACCESS_KEY_ID: 'ASIAEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 's3cret',
    AWS_SESSION_TOKEN: 'token',
    AWS_CREDENTIAL_EXPIRATION: EXPIRATION,
    AWS_REGION: 'eu-central-1',
    AWS_DEFAULT_REGION: 'eu-central-1',
  })
})

it('without credentials it opens all the same, with nothing stale', async () => {
  expect(await shellFor({ env: STALE })).toEqual({
    AWS_PROFILE: 'dev',
    AWS_REGION: 'eu-central-1',
    AWS_DEFAULT_REGION: 'eu-central-1',
  })
})
