import { afterEach, describe, expect, it } from 'vitest'
import type { StandIn } from '../../src/demo/stand-in.ts'
import { ssoToken, ssoTokenFile } from '../support/aws/cli-caches.ts'
import { closeStandIns, openStandIn } from '../support/aws/stand-ins.ts'
import { makeHome, removeHomes } from '../support/files/home.ts'
import { jsonOf, runHere } from '../support/program/run-in-home.ts'

afterEach(() => {
  closeStandIns()
  removeHomes()
})

const MINUTE = 60_000
const ACCOUNT = '111122223333'
const LATER = Date.now() + 8 * 60 * MINUTE
const CONFIG = `[sso-session s]
sso_start_url = https://s.awsapps.com/start
sso_region = us-east-1
[profile sso]
sso_session = s
sso_account_id = ${ACCOUNT}
sso_role_name = Dev
[profile not-assigned]
sso_session = s
sso_account_id = ${ACCOUNT}
sso_role_name = Other
`
const CREDENTIALS = ['keys', 'same-keys']
  .map((name) => `[${name}]\naws_access_key_id = AKIA\naws_secret_access_key = s\n`)
  .join('')

interface Result {
  readonly name: string
  readonly ok: boolean
  readonly arn: string | null
  readonly failedLink: number | null
  readonly error: { readonly code: string; readonly message: string; readonly hint: string } | null
}

/** Checks profiles against an AWS whose clock is that far ahead of ours. */
async function checked(
  minutes: number,
  names: readonly string[],
  prepare: (standIn: StandIn) => void = () => {},
) {
  const identity = {
    accessKeyId: 'AKIA',
    account: ACCOUNT,
    arn: `arn:aws:iam::${ACCOUNT}:user/m`,
    userId: 'A',
  }
  const standIn = await openStandIn({
    now: () => Date.now() + minutes * MINUTE,
    identities: [identity],
    accounts: [{ id: ACCOUNT, roles: ['Dev'] }],
    accessTokens: { t: LATER },
  })
  prepare(standIn)
  const home = makeHome({
    config: CONFIG,
    credentials: CREDENTIALS,
    ssoCache: { [ssoTokenFile('s')]: ssoToken({ accessToken: 't', expiresAt: new Date(LATER) }) },
  })
  const env = { ...home.env, ...standIn.environment(), AWS_REGION: 'us-east-1' }
  const run = await runHere(['check', ...names, '--json'], env)
  const { results } = jsonOf(run) as { results: readonly Result[] }
  return { ...run, results, standIn, env }
}

describe('check with a wrong clock', () => {
  it.each([
    [7, '7 minutes behind'],
    [-7, '7 minutes ahead of'],
    [180, '3 hours behind'],
  ])('%d minutes off is red, beside the identity that the SDK gets all the same', async (minutes, words) => {
    const { results, exitCode, stderr } = await checked(minutes, ['keys', 'same-keys', 'sso'])
    expect(exitCode).toBe(1)
    for (const { ok, arn, error } of results) {
      expect([ok, arn?.includes(ACCOUNT), error?.code]).toEqual([false, true, 'clock-skew'])
      expect(error?.message).toBe(
        `This machine’s clock is ${words} AWS’s, so that AWS refuses what the AWS CLI signs.`,
      )
      expect(error?.hint).toContain('sudo timedatectl set-ntp true')
    }
    expect(results.map(({ failedLink }) => failedLink)).toEqual([1, 1, 1])
    expect(stderr.match(/This machine’s clock is/g)).toHaveLength(1)
  })

  it.each([4, -4, 0])('%d minutes off is nothing', async (minutes) => {
    const { results, exitCode, stderr } = await checked(minutes, ['keys', 'sso'])
    expect([exitCode, stderr]).toEqual([0, ''])
    expect(results.map(({ error }) => error)).toEqual([null, null])
  })

  it('is red, too, where the SDK may not try again', async () => {
    const { standIn, env } = await checked(7, ['keys'])
    const before = standIn.count()
    const run = await runHere(['check', 'keys', '--json'], { ...env, AWS_MAX_ATTEMPTS: '1' })
    const { results } = jsonOf(run) as { results: readonly Result[] }
    expect(results[0]).toMatchObject({ ok: false, arn: null, error: { code: 'clock-skew' } })
    expect(standIn.count()).toBe(before + 1)
  })

  it('the portal signs nothing: its own refusal stays, and the clock is only told', async () => {
    const { results, stderr } = await checked(7, ['not-assigned'])
    expect(results[0]?.error?.code).toBe('ForbiddenException')
    expect(stderr).toMatch(
      /clock is 7 minutes behind AWS’s, so that statuses and times left are off by as much. Next: set the clock/,
    )
  })

  it('what comes out of a cache says nothing of the clock', async () => {
    const { results, stderr } = await checked(0, ['keys'], (standIn) => {
      standIn.script('GetCallerIdentity', {
        raw: {
          headers: { age: '900', date: new Date(Date.now() - 15 * MINUTE).toUTCString() },
          body: `<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::${ACCOUNT}:user/m</Arn><UserId>A</UserId><Account>${ACCOUNT}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`,
        },
      })
    })
    expect([results[0]?.ok, stderr]).toEqual([true, ''])
  })
})
