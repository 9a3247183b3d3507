import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { registrationCacheName, registrationText } from '../../../src/session/cache/registration-cache.ts'
import { tokenText } from '../../../src/session/cache/token-text.ts'
import { LEGACY, TARGET } from '../../support/session/login-session.ts'
import { NOW } from '../../support/state/state.ts'

const registration = { clientId: 'id', clientSecret: 'secret', expiresAt: NOW + 999 }
const token = { accessToken: 'access', expiresIn: 28_800, refreshToken: 'refresh' }
const text = (existing: string | null, issued: Parameters<typeof tokenText>[3] = token) =>
  tokenText(existing === null ? undefined : { text: existing }, TARGET, registration, issued, NOW + 999)

describe('the token’s file', () => {
  it('is what the AWS CLI writes: one line, its keys, UTC dates to the second', () => {
    expect(text(null)).toBe(
      '{"startUrl":"https://d-1234567890.awsapps.com/start","region":"us-east-1","accessToken":"access",' +
        '"expiresAt":"2026-11-23T20:00:00Z","clientId":"id","clientSecret":"secret",' +
        '"registrationExpiresAt":"2026-11-23T12:00:00Z","refreshToken":"refresh"}',
    )
  })

  it('keeps the fields of other tools', () => {
    const before = JSON.stringify({
      accessToken: 'old',
      note: { of: ['another', 'tool'] },
      refreshToken: 'old',
    })
    expect(JSON.parse(text(before))).toMatchObject({
      accessToken: 'access',
      refreshToken: 'refresh',
      note: { of: ['another', 'tool'] },
    })
  })

  it('drops the old refresh token if the answer has none', () => {
    const after = JSON.parse(text('{"refreshToken":"old"}', { ...token, refreshToken: null }))
    expect(after).not.toHaveProperty('refreshToken')
  })

  it.each(['', '{', '[]', 'null', '"text"', '\0'])('replaces %j', (before) => {
    expect(text(before)).toBe(text(null))
  })
})

describe('the registration’s file', () => {
  it('has the AWS CLI’s fields, and scopes only if there are any', () => {
    expect(registrationText(registration, ['a', 'b'])).toBe(
      '{"clientId":"id","clientSecret":"secret","expiresAt":"2026-11-23T12:00:00Z","scopes":["a","b"]}',
    )
    expect(registrationText(registration, [])).not.toContain('scopes')
  })

  it('has a name of its own for every session, region, scope and start URL', () => {
    const names = [
      TARGET,
      LEGACY,
      { ...TARGET, ssoSession: 'other' },
      { ...TARGET, region: 'eu-west-1' },
      { ...TARGET, scopes: ['sso:account:access', 'codewhisperer:completions'] },
      { ...TARGET, startUrl: `${TARGET.startUrl}/` },
    ].map((each) => registrationCacheName(each))
    expect(new Set(names).size).toBe(names.length)
    for (const name of names) expect(name).toMatch(/^[\da-f]{40}\.json$/)
  })

  it('is not the AWS CLI’s own, which its browser logins would overwrite', () => {
    // sha1 of botocore's {"region": …, "scopes": …, "session_name": …, "startUrl": …, "tool": "botocore"}
    const theirs =
      '{"region": "us-east-1", "scopes": ["sso:account:access"], "session_name": "my-sso", "startUrl": "https://d-1234567890.awsapps.com/start", "tool": "TOOL"}'
    const sha1 = (tool: string) =>
      `${createHash('sha1').update(theirs.replace('TOOL', tool)).digest('hex')}.json`
    expect(registrationCacheName(TARGET)).toBe(sha1('awsprof'))
    expect(registrationCacheName(TARGET)).not.toBe(sha1('botocore'))
  })
})
