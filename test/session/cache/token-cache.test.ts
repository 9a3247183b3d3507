import { expect, it } from 'vitest'
import { accessTokenOf } from '../../../src/session/cache/token-cache.ts'
import { ssoTokenFile } from '../../support/aws/cli-caches.ts'
import { cachesOf } from '../../support/state/state.ts'

const source = { ssoSession: 's', startUrl: 'https://x.awsapps.com/start', region: 'us-east-1' }

it.each<[what: string, files: Readonly<Record<string, object | string>>, token: string]>([
  ['a token', { [ssoTokenFile('s')]: { accessToken: 'the-token' } }, 'the-token'],
  ['no file', {}, ''],
  ['another session’s file', { [ssoTokenFile('t')]: { accessToken: 'the-token' } }, ''],
  ['a damaged file', { [ssoTokenFile('s')]: '{' }, ''],
  ['a token that is no text', { [ssoTokenFile('s')]: { accessToken: 5 } }, ''],
  ['no token', { [ssoTokenFile('s')]: {} }, ''],
])('the access token is empty if there is none: %s', (_, sso, token) => {
  expect(accessTokenOf(cachesOf({ sso }), source)).toBe(token)
})
