import { describe, expect, it } from 'vitest'
import type { WalkPorts } from '../../../src/session/ports.ts'
import { ServiceError } from '../../../src/session/service-error.ts'
import { check } from '../../../src/session/walk/check.ts'
import { createMemo } from '../../../src/session/walk/memo.ts'
import { devicesInCommon } from '../../../src/session/walk/mfa-devices.ts'
import { profileIndexOf } from '../../support/session/check-profile.ts'
import { walkPorts } from '../../support/session/walk-ports.ts'

const DEVICE = 'arn:aws:iam::111122223333:mfa/me'
const arn = (name: string) => `arn:aws:iam::111122223333:role/${name}`
const role = (name: string) =>
  `[profile ${name}]\nrole_arn = ${arn(name)}\nsource_profile = base\nmfa_serial = ${DEVICE}\n`
const KEYS = '[base]\naws_access_key_id = AKIABASE\naws_secret_access_key = s\n'
const refused = (message: string) => new ServiceError('AccessDenied', message, { status: 403 })
const WRONG = 'MultiFactorAuthentication failed with invalid MFA one time pass code.'

/** Checks all profiles with a device at once, as one run does. */
async function checkedTogether(
  names: readonly string[],
  change: (ports: WalkPorts) => Partial<WalkPorts> = () => ({}),
  credentials = KEYS,
) {
  const { profiles, profileIndex } = profileIndexOf({ config: names.map(role).join(''), credentials })
  const entries = profileIndex.entries.filter(({ profile }) => names.includes(profile.name))
  const calls: string[] = []
  const plain = walkPorts({ roles: null })
  const mfaCode: WalkPorts['mfaCode'] = async (serial, _, { roleArn, isShared }) => {
    calls.push(`code of ${serial} for ${isShared ? 'all' : roleArn}`)
    return '123456'
  }
  const ports = { ...plain, mfaCode, ...change({ ...plain, mfaCode }) }
  const run = {
    profiles,
    ports,
    memo: createMemo(),
    signal: new AbortController().signal,
    sharedDevices: devicesInCommon(profiles, entries),
    onLink: () => {},
    refusal: null,
  }
  const results = await Promise.all(entries.map((entry) => check(entry, run)))
  return { errors: results.map(({ error }) => error?.code ?? null), calls: [...calls, ...plain.calls] }
}

describe('a device that one role needs', () => {
  it('sends its code with the role, as the AWS CLI does', async () => {
    const { calls } = await checkedTogether(['a'])
    expect(calls.slice(0, 2)).toEqual([
      `code of ${DEVICE} for ${arn('a')}`,
      `assume ${arn('a')} by AKIABASE with 123456`,
    ])
  })
})

describe('a device that several roles need', () => {
  it('is asked for one code, which buys a session for all of them', async () => {
    const { calls, errors } = await checkedTogether(['a', 'b', 'c'])
    expect(errors).toEqual([null, null, null])
    expect(calls.filter((each) => !each.startsWith('who is'))).toEqual([
      `code of ${DEVICE} for all`,
      `session of ${DEVICE} with 123456 by AKIABASE`,
      `assume ${arn('a')} by session of AKIABASE`,
      `assume ${arn('b')} by session of AKIABASE`,
      `assume ${arn('c')} by session of AKIABASE`,
    ])
  })

  it('is asked for another if the first was wrong', async () => {
    let tries = 0
    const { calls, errors } = await checkedTogether(['a', 'b'], ({ sts }) => ({
      sts: {
        ...sts,
        sessionToken: async (...args) => {
          if (++tries === 1) throw refused(WRONG)
          return sts.sessionToken(...args)
        },
      },
    }))
    expect(errors).toEqual([null, null])
    expect(calls.filter((each) => each.startsWith('code'))).toHaveLength(2)
  })

  it('fails for all of them if there is no code, and asks no more', async () => {
    let asked = 0
    const { errors } = await checkedTogether(['a', 'b', 'c'], () => ({
      mfaCode: async () => {
        asked++
        throw refused('nobody is there')
      },
    }))
    expect(asked).toBe(1)
    expect(errors).not.toContain(null)
  })

  it.each([
    ['a policy that forbids sessions', KEYS, refused('not authorized to perform: sts:GetSessionToken')],
    ['a service that knows no sessions', KEYS, new ServiceError('InvalidAction', 'what?', { status: 400 })],
    ['temporary keys, which get none', `${KEYS}aws_session_token = t\n`, new Error('it was asked')],
  ])('goes on with a code a role at %s', async (_, credentials, error) => {
    const { calls, errors } = await checkedTogether(
      ['a', 'b'],
      ({ sts }) => ({
        sts: {
          ...sts,
          sessionToken: async () => {
            throw error
          },
        },
      }),
      credentials,
    )
    expect(errors).toEqual([null, null])
    expect(calls).toContain(`assume ${arn('b')} by AKIABASE with 123456`)
  })
})
