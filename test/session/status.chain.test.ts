import { expect, it } from 'vitest'
import { loginCacheName } from '../../src/session/cache/login-cache.ts'
import { chainStatus } from '../../src/session/status.ts'
import { ssoTokenFile } from '../support/aws/cli-caches.ts'
import { entryOf, readFiles } from '../support/files/read-files.ts'
import { cachesOf, HOUR, MINUTE, NOW, type StateOptions } from '../support/state/state.ts'

const USER = 'arn:aws:iam::111122223333:user/me'
const ENDED = `aws_session_token = t\naws_expiration = ${new Date(NOW - HOUR).toISOString()}\n`
const SSO =
  'sso_start_url = https://x.awsapps.com/start\nsso_region = us-east-1\nsso_account_id = 1\nsso_role_name = R\n'

function statusOf(lines: string, caches: StateOptions['caches'] = {}) {
  const reading = readFiles({ config: `[profile p]\n${lines}` })
  return chainStatus(reading.profiles, entryOf(reading, 'p').chain, cachesOf(caches), NOW, 15 * MINUTE)
}

const [login, legacy] = [loginCacheName(USER), ssoTokenFile('https://x.awsapps.com/start')]

it.each<[what: string, lines: string, caches: StateOptions['caches'], file: string]>([
  ['a start URL', SSO, { sso: { [legacy]: '' } }, legacy],
  ['aws login', `login_session = ${USER}\n`, { login: { [login]: '' } }, login],
])('a damaged file is named for every kind of session: %s', (_, lines, caches, file) => {
  const cacheProblem = { file, reason: 'is empty' }
  expect(statusOf(lines, caches)).toEqual({ status: 'signed-out', expiresAt: null, cacheProblem })
})

it.each([
  ['a process', 'credential_process = x\n'],
  ['a role', 'role_arn = arn:aws:iam::111122223333:role/R\ncredential_source = Environment\n'],
  ['a web identity', 'role_arn = arn:aws:iam::111122223333:role/R\nweb_identity_token_file = /t\n'],
  ['nothing', ''],
])('an expiry without keys does not apply to %s', (_, lines) => {
  expect(statusOf(lines + ENDED)).toEqual({ status: 'unverified', expiresAt: null, cacheProblem: null })
})
