import { expect, it } from 'vitest'
import type { WalkPorts } from '../../../src/session/ports.ts'
import { ServiceError } from '../../../src/session/service-error.ts'
import { type CheckResult, check } from '../../../src/session/walk/check.ts'
import { createMemo } from '../../../src/session/walk/memo.ts'
import { profileIndexOf } from '../../support/session/check-profile.ts'
import { walkPorts } from '../../support/session/walk-ports.ts'

const ROLE = 'arn:aws:iam::111122223333:role/R'
const KEYS = 'aws_secret_access_key = s\naws_access_key_id = '
const role = (name: string, source: string) =>
  `[profile ${name}]\nrole_arn = ${ROLE}\nsource_profile = ${source}\n`

/** Checks all profiles in one run, each with its own ports; returns results by name, and all calls. */
async function checkedTogether(
  files: { config?: string; credentials?: string },
  portsOf: (name: string, calls: string[]) => Partial<WalkPorts> = () => ({}),
) {
  const { profiles, profileIndex } = profileIndexOf(files)
  const memo = createMemo()
  const signal = new AbortController().signal
  const calls: string[] = []
  const results: Record<string, CheckResult> = {}
  for (const entry of profileIndex.entries) {
    const { name } = entry.profile
    const ports = walkPorts({ roles: null, ...portsOf(name, calls) })
    results[name] = await check(entry, { profiles, ports, memo, signal, onLink: () => {}, refusal: null })
    calls.push(...ports.calls)
  }
  return { results, calls }
}

const refusesWithoutToken: Partial<WalkPorts> = {
  sts: {
    ...walkPorts().sts,
    callerIdentity: async ({ sessionToken }) => {
      if (sessionToken === null) throw new ServiceError('InvalidClientTokenId', 'no', { status: 403 })
      return { account: '111122223333', arn: 'arn', userId: 'U' }
    },
  },
}

it('work that several profiles share is done once', async () => {
  const { calls } = await checkedTogether({
    config: role('a', 'base') + role('b', 'base'),
    credentials: `[base]\n${KEYS}AKIABASE\n`,
  })
  expect(calls).toEqual([`assume ${ROLE} by AKIABASE`, `who is of ${ROLE}`, 'who is AKIABASE'])
})

it('a role that one source is not allowed to assume can be assumed by another', async () => {
  const sts = {
    ...walkPorts().sts,
    assumeRole: async (args: object, source: { accessKeyId: string }) => {
      if (source.accessKeyId === 'AKIABAD') throw new ServiceError('AccessDenied', 'no', { status: 403 })
      return walkPorts().sts.assumeRole(args as never, source as never, new AbortController().signal)
    },
  }
  const { results } = await checkedTogether(
    {
      config: role('a', 'bad') + role('b', 'good'),
      credentials: `[bad]\n${KEYS}AKIABAD\n[good]\n${KEYS}AKIAGOOD\n`,
    },
    () => ({ sts }),
  )
  expect(results.a?.error?.code).toBe('AccessDenied')
  expect(results.b?.error).toBeNull()
})

it('an error that several profiles share is attributed to each one’s own link', async () => {
  const expired = new ServiceError('ExpiredToken', 'no', { status: 403 })
  const sts = { ...walkPorts().sts, assumeRole: () => Promise.reject(expired) }
  const outer = role('outer', 'inner').replace('/R', '/Outer')
  const { results } = await checkedTogether(
    { config: role('inner', 'base') + outer, credentials: `[base]\n${KEYS}AKIABASE\n` },
    () => ({ sts }),
  )
  expect([results.inner?.failedLink, results.outer?.failedLink]).toEqual([2, 4])
})

it.each([
  ['a', 'b'],
  ['b', 'a'],
])('keys with a session token are not the same as without: %s before %s', async (...names) => {
  const token = { a: 'aws_session_token = t\n', b: '' }
  const credentials = names.map((name) => `[${name}]\n${KEYS}ASIASAME\n${token[name as 'a']}`).join('')
  const { results } = await checkedTogether({ credentials }, () => refusesWithoutToken)
  expect(results.a?.error).toBeNull()
  expect(results.b?.error?.code).toBe('InvalidClientTokenId')
})

it.each([
  ['keys', { credentials: `[a]\n${KEYS}AKIASAME\n[b]\n${KEYS}AKIASAME\n` }, 'who is AKIASAME'],
  ['the instance', { config: '[profile a]\n[profile b]\n' }, 'instance'],
])('requests with another route are not shared: %s', async (_, files, call) => {
  const asked = async (routeOf: (name: string) => string) =>
    (
      await checkedTogether(files, (name) => ({
        routes: { sts: routeOf(name), portal: '', signin: '', metadata: routeOf(name) },
      }))
    ).calls.filter((each) => each === call)
  expect(await asked(() => 'same')).toHaveLength(1)
  expect(await asked((name) => name)).toHaveLength(2)
})
