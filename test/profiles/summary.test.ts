import { expect, it } from 'vitest'
import type { Summary } from '../../src/profiles/summary.ts'
import { entryOf, type Files, readFiles } from '../support/files/read-files.ts'

const KEYS = 'aws_access_key_id = AKIAEXAMPLE7\naws_secret_access_key = s\n'
const SSO = 'sso_session = s\nsso_account_id = 111122223333\nsso_role_name = Developer\n'
const SESSION = '[sso-session s]\nsso_start_url = https://x.awsapps.com/start\nsso_region = eu-west-1\n'
const LEGACY = `${SSO.replace('sso_session = s\n', '')}sso_start_url = https://x.awsapps.com/start\nsso_region = eu-west-1\n`
const ROLE = 'role_arn = arn:aws:iam::444455556666:role/team/Admin\n'
const LOGIN = 'login_session = arn:aws:iam::777788889999:user/me\n'
const NOTHING: Summary = { account: null, role: null, region: null, ssoSession: null }
const profileA = (lines: string, rest = ''): Files => ({ config: `[profile a]\n${lines}${rest}` })

it.each<[what: string, files: Files, summary: Partial<Summary>]>([
  [
    'of an sso-session, what its settings say',
    profileA(`${SSO}region = us-west-2\n`, SESSION),
    { account: '111122223333', role: 'Developer', region: 'us-west-2', ssoSession: 's' },
  ],
  [
    'of an sso-session that says account or role itself, those',
    profileA('sso_session = s\nsso_role_name = R\n', `${SESSION}sso_account_id = 999988887777\n`),
    { account: '999988887777', role: 'R', ssoSession: 's' },
  ],
  ['of a legacy profile, no session', profileA(LEGACY), { account: '111122223333', role: 'Developer' }],
  [
    'of a role, what its ARN says, and the session behind it',
    profileA(`${ROLE}source_profile = b\n${LEGACY}aws_account_id = 1\n`, `[profile b]\n${SSO}${SESSION}`),
    { account: '444455556666', role: 'Admin', ssoSession: 's' },
  ],
  [
    'of a web identity, what its ARN says',
    profileA(`${ROLE}web_identity_token_file = /t\n`),
    { account: '444455556666', role: 'Admin' },
  ],
  ['of an ARN that is none, nothing', profileA('role_arn = Admin\ncredential_source = Environment\n'), {}],
  ['of an ARN that is empty, nothing', profileA('role_arn =\ncredential_source = Environment\n'), {}],
  ['of keys, nothing', profileA(`${KEYS}region = eu-west-1\n`), { region: 'eu-west-1' }],
  [
    'of keys, the account that is written beside them',
    profileA(`${KEYS}aws_account_id = 1\n`),
    { account: '1' },
  ],
  [
    'of keys that beat a login session, not its account',
    { config: `[profile a]\n${LOGIN}`, credentials: `[a]\n${KEYS}` },
    {},
  ],
  [
    'of keys beside a session that gives but a token, nothing of it',
    profileA(`sso_session = s\n${KEYS}`, SESSION),
    {},
  ],
  ['of a login session, the account of its ARN', profileA(LOGIN), { account: '777788889999' }],
  ['of a login session, the account beside it', profileA(`${LOGIN}aws_account_id = 1\n`), { account: '1' }],
  ['of a login session without ARN, nothing', profileA('login_session = me\n'), {}],
  [
    'of a session that gives but a token, its name',
    profileA('sso_session = s\n', SESSION),
    { ssoSession: 's' },
  ],
  ['of an empty region, none', profileA('region =\n'), {}],
])('%s', (_, files, summary) => {
  expect(entryOf(readFiles(files), 'a').summary).toEqual({ ...NOTHING, ...summary })
})
