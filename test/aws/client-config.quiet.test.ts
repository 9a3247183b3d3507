import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, it } from 'vitest'
import { closeStandIns, openStandIn } from '../support/aws/stand-ins.ts'
import { makeHome, removeHomes } from '../support/files/home.ts'
import { runCommand } from '../support/program/run.ts'

afterEach(() => {
  closeStandIns()
  removeHomes()
})

const program = fileURLToPath(new URL('quiet-program.ts', import.meta.url))
const NOWHERE = 'http://127.0.0.1:1'

it('the SDK opens no file of the user, ignores their variables, and prints nothing', async () => {
  const standIn = await openStandIn({
    accessTokens: { t: Date.now() + 3_600_000 },
    accounts: [{ id: '111122223333', roles: ['Dev'] }],
  })
  const home = makeHome({
    env: {
      AWS_PROFILE: 'missing',
      AWS_REGION: 'nowhere',
      AWS_ACCESS_KEY_ID: 'AKIAWRONG',
      AWS_SECRET_ACCESS_KEY: 'wrong',
      AWS_ENDPOINT_URL: NOWHERE,
      AWS_ENDPOINT_URL_STS: NOWHERE,
      AWS_ENDPOINT_URL_SSO: NOWHERE,
      AWS_ENDPOINT_URL_SSO_OIDC: NOWHERE,
      AWS_RETRY_MODE: 'wrong',
      AWS_MAX_ATTEMPTS: 'wrong',
      AWS_DEFAULTS_MODE: 'wrong',
      AWS_USE_FIPS_ENDPOINT: 'wrong',
      AWS_USE_DUALSTACK_ENDPOINT: 'wrong',
      AWS_AUTH_SCHEME_PREFERENCE: 'wrong',
      AWS_SIGV4A_SIGNING_REGION_SET: 'wrong',
    },
  })
  // Opening one of these blocks for ever.
  home.write('.aws/sso/cache/x.json', '{}')
  for (const file of ['config', 'credentials']) execFileSync('mkfifo', [home.path('.aws', file)])
  const result = await runCommand(process.execPath, [program, standIn.url], {
    env: home.env,
    timeoutMs: 15_000,
  })
  expect(result).toEqual({ exitCode: 0, stdout: 'done\n', stderr: '' })
})
