import { afterAll, describe, expect, it } from 'vitest'
import { type Home, type HomeOptions, makeHome, removeHomes } from '../support/files/home.ts'
import { runProgram } from '../support/program/run.ts'
import { jsonOf, runInHome } from '../support/program/run-in-home.ts'

afterAll(removeHomes)

const ID = 'AKIAIOSFODNN7EXAMPLE'
const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
const KEYS = `aws_access_key_id = ${ID}\naws_secret_access_key = ${SECRET}\n`
const CONFIG = '# mine\n[default]\nregion = eu-west-1\n'

function given(source: string | Uint8Array, options: HomeOptions = {}) {
  const home = makeHome({ config: CONFIG, ...options })
  home.write('source', source)
  const run = (...args: string[]) => runInHome(home, 'import', home.path('source'), ...args)
  return { home, run, config: () => home.read('.aws/config'), credentials: () => credentialsOf(home) }
}

function credentialsOf(home: Home): string | null {
  return home.exists('.aws/credentials') ? home.read('.aws/credentials') : null
}

describe.concurrent('awsprof import', () => {
  it.each<[string, string, string[], string]>([
    ['a CSV', `User name,Access key ID,Secret access key\nalice,${ID},${SECRET}\n`, [], 'alice'],
    [
      'a CSV with a byte order mark and CRLF',
      `\ufeffUser name,Access key ID,Secret access key\r\nalice,${ID},${SECRET}\r\n`,
      [],
      'alice',
    ],
    [
      'a CSV without user names',
      `Access key ID,Secret access key\r\n${ID},${SECRET}`,
      ['--profile', 'alice'],
      'alice',
    ],
    [
      'a CSV of a user under another name',
      `Access key ID,Secret access key, User name\n"${ID}",${SECRET},alice\n`,
      ['--profile', 'work'],
      'work',
    ],
    [
      'export lines',
      `export AWS_ACCESS_KEY_ID="${ID}"\nexport AWS_SECRET_ACCESS_KEY="${SECRET}"\n`,
      ['--profile', 'alice'],
      'alice',
    ],
    [
      'JSON',
      `{"AccessKey": {"AccessKeyId": "${ID}", "SecretAccessKey": "${SECRET}"}}`,
      ['--profile', 'a b'],
      'a b',
    ],
    ['a section of the access portal', `[111122223333_Admin]\n${KEYS}`, [], '111122223333_Admin'],
  ])('takes the keys of %s into the credentials file', async (_, source, args, name) => {
    const { run, config, credentials } = given(source)
    const result = await run(...args, '--yes', '--json')
    expect(jsonOf(result)).toEqual({
      added: [{ name, account: null, role: null }],
      unchanged: 0,
      removed: [],
      skipped: [],
    })
    expect([result.exitCode, config(), credentials()]).toEqual([0, CONFIG, `[${name}]\n${KEYS}`])
    expect(result.stderr).toContain(`+ [${name}]`)
    expect(result.stderr).not.toContain(SECRET)
    const again = await run(...args, '--json')
    expect(jsonOf(again)).toMatchObject({ added: [], unchanged: 1 })
  })

  it('reads standard input', async () => {
    const home = makeHome({ config: CONFIG })
    const input = `export AWS_ACCESS_KEY_ID=${ID}\nexport AWS_SECRET_ACCESS_KEY=${SECRET}\n`
    const args = ['import', '-', '--profile', 'work', '--yes']
    const result = await runProgram(args, { env: home.env, input })
    expect([result.exitCode, result.stdout]).toEqual([0, ''])
    expect(result.stderr).toMatch(/awsprof: 1 profile added, 0 unchanged\n$/)
    expect(credentialsOf(home)).toBe(`[work]\n${KEYS}`)
  })

  const SOURCE = `[sso-session acme]
sso_start_url = https://acme.awsapps.com/start
sso_region = us-east-1
[sso-session other]
sso_start_url = https://other.awsapps.com/start
sso_region = us-east-1
[services local]
s3 =
  endpoint_url = http://127.0.0.1:9000
[profile deploy]
role_arn = arn:aws:iam::444455556666:role/ops/Deploy
source_profile = base
services = local
[profile base]
sso_session = acme
sso_account_id = 111122223333
sso_role_name = Admin
region = eu-west-1 # home
s3 =
  max_queue_size = 10
[profile else]
region = eu-west-2
${KEYS}`
  const BASE = `[profile base]
sso_session = acme
sso_account_id = 111122223333
sso_role_name = Admin
region = eu-west-1
s3 =
    max_queue_size = 10
`
  const ACME = '[sso-session acme]\nsso_start_url = https://acme.awsapps.com/start\nsso_region = us-east-1\n'

  it('takes over a config file, the keys into the credentials file', async () => {
    const { run, config, credentials } = given(SOURCE)
    expect(jsonOf(await run('--yes', '--json'))).toEqual({
      added: [
        { name: 'base', account: '111122223333', role: 'Admin' },
        { name: 'deploy', account: '444455556666', role: 'Deploy' },
        { name: 'else', account: null, role: null },
      ],
      unchanged: 0,
      removed: [],
      skipped: [],
    })
    expect(credentials()).toBe(`[else]\n${KEYS}`)
    expect(config().startsWith(CONFIG)).toBe(true)
    for (const part of [
      ACME,
      BASE,
      '[services local]\ns3 =\n    endpoint_url = http://127.0.0.1:9000\n',
      '[profile else]\nregion = eu-west-2\n',
    ])
      expect(config()).toContain(part)
    const before = config()
    expect(jsonOf(await run('--yes', '--json'))).toMatchObject({ added: [], unchanged: 3, skipped: [] })
    expect(config()).toBe(before)
  })

  it('takes over one profile with its source and what they refer to', async () => {
    const { run, config, credentials } = given(SOURCE)
    await run('--profile', 'deploy', '--yes')
    expect(config()).toMatch(
      /\[sso-session acme\](.*\n)*\[services local\](.*\n)*\[profile base\](.*\n)*\[profile deploy\]/,
    )
    expect(config()).not.toMatch(/other|else/)
    expect(credentials()).toBe(null)
    const wrong = await run('--profile', 'nobody', '--yes')
    expect([wrong.exitCode, wrong.stderr]).toEqual([
      2,
      expect.stringMatching(/has no profile nobody; it has deploy, base, else\n$/),
    ])
  })

  it('joins the two files of another machine', async () => {
    const { home, run, config, credentials } = given(
      '[profile work]\nregion = eu-west-2\n[default]\noutput = json\n',
    )
    await run('--yes')
    home.write('source', `[work]\n${KEYS}`)
    expect(jsonOf(await run('--yes', '--json'))).toMatchObject({ added: [{ name: 'work' }], skipped: [] })
    expect([config(), credentials()]).toEqual([
      `${CONFIG}output = json\n\n[profile work]\nregion = eu-west-2\n`,
      `[work]\n${KEYS}`,
    ])
  })

  describe('a name that is taken', () => {
    const old =
      '[work]\n# since May\naws_access_key_id = ASIAOLDOLDOLDOLDOLD1\naws_secret_access_key = old\naws_session_token = old\n'
    const mine = {
      config: `${CONFIG}\n[profile work]\noutput = json\n`,
      credentials: `${old}\n[next]\n${KEYS}`,
    }

    it('is skipped with its reason', async () => {
      const { run, credentials } = given(`[work]\n${KEYS}`, mine)
      const result = await run('--json')
      expect(jsonOf(result)).toMatchObject({
        added: [],
        skipped: [{ name: 'work', reason: expect.stringContaining('--on-clash') }],
      })
      expect([result.exitCode, credentials()]).toEqual([0, mine.credentials])
    })

    it('has its keys replaced, and no token of the old ones', async () => {
      const { run, config, credentials } = given(`[work]\n${KEYS}`, mine)
      const result = await run('--on-clash', 'replace', '--yes', '--json')
      expect(jsonOf(result)).toMatchObject({ added: [{ name: 'work' }], skipped: [] })
      expect([config(), credentials()]).toEqual([
        mine.config,
        `[work]\n# since May\n${KEYS}\n[next]\n${KEYS}`,
      ])
    })

    it('gets its keys out of the config file, where they would be read apart', async () => {
      const { run, config, credentials } = given(`[work]\n${KEYS}`, {
        config:
          '[profile work]\naws_access_key_id = AKIAOLD\naws_secret_access_key = old\nregion = eu-west-1\n',
      })
      await run('--on-clash', 'replace', '--yes')
      expect([config(), credentials()]).toEqual(['[profile work]\nregion = eu-west-1\n', `[work]\n${KEYS}`])
    })

    it('is replaced whole by a profile that is more than keys', async () => {
      const { run, config, credentials } = given(SOURCE, {
        config: `${ACME}[profile base]\nrole_arn = arn:aws:iam::111122223333:role/X\nsource_profile = next\nregion = eu-west-1\n`,
        credentials: `[base]\n${KEYS}`,
      })
      await run('--profile', 'base', '--on-clash', 'replace', '--yes')
      expect(credentials()).toBe('[base]\n')
      for (const line of BASE.trim().split('\n')) expect(config()).toContain(line)
      expect(config()).not.toMatch(/role_arn|source_profile/)
    })

    it('is left, and the import gets another, to which what is imported refers', async () => {
      const { run, config } = given(SOURCE, {
        config:
          '[sso-session acme]\nsso_start_url = https://mine.awsapps.com/start\nsso_region = us-east-1\n[profile base]\nsso_session = acme\n',
      })
      const args = ['--profile', 'deploy', '--on-clash', 'rename', '--yes', '--json']
      expect(jsonOf(await run(...args))).toMatchObject({ added: [{ name: 'base-2' }, { name: 'deploy' }] })
      expect(config()).toMatch(/\[sso-session acme-2\]\nsso_start_url = https:\/\/acme/)
      expect(config()).toMatch(/\[profile base-2\]\nsso_session = acme-2\n/)
      expect(config()).toMatch(/\[profile deploy\]\n.*\nsource_profile = base-2\n/)
      expect(jsonOf(await run(...args))).toMatchObject({ added: [], unchanged: 2 })
    })

    it('of a session is skipped with the profiles that need it', async () => {
      const { run } = given(SOURCE, {
        config:
          '[sso-session acme]\nsso_start_url = https://mine.awsapps.com/start\nsso_region = us-east-1\n',
      })
      expect(jsonOf(await run('--profile', 'deploy', '--yes', '--json'))).toMatchObject({
        skipped: [
          { name: 'sso-session acme' },
          { name: 'base', reason: 'it needs sso-session acme, which is skipped' },
          { name: 'deploy', reason: 'it needs base, which is skipped' },
        ],
      })
    })
  })

  it('asks only on a terminal: without one, and without --yes, nothing is written', async () => {
    const { run, credentials } = given(`[work]\n${KEYS}`)
    const result = await run('--json')
    expect([result.exitCode, result.stdout, credentials()]).toEqual([2, '', null])
    expect(result.stderr).toMatch(/--yes writes it\n$/)
    expect(result.stderr).not.toContain(SECRET)
  })

  it('skips what cannot be written, and takes the rest', async () => {
    const { run, credentials } = given(`[a"b]\n${KEYS}[two]\n${KEYS}  more\n[three]\n${KEYS}oops\n`)
    const result = jsonOf(await run('--yes', '--json')) as { skipped: { name: string }[] }
    expect(result.skipped.map(({ name }) => name)).toEqual(['line 11', 'a"b', 'two'])
    expect(credentials()).toBe(`[three]\n${KEYS}`)
  })

  it.each<[string, string | Uint8Array, string[], number, RegExp]>([
    ['nothing', ' \n', [], 1, /is empty\n$/],
    ['prose', 'hello\n', [], 1, /holds no profile/],
    ['binary', new Uint8Array([0, 255, 1, 254]), [], 1, /holds no profile/],
    [
      'half a key',
      `export AWS_ACCESS_KEY_ID=${ID}\n`,
      ['--profile', 'x'],
      1,
      /sets no aws_secret_access_key/,
    ],
    ['half a CSV', 'User name,Access key ID\na,b\n', [], 1, /has no column “Secret access key”/],
    ['an empty CSV', 'Access key ID,Secret access key\n', [], 1, /no key below them/],
    [
      'keys without a name',
      `Access key ID,Secret access key\n${ID},${SECRET}\n`,
      [],
      2,
      /add --profile NAME/,
    ],
    ['a wrong name', `[x]\n${KEYS}`, ['--profile', 'a]'], 2, /--profile: a name cannot contain \]/],
    ['a wrong choice', `[x]\n${KEYS}`, ['--on-clash', 'ask'], 2, /Allowed choices are skip, replace, rename/],
  ])('refuses %s', async (_, source, args, status, message) => {
    const { run, config, credentials } = given(source)
    const result = await run(...args, '--yes')
    expect([result.exitCode, result.stdout, config(), credentials()]).toEqual([status, '', CONFIG, null])
    expect(result.stderr).toMatch(message)
    expect(result.stderr).not.toContain(SECRET)
  })

  it('takes the name of the user from that of the console’s file', async () => {
    const { home, credentials } = given('')
    home.write('alice_accessKeys.csv', `Access key ID,Secret access key\n${ID},${SECRET}\n`)
    await runInHome(home, 'import', home.path('alice_accessKeys.csv'), '--yes')
    expect(credentials()).toBe(`[alice]\n${KEYS}`)
  })

  it('says which file is not there, and writes nothing with --read-only', async () => {
    const { home, credentials } = given(`[work]\n${KEYS}`)
    const missing = await runInHome(home, 'import', '/nowhere', '--yes')
    expect([missing.exitCode, missing.stderr]).toEqual([
      1,
      'awsprof: cannot read /nowhere: there is no such file\n',
    ])
    const readOnly = await runInHome(home, '--read-only', 'import', home.path('source'), '--yes')
    expect([readOnly.exitCode, credentials()]).toEqual([1, null])
  })
})
