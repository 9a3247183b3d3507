import { statSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import type { StandIn } from '../../src/demo/stand-in.ts'
import type { Account } from '../../src/demo/world.ts'
import { ssoToken, ssoTokenFile } from '../support/aws/cli-caches.ts'
import { closeStandIns, openStandIn } from '../support/aws/stand-ins.ts'
import { type Home, makeHome, removeHomes } from '../support/files/home.ts'
import { jsonOf, runInHome } from '../support/program/run-in-home.ts'
import { HOUR } from '../support/state/state.ts'

afterAll(() => {
  closeStandIns()
  removeHomes()
})

const SESSION = `[sso-session corp]
sso_start_url = https://corp.awsapps.com/start
sso_region = us-east-1
`
const DEV: Account = { id: '111122223333', name: 'Dev', email: 'dev@x.example', roles: ['ReadOnly', 'Admin'] }
const PROD: Account = { id: '444455556666', name: 'Prod EU', email: 'prod@x.example', roles: ['Admin'] }

interface Given {
  readonly home: Home
  readonly standIn: StandIn
  run(...args: string[]): ReturnType<typeof runInHome>
  config(): string
}

async function given(
  accounts: readonly Account[] = [DEV, PROD],
  config: string = SESSION,
  env: Readonly<Record<string, string>> = {},
): Promise<Given> {
  const standIn = await openStandIn({ accounts, accessTokens: { token: Date.now() + HOUR } })
  const token = ssoToken({ accessToken: 'token', expiresAt: new Date(Date.now() + HOUR) })
  const home = makeHome({
    config,
    ssoCache: { [ssoTokenFile('corp')]: token },
    env: { ...standIn.environment(), ...env },
  })
  const run = (...args: string[]) => runInHome(home, 'populate', ...args)
  return { home, standIn, run, config: () => home.read('.aws/config') }
}

const profile = (name: string, { id }: Account, role: string, more = '') =>
  `\n[profile ${name}]\nsso_session = corp\nsso_account_id = ${id}\nsso_role_name = ${role}\n${more}`

describe.concurrent('awsprof populate', () => {
  it('shows the diff, writes a profile for each role, and the second time nothing', async () => {
    const { run, config } = await given()
    const first = await run('corp', '--region', 'eu-west-1', '--yes', '--json')
    expect(jsonOf(first)).toEqual({
      added: [
        { name: 'Dev-Admin', account: DEV.id, role: 'Admin' },
        { name: 'Dev-ReadOnly', account: DEV.id, role: 'ReadOnly' },
        { name: 'Prod-EU-Admin', account: PROD.id, role: 'Admin' },
      ],
      unchanged: 0,
      removed: [],
      skipped: [],
    })
    expect(first.exitCode).toBe(0)
    expect(first.stderr).toContain('+ [profile Dev-Admin]')
    const region = 'region = eu-west-1\n'
    const expected =
      SESSION +
      profile('Dev-Admin', DEV, 'Admin', region) +
      profile('Dev-ReadOnly', DEV, 'ReadOnly', region) +
      profile('Prod-EU-Admin', PROD, 'Admin', region)
    expect(config()).toBe(expected)
    const second = await run('corp', '--yes', '--json')
    expect(jsonOf(second)).toEqual({ added: [], unchanged: 3, removed: [], skipped: [] })
    expect([second.exitCode, second.stderr, config()]).toEqual([0, '', expected])
  })

  it('needs --yes without a terminal, but only if there is something to write', async () => {
    const { run, config } = await given([DEV], SESSION + profile('mine', DEV, 'Admin'))
    const refused = await run('corp', '--json')
    expect([refused.exitCode, refused.stdout]).toEqual([2, ''])
    expect(refused.stderr).toMatch(/\+ \[profile Dev-ReadOnly\]\n(.*\n)*.*--yes writes it\n$/)
    expect(config()).toBe(SESSION + profile('mine', DEV, 'Admin'))
    expect(await run('corp', '--role', 'Admin')).toEqual({
      exitCode: 0,
      stdout: '',
      stderr: 'awsprof: 0 profiles added, 1 unchanged\n',
    })
  })

  it('keeps to the accounts and roles that are named, however often', async () => {
    const { run, standIn } = await given()
    const roles = await run(
      'corp',
      '--account',
      PROD.id,
      '--role',
      'Admin',
      '--role',
      'Nobody',
      '--yes',
      '--json',
    )
    expect(jsonOf(roles)).toMatchObject({ added: [{ name: 'Prod-EU-Admin' }] })
    expect(standIn.count('ListAccountRoles')).toBe(1)
    const both = await run('corp', '--account', PROD.id, '--account', DEV.id, '--yes', '--json')
    expect(jsonOf(both)).toMatchObject({
      added: [{ name: 'Dev-Admin' }, { name: 'Dev-ReadOnly' }],
      unchanged: 1,
    })
    const none = await run('corp', '--account', '999999999999', '--yes', '--json')
    expect([none.exitCode, none.stderr]).toEqual([
      1,
      'awsprof: the session lists no account 999999999999; there are 111122223333 (Dev), 444455556666 (Prod EU)\n',
    ])
  })

  it('says of a role that no account offers what there is', async () => {
    const { run, config } = await given()
    expect(await run('corp', '--role', 'Nope', '--yes')).toEqual({
      exitCode: 1,
      stdout: '',
      stderr:
        'awsprof: no account of the session offers the role Nope; there are Admin, ReadOnly\nawsprof: 0 profiles added, 0 unchanged\n',
    })
    const inAccount = await run('corp', '--account', PROD.id, '--role', 'ReadOnly', '--yes')
    expect([inAccount.exitCode, inAccount.stderr]).toEqual([
      1,
      expect.stringContaining('none of these accounts offers the role ReadOnly; there is Admin\n'),
    ])
    expect(config()).toBe(SESSION)
    const one = await run('corp', '--role', 'Nope', '--role', 'ReadOnly', '--yes')
    expect([one.exitCode, one.stderr]).toEqual([0, expect.stringContaining('the role Nope; there are')])
  })

  it('names by the template, and tells each name that it cannot give', async () => {
    const { run, config } = await given(
      [DEV, { ...PROD, name: 'Dev' }],
      `${SESSION}\n[profile corp.Dev.ReadOnly]\nregion = eu-west-1\n`,
    )
    const result = await run('corp', '--name', '{session}.{accountName}.{role}', '--yes', '--json')
    expect(jsonOf(result)).toMatchObject({
      added: [{ name: 'corp.Dev.Admin', account: DEV.id }],
      skipped: [
        { name: 'corp.Dev.ReadOnly', reason: expect.stringContaining('there is a profile of that name') },
        { name: 'corp.Dev.Admin', reason: expect.stringContaining(`${DEV.id}/Admin gets that name, too`) },
      ],
    })
    expect(result.stderr).toContain('awsprof: skipped corp.Dev.ReadOnly: ')
    expect(config()).toContain('[profile corp.Dev.ReadOnly]\nregion = eu-west-1\n')
  })

  it('with --prune takes away what is gone, and nothing that holds or serves more', async () => {
    const GONE = { ...DEV, id: '777788889999' }
    const mine = [
      profile('gone', GONE, 'Admin', 'region = eu-west-1\n'),
      profile('role-gone', DEV, 'Old'),
      profile('edited', GONE, 'Admin', 'output = json\n'),
      profile('noted', GONE, 'ReadOnly', '# for the audit\nregion = eu-west-1\n'),
      profile('source', GONE, 'Deploy'),
      '\n[profile user]\nrole_arn = arn:aws:iam::111122223333:role/X\nsource_profile = source\n',
      profile('other-session', GONE, 'Admin').replace('corp', 'else'),
    ]
    const { run, config } = await given([DEV], SESSION + mine.join(''))
    const told = await run('corp', '--yes', '--json', '--role', 'Old')
    expect(jsonOf(told)).toEqual({ added: [], unchanged: 0, removed: [], skipped: [] })
    expect(told.stderr).toContain('--prune takes away what is gone')
    const pruned = await run('corp', '--prune', '--role', 'Admin', '--role', 'Old', '--yes', '--json')
    expect(jsonOf(pruned)).toMatchObject({
      added: [{ name: 'Dev-Admin' }],
      removed: [
        { name: 'gone', account: GONE.id, role: 'Admin' },
        { name: 'role-gone', account: DEV.id, role: 'Old' },
      ],
      skipped: [{ name: 'edited', reason: 'its role is gone, but it also holds output' }],
    })
    const rest = SESSION + mine.slice(2).join('') + profile('Dev-Admin', DEV, 'Admin')
    expect(config()).toBe(rest)
    const kept = await run('corp', '--prune', '--role', 'ReadOnly', '--role', 'Deploy', '--yes', '--json')
    expect(jsonOf(kept)).toMatchObject({
      removed: [],
      skipped: [
        { name: 'noted', reason: 'its role is gone, but it also holds a comment' },
        { name: 'source', reason: 'its role is gone, but user has it as source_profile' },
      ],
    })
  })

  it('renews a token that has run out', async () => {
    const { run, home, standIn } = await given([PROD])
    standIn.world.refreshTokens.add('refresh')
    standIn.world.clients.set('client', 'secret')
    const registration = { clientId: 'client', clientSecret: 'secret' }
    const old = ssoToken({
      ...registration,
      refreshToken: 'refresh',
      accessToken: 'old',
      expiresAt: new Date(Date.now() - HOUR),
      registrationExpiresAt: new Date(Date.now() + HOUR),
    })
    home.write(`.aws/sso/cache/${ssoTokenFile('corp')}`, JSON.stringify(old))
    const result = await run('corp', '--yes', '--json')
    expect(jsonOf(result)).toMatchObject({ added: [{ name: 'Prod-EU-Admin' }] })
  })

  it('says how to log in where there is no token, or the portal refuses it', async () => {
    const { run, home, config } = await given()
    home.write(
      `.aws/sso/cache/${ssoTokenFile('corp')}`,
      JSON.stringify(ssoToken({ expiresAt: new Date(Date.now() + HOUR) })),
    )
    const refused = await run('corp', '--yes')
    expect(refused.exitCode).toBe(1)
    expect(refused.stderr).toMatch(/no longer accepts the token.*Next: awsprof login --sso-session corp\n$/)
    home.write(`.aws/sso/cache/${ssoTokenFile('corp')}`, '')
    const without = await run('corp', '--yes')
    expect(without.exitCode).toBe(1)
    expect(without.stderr).toMatch(/awsprof login --sso-session corp\n$/)
    expect(config()).toBe(SESSION)
  })

  it('writes nothing if one account cannot be listed', async () => {
    const { run, standIn, config } = await given()
    standIn.script('ListAccountRoles', { error: { code: 'ForbiddenException', status: 403 } })
    const result = await run('corp', '--yes', '--json')
    expect([result.exitCode, result.stdout, config()]).toEqual([1, '', SESSION])
    expect(result.stderr).toMatch(/^awsprof: .*\.\n$/)
  })

  it('takes the only session, or that of the active profile, or asks which', async () => {
    const { run, home } = await given([PROD])
    expect(jsonOf(await run('--yes', '--json'))).toMatchObject({ added: [{ name: 'Prod-EU-Admin' }] })
    home.write('.aws/config', `${home.read('.aws/config')}\n${SESSION.replace('corp]', 'lab]')}`)
    const which = await run('--yes')
    expect([which.exitCode, which.stderr]).toEqual([2, 'awsprof: name a session: corp, lab\n'])
    const env = { ...home.env, AWS_PROFILE: 'Prod-EU-Admin' }
    expect(jsonOf(await runInHome({ ...home, env }, 'populate', '--json'))).toMatchObject({ unchanged: 1 })
  })

  it.each<[string[], RegExp]>([
    [['nowhere'], /there is no sso-session nowhere/],
    [['corp', '--account', '123'], /--account must be a 12-digit account ID/],
    [['corp', '--name', '{nope}'], /--name does not know \{nope\}/],
    [['corp', '--region', 'moon'], /--region must be an AWS region/],
  ])('%j is wrong usage', async (args, message) => {
    const { run, config } = await given()
    const result = await run(...args, '--yes')
    expect(result.exitCode).toBe(2)
    expect(result.stderr).toMatch(message)
    expect(config()).toBe(SESSION)
  })

  it('does the same for legacy profiles, by their start URL', async () => {
    const url = 'https://old.awsapps.com/start'
    const legacy = `[profile old]\nsso_start_url = ${url}\nsso_region = us-east-1\nsso_account_id = ${DEV.id}\nsso_role_name = Admin\n`
    const { run, home, config } = await given([DEV], legacy)
    const token = ssoToken({ accessToken: 'token', expiresAt: new Date(Date.now() + HOUR) })
    home.write(`.aws/sso/cache/${ssoTokenFile(url)}`, JSON.stringify(token))
    expect(jsonOf(await run(url, '--yes', '--json'))).toMatchObject({
      added: [{ name: 'Dev-ReadOnly' }],
      unchanged: 1,
    })
    expect(config()).toBe(
      `${legacy}\n${legacy.replace('profile old', 'profile Dev-ReadOnly').replace('= Admin', '= ReadOnly')}`,
    )
  })

  it('manages more accounts than a page holds in one change, and then takes them all away', async () => {
    // 400 take 20 s, because awsprof keeps to the quota of the portal (test/aws/sso-portal.quota.test.ts).
    const many = Array.from({ length: 120 }, (_, at): Account => {
      const id = String(100_000_000_000 + at)
      return { id, name: `Account ${at}`, email: `${at}@x.example`, roles: ['Admin', 'Billing', 'ReadOnly'] }
    })
    const { run, home, standIn, config } = await given(many)
    const result = jsonOf(await run('corp', '--region', 'eu-west-1', '--yes', '--json'))
    expect(result).toMatchObject({ unchanged: 0, skipped: [] })
    expect(config().match(/^\[profile /gm)).toHaveLength(360)
    expect(standIn.count('ListAccounts')).toBe(2)
    const names = JSON.parse(home.read('.cache/awsprof/accounts.json')) as { names: Record<string, string> }
    expect(Object.keys(names.names)).toHaveLength(120)
    standIn.always('ListAccounts', { json: { accountList: [] } })
    const pruned = jsonOf(await run('corp', '--prune', '--yes', '--json')) as { removed: unknown[] }
    expect(pruned.removed).toHaveLength(360)
    expect(config()).toBe(SESSION)
  }, 60_000)

  it('writes nothing with --read-only, and masks accounts with --redact', async () => {
    const { home, config } = await given([DEV])
    const refused = await runInHome(home, '--read-only', 'populate', 'corp', '--yes')
    expect([refused.exitCode, config()]).toEqual([1, SESSION])
    const result = await runInHome(home, '--redact', 'populate', 'corp', '--yes', '--json')
    expect(result.stdout + result.stderr).not.toContain(DEV.id)
    expect(config()).toContain(DEV.id)
  })
})

describe('names that the portal told', () => {
  it('are kept for their owner alone, beside those of other sessions, and a damaged file is replaced', async () => {
    const { home, run } = await given()
    const file = '.cache/awsprof/accounts.json'
    home.write(file, '{"names": {"999900001111": "Other", "x": "no id", "444455556666": 7}}')
    await run('corp', '--yes')
    expect(JSON.parse(home.read(file))).toEqual({
      names: { '999900001111': 'Other', [DEV.id]: 'Dev', [PROD.id]: 'Prod EU' },
    })
    home.write(file, '{"names": {"99990')
    await run('corp', '--yes')
    expect(JSON.parse(home.read(file))).toEqual({ names: { [DEV.id]: 'Dev', [PROD.id]: 'Prod EU' } })
    expect(statSync(home.path(file)).mode & 0o777).toBe(0o600)
  })
})
