import { describe, expect, it } from 'vitest'
import { fixOf } from '../../../src/profiles/lint/fixes.ts'
import type { ProblemCode } from '../../../src/profiles/problem.ts'
import { mendAll } from '../../../src/session/mend-all.ts'
import { readFiles } from '../../support/files/read-files.ts'

const ROLE = 'role_arn = arn:aws:iam::111122223333:role/R\n'
const SSO = 'sso_account_id = 111122223333\nsso_role_name = R\n'
const SESSION =
  '[sso-session acme]\nsso_start_url = https://acme.awsapps.com/start\nsso_region = us-east-1\nsso_registration_scopes = sso:account:access\n'

function labels(config: string, code: ProblemCode): (string | null)[] {
  const { profiles, problems } = readFiles({ config }, { hasRegion: false })
  return problems.filter((each) => each.code === code).map((each) => fixOf(profiles, each)?.label ?? null)
}

describe('what is missing because it is misspelt gets its name', () => {
  it.each<[ProblemCode, string, string]>([
    ['no-region', '[profile a]\nregoin = eu-west-1\n', 'rename regoin to region'],
    [
      'missing-setting',
      `[profile a]\n${ROLE}source_profil = b\n[profile b]\ncredential_process = x\n`,
      'rename source_profil to source_profile',
    ],
    [
      'missing-setting',
      `[profile a]\n${ROLE}credental_source = Environment\n`,
      'rename credental_source to credential_source',
    ],
    [
      'missing-setting',
      `[profile a]\nsso_session = acme\n${SSO.replace('_role_', '_rol_')}${SESSION}`,
      'rename sso_rol_name to sso_role_name',
    ],
    [
      'missing-setting',
      `[profile a]\nsso_sesion = acme\n${SSO}${SESSION}`,
      'rename sso_sesion to sso_session',
    ],
    ['missing-setting', SESSION.replace('start_url', 'start_ulr'), 'rename sso_start_ulr to sso_start_url'],
    [
      'missing-setting',
      SESSION.replace('start_url', 'start_ulr').replace('sso_region', 'sso_regoin'),
      'rename sso_start_ulr to sso_start_url, rename sso_regoin to sso_region',
    ],
    [
      'missing-setting',
      `[profile a]\nweb_identity_token_file = /t\n${ROLE.replace('arn', 'anr')}`,
      'rename role_anr to role_arn',
    ],
    [
      'partial-keys',
      '[profile a]\naws_access_key_id = AKIAEXAMPLE7\naws_secret_acess_key = s\n',
      'rename aws_secret_acess_key to aws_secret_access_key',
    ],
    [
      'no-registration-scopes',
      SESSION.replace('scopes', 'scope'),
      'rename sso_registration_scope to sso_registration_scopes',
    ],
  ])('%s in %j', (code, config, label) => {
    expect(labels(config, code)).toContain(label)
  })
})

describe('is a problem of its own', () => {
  it.each<[string, ProblemCode, string, string | null]>([
    ['if nothing is misspelt', 'no-region', '[profile a]\noutput = json\n', null],
    ['if another section has the misspelt key', 'no-region', '[profile a]\n[profile b]\nregoin = x\n', null],
    [
      'if only one of two that are missing is misspelt',
      'missing-setting',
      '[sso-session acme]\nsso_start_ulr = https://acme.awsapps.com/start\n',
      null,
    ],
    [
      'if two lines are misspelt alike',
      'no-region',
      '[profile a]\nregoin = eu-west-1\nregon = eu-west-2\n',
      null,
    ],
  ])('%s', (_, code, config, label) => {
    expect(labels(config, code)[0]).toBe(label)
  })
})

it('lint --fix renames scopes that are misspelt, and does not add them beside', () => {
  const config = SESSION.replace('scopes', 'scope')
  const { profileIndex } = readFiles({ config })
  expect(mendAll(profileIndex).documents.config.text).toBe(SESSION)
})

it('lint --fix tells one rename once, at the misspelt line', () => {
  const { profileIndex } = readFiles({ config: '[profile a]\nregoin = eu-west-1\n' }, { hasRegion: false })
  const { fixes } = mendAll(profileIndex)
  expect(fixes.map(({ problem, fix }) => [problem.line, fix.label])).toEqual([[2, 'rename regoin to region']])
})
