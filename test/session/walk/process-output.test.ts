import { describe, expect, it } from 'vitest'
import { processCredentials } from '../../../src/session/walk/process-output.ts'
import { WalkError } from '../../../src/session/walk/walk-error.ts'
import { NOW } from '../../support/state/state.ts'

const GOOD = { Version: 1, AccessKeyId: 'AKIAIOSFODNN7EXAMPLE', SecretAccessKey: 'top-secret' }
const read = (output: unknown) =>
  processCredentials(typeof output === 'string' ? output : JSON.stringify(output), NOW)

function answerProblem(work: () => unknown): Error {
  try {
    work()
  } catch (error) {
    return error as Error
  }
  throw new Error('nothing was thrown')
}

describe('the output of a credential_process', () => {
  it.each([
    ['keys alone', {}, { sessionToken: null, expiresAt: null }],
    ['with a session token', { SessionToken: 't' }, { sessionToken: 't', expiresAt: null }],
    ['a session token that is no text', { SessionToken: 7 }, { sessionToken: null, expiresAt: null }],
    [
      'with an end',
      { Expiration: new Date(NOW + 1000).toISOString() },
      { sessionToken: null, expiresAt: NOW + 1000 },
    ],
    [
      'with an end in the basic form',
      { Expiration: '20991231T000000Z' },
      { sessionToken: null, expiresAt: Date.UTC(2099, 11, 31) },
    ],
    ['with null for its end', { Expiration: null }, { sessionToken: null, expiresAt: null }],
  ])('%s', (_, more, wanted) => {
    expect(read({ ...GOOD, ...more })).toEqual({
      accessKeyId: GOOD.AccessKeyId,
      secretAccessKey: GOOD.SecretAccessKey,
      ...wanted,
    })
  })

  it.each([
    ['nothing', '', 'not a JSON object'],
    ['no JSON', 'top-secret', 'not a JSON object'],
    ['a list', [GOOD], 'not a JSON object'],
    ['null', 'null', 'not a JSON object'],
    ['another version', { ...GOOD, Version: 2 }, 'Version is not 1'],
    ['its version as text', { ...GOOD, Version: '1' }, 'Version is not 1'],
    ['no access key', { ...GOOD, AccessKeyId: undefined }, 'AccessKeyId is missing'],
    ['an empty access key', { ...GOOD, AccessKeyId: '' }, 'AccessKeyId is missing'],
    ['a secret that is no text', { ...GOOD, SecretAccessKey: 1 }, 'SecretAccessKey is missing'],
    ['an end that is no time', { ...GOOD, Expiration: 'soon' }, 'not an ISO 8601 time'],
    ['an end without a zone', { ...GOOD, Expiration: '2099-01-01T00:00:00' }, 'has no time zone'],
    ['an end that is past', { ...GOOD, Expiration: new Date(NOW).toISOString() }, 'have expired'],
  ])('rejected: %s', (_, output, reason) => {
    const fault = answerProblem(() => read(output))
    expect(fault).toBeInstanceOf(WalkError)
    expect(fault.message).toContain(reason)
    expect(fault.message).not.toContain('top-secret')
  })
})
