import { afterEach, describe, expect, it } from 'vitest'
import { createPortalClient } from '../../src/aws/sso-portal.ts'
import { openOrganization } from '../support/aws/organization.ts'
import { closeStandIns, HASTY, openStandIn, PATIENT } from '../support/aws/stand-ins.ts'
import { removeHomes } from '../support/files/home.ts'
import { jsonOf, runHere } from '../support/program/run-in-home.ts'

afterEach(() => {
  closeStandIns()
  removeHomes()
})

const { signal } = new AbortController()
const TOKENS = { accessTokens: { t: Date.now() + 3_600_000 } }

describe('a portal with a quota', () => {
  it('takes every check of all profiles', async () => {
    const { standIn, env } = await openOrganization(30, 30, { perSecond: 20 })
    const result = await runHere(['check', '--all', '--json'], env)
    const { results } = jsonOf(result) as { results: readonly { ok: boolean }[] }
    expect(results.filter(({ ok }) => ok)).toHaveLength(30)
    expect(standIn.count('GetRoleCredentials')).toBe(30)
  })

  it('that is used by others, too, takes all in the end, with and without Retry-After', async () => {
    const takesAll = async (retryAfter?: 'seconds' | 'date') => {
      const { standIn } = await openOrganization(12, 0, { perSecond: 5, ...(retryAfter && { retryAfter }) })
      // As many clients as walks: they share one line.
      const roles = await Promise.all(
        standIn.world.accounts.map(({ id }) =>
          createPortalClient(PATIENT, 'us-east-1', standIn.url).roles('token-of-acme', id, signal),
        ),
      )
      expect(roles).toEqual(Array(12).fill(['Dev']))
      expect(standIn.count('ListAccountRoles')).toBeGreaterThan(12)
    }
    await Promise.all([takesAll('seconds'), takesAll('date'), takesAll()])
  })

  it('is waited for without spending the time-out of a request', async () => {
    const { standIn } = await openOrganization(8, 0, { perSecond: 20 })
    const portal = createPortalClient(
      { ...HASTY, connectTimeoutMs: 150, replyTimeoutMs: 150 },
      'us-east-1',
      standIn.url,
    )
    // The last waits longer for its turn than a request may take.
    const roles = await Promise.all(
      [...standIn.world.accounts, ...standIn.world.accounts].map(({ id }) =>
        portal.roles('token-of-acme', id, signal),
      ),
    )
    expect(roles).toHaveLength(16)
  })
})

it('a check waits for the portal as long as for any link', async () => {
  const { standIn, env } = await openOrganization(1, 1)
  standIn.always('GetRoleCredentials', { hang: true })
  const { results } = jsonOf(await runHere(['check', 'p0', '--timeout', '0.2001', '--json'], env)) as {
    results: readonly { error: { code: string }; ms: number }[]
  }
  expect(results[0]?.error.code).toBe('timeout')
  expect(standIn.count('GetRoleCredentials')).toBe(1)
})

it('a portal that asks to wait for an hour is not waited for', async () => {
  const standIn = await openStandIn(TOKENS)
  standIn.always('ListAccountRoles', { raw: { status: 429, headers: { 'retry-after': '3600' } } })
  const portal = createPortalClient(PATIENT, 'us-east-1', standIn.url)
  await expect(portal.roles('t', '1', signal)).rejects.toMatchObject({
    code: 'throttled',
    message: 'IAM Identity Center takes no more requests for now and asks to wait 3600 s (HTTP 429)',
  })
})
