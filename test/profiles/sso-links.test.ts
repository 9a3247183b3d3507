import { expect, it } from 'vitest'
import { entryOf, type Files, readFiles } from '../support/files/read-files.ts'

const ROLE = 'role_arn = arn:aws:iam::111122223333:role/Admin\nsource_profile = b\n'
const SSO = 'sso_session = s\nsso_account_id = 111122223333\nsso_role_name = R\n'
const SESSION = '[sso-session s]\nsso_start_url = https://x.awsapps.com/start\nsso_region = eu-west-1\n'
const URL_AND_REGION = SESSION.replace('[sso-session s]\n', '')

/** The last link with what is wrong with it. */
function end(files: Files): string[] {
  const link = entryOf(readFiles(files), 'a').chain.links.at(-1)
  return [`${link?.type} ${link?.name}`, link?.problem?.message ?? '']
}

it.each<[what: string, config: string, link: string, sentence: string]>([
  [
    'the account',
    `[profile a]\nsso_session = s\nsso_role_name = R\n${SESSION}`,
    'sso-role ?/R',
    "sso_account_id must be set: it is needed to get the role's credentials.",
  ],
  [
    'the role',
    `[profile a]\nsso_session = s\nsso_account_id = 1\n${SESSION}`,
    'sso-role 1/?',
    "sso_role_name must be set: it is needed to get the role's credentials.",
  ],
  [
    'the start URL and the region of a legacy profile',
    '[profile a]\nsso_account_id = 1\nsso_role_name = R\n',
    'sso-role 1/R',
    "sso_start_url and sso_region must be set: they are needed to get the role's credentials.",
  ],
  [
    'the region of a session',
    `[profile a]\n${SSO}${SESSION.replace('sso_region = eu-west-1\n', '')}`,
    'sso-session s',
    '[sso-session s] lacks sso_region: add it.',
  ],
  [
    'all of the session of a source',
    `[profile a]\n${ROLE}[profile b]\n${SSO}[sso-session s]\n`,
    'sso-session s',
    '[sso-session s] lacks sso_start_url and sso_region: add them.',
  ],
  [
    'a session that is needed though the profile has its settings',
    `[profile a]\n${SSO}${URL_AND_REGION}[sso-session s]\n`,
    'sso-session s',
    '[sso-session s] lacks sso_start_url and sso_region: add them.',
  ],
])('what is missing is told: %s', (_, config, link, sentence) => {
  expect(end({ config })).toEqual([link, sentence])
})
