import { describe, expect, it } from 'vitest'
import { settingValue } from '../../src/profiles/profile.ts'
import { sameChainKeys } from '../../src/profiles/same-chain.ts'
import { entryOf, type Files, readFiles } from '../support/files/read-files.ts'

const KEYS = 'aws_access_key_id = A\naws_secret_access_key = s\n'
const SSO = 'sso_session = s\nsso_account_id = 1\nsso_role_name = R\n'
const WEB = 'role_arn = arn:aws:iam::111122223333:role/R\nweb_identity_token_file = /t\n'
const two = (one: string, other: string, rest = ''): Files => ({
  config: `[profile a]\n${one}[profile b]\n${other}${rest}`,
})

/** True where the chain of b may be taken for that of a. */
function areAlike(files: Files): boolean {
  const { profiles } = readFiles(files)
  const sameChainKey = sameChainKeys(profiles)
  const [a, b] = ['a', 'b'].map((name) => {
    const profile = profiles.byName.get(name)
    return profile ? sameChainKey(profile) : null
  })
  return a !== null && a === b
}

describe('two profiles are alike', () => {
  it.each<[what: string, files: Files]>([
    ['with the same settings', two(SSO, SSO)],
    ['with another account and role', two(SSO, SSO.replace('= 1', '= 2').replace('= R', '= S'))],
    ['with another region and output, or none', two(`region = x\n${SSO}`, `${SSO}output = json\n`)],
    ['without settings', two('', 'region = x\n')],
    ['with another command', two('credential_process = x\n', 'credential_process = y\n')],
    ['with another web identity', two(WEB, WEB.replace('role/R', 'role/S').replace('/t', '/u'))],
    [
      'with other keys, in either or both files',
      { ...two('region = x\n', ''), credentials: `[a]\n${KEYS}[b]\n${KEYS.replace('= A', '= B')}` },
    ],
  ])('%s', (_, files) => {
    expect(areAlike(files)).toBe(true)
  })
})

describe('two profiles are not alike', () => {
  it.each<[what: string, files: Files]>([
    ['with another session', two(SSO, SSO.replace('= s', '= t'))],
    ['where one names no role', two(SSO, SSO.replace('sso_role_name = R\n', ''))],
    [
      'with an account that their session names too',
      two(SSO, SSO.replace('= 1', '= 2'), '[sso-session s]\nsso_account_id = 1\n'),
    ],
    ['where one has more settings', two(SSO, `${SSO}credential_process = x\n`)],
    ['where one cannot run its command', two('credential_process = x\n', 'credential_process = "x\n')],
    ['where one names no role', two(WEB, WEB.replace('arn:', ''))],
    ['where one has a session token', two(`${KEYS}aws_session_token = t\n`, `${KEYS}aws_session_token =\n`)],
    ['with a source profile', two('source_profile = c\n', 'source_profile = c\n')],
    ['with a value of several lines', two('region = x\n  y\n', 'region = x\n  y\n')],
    [
      'where one stands in both files',
      { ...two('region = x\n', 'region = x\n'), credentials: `[b]\n${KEYS}` },
    ],
    [
      'where one stands there twice',
      two('region = x\n', 'region = x\n[profile b]\ncredential_process = x\n'),
    ],
    ['where [DEFAULT] gives them more', two('region = x\n', 'region = x\n', '[DEFAULT]\nregion = y\n')],
  ])('%s', (_, files) => {
    expect(areAlike(files)).toBe(false)
  })
})

it('a value of a profile is that of the file that wins', () => {
  const files = { config: '[profile a]\nregion = x\noutput = json\n', credentials: '[a]\nregion = y\n' }
  const { profile } = entryOf(readFiles(files), 'a')
  expect(['region', 'output', 'cli_pager'].map((key) => settingValue(profile, key))).toEqual([
    'y',
    'json',
    undefined,
  ])
})
