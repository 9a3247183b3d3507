import { afterEach, describe, expect, it } from 'vitest'
import { makeHome, removeHomes } from '../support/files/home.ts'
import { runInHome } from '../support/program/run-in-home.ts'

afterEach(removeHomes)

describe('with --redact, stderr holds no account id either', () => {
  const ID = '111122223333'
  const config = [
    `[profile dev-${ID}]`,
    `role_arn = arn:aws:iam::${ID}:role/R`,
    `mfa_serial = arn:aws:iam::${ID}:mfa/me`,
    'credential_source = Environment',
    '[profile dashed-1111-2222-3333]',
    `credential_process = no-such-tool-${ID}`,
    `[sso-session ${ID}]`,
    'sso_start_url = http://127.0.0.1:1/start',
    'sso_region = us-east-1',
    '',
  ].join('\n')

  it.each([
    [['show', `dev-${ID}x`]],
    [['check', 'dashd-1111-2222-3333']],
    [['export', 'dashed-1111-2222-3333']],
    [['set', `none-${ID}`, 'region', 'x']],
    [['set', 'a', 'b', 'c', `1111 2222 3333`]],
    [['logout', '--sso-session', ID]],
    [['login', '--sso-session', `1111-2222-3333`]],
    [[`--bogus-${ID}`]],
    [[`bogus-${ID}`]],
    [['list', ID]],
    [['list', '--config-file', `/dev/null/${ID}`]],
  ])('%j', async (args) => {
    const { stdout, stderr } = await runInHome(makeHome({ config }), '--redact', ...args)
    expect(stdout + stderr).not.toMatch(/1111[- ]?2222/)
  })

  it('a question for a code and a warning hold none', async () => {
    const home = makeHome({
      config,
      env: {
        AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
        AWS_SECRET_ACCESS_KEY: 'x',
        AWS_ENDPOINT_URL_STS: 'http://127.0.0.1:1',
      },
    })
    const { stderr } = await runInHome(home, '--redact', 'export', `dev-${ID}`)
    expect(stderr).toContain('arn:aws:iam::********3333:mfa/me')
  })
})

it('stderr holds no secret of an argument or a helper', async () => {
  const home = makeHome({ config: '[profile a]\ncredential_process = tool\n' })
  home.write('bin/tool', '#!/bin/sh\necho "401 Authorization: Bearer abc.hunter2" >&2; exit 1\n', 0o755)
  const env = { ...home.env, PATH: `${home.path('bin')}:${process.env.PATH}` }
  const { stderr } = await runInHome({ ...home, env }, 'export', 'a')
  expect(stderr).toMatch(/exited with status 1: 401 Authorization: \*{16}/)
  expect(stderr).not.toContain('hunter2')
  const wrong = await runInHome(home, 'list', '--token=hunter2')
  expect(wrong.stderr).toMatch(/unknown option '--token=\*{16}/)
})

describe('what a terminal would obey', () => {
  const HOSTILE = '\u009b31m\u202e\u200b\u007f'
  const config = `[profile a${HOSTILE}]\nregion = x${HOSTILE}\nregoin = y\n`

  it.each([[['list', '--json']], [['show', `a${HOSTILE}`, '--json']], [['lint', '--json']]])(
    'is escaped in the JSON of %j',
    async (args) => {
      const { stdout } = await runInHome(makeHome({ config }), ...args)
      expect(stdout).not.toMatch(/[^\n\P{Cc}]|\p{Cf}/u)
      expect(stdout).toContain('a\\u009b31m\\u202e\\u200b\\u007f')
      expect(JSON.stringify(JSON.parse(stdout))).toContain(`a${HOSTILE}`)
    },
  )

  it('is escaped in the lines of login --json', async () => {
    const sso = `[sso-session s${HOSTILE}]\nsso_start_url = http://127.0.0.1:1/${HOSTILE}\nsso_region = us-east-1\n`
    const home = makeHome({ config: sso, env: { AWS_ENDPOINT_URL_SSO_OIDC: 'http://127.0.0.1:1' } })
    const { stdout } = await runInHome(home, 'login', '--json', '--sso-session', `s${HOSTILE}`)
    expect(JSON.parse(stdout)).toMatchObject({ event: 'failed' })
    expect(stdout).not.toMatch(/[^\n\P{Cc}]|\p{Cf}/u)
  })

  it('a NUL in a command, a profile’s name or a path is told in a sentence', async () => {
    const home = makeHome({
      config:
        '[profile a\0b]\ncredential_process = to\0ol --token hunter2\n[profile web]\nrole_arn = arn:aws:iam::111122223333:role/R\nweb_identity_token_file = /x\0y\n[profile ca]\nca_bundle = /x\0y\ncredential_process = x\n',
    })
    const { stdout, stderr } = await runInHome(home, 'check', '--all', '--json')
    expect(stderr).toBe('')
    const { results } = JSON.parse(stdout)
    expect(results.map((each: { error: { message: string } }) => each.error.message)).toEqual([
      expect.stringMatching(/contains a NUL character/),
      expect.stringMatching(/contains a NUL character/),
      expect.any(String),
    ])
    expect(stdout).not.toMatch(/ERR_|hunter2/)
  })

  it('is not exported for a shell; the message names profile and field', async () => {
    const credentials = '[a]\naws_access_key_id = AKIA\naws_secret_access_key = x\u001b]0;y\n'
    const home = makeHome({ credentials })
    for (const format of ['env', 'fish', 'powershell']) {
      expect(await runInHome(home, 'export', 'a', '--format', format)).toEqual({
        exitCode: 1,
        stdout: '',
        stderr: expect.stringMatching(/the secret access key of profile a contains a control/),
      })
    }
    const { exitCode, stdout } = await runInHome(home, 'export', 'a', '--format', 'json')
    expect([exitCode, stdout.includes('\u001b')]).toEqual([0, false])
    expect(JSON.parse(stdout).SecretAccessKey).toBe('x\u001b]0;y')
  })
})
