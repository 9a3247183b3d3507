import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { COMMANDS } from '../src/commands/command-table.ts'
import type { Reply } from '../src/demo/stand-in.ts'
import { PROBLEMS } from '../src/profiles/problem-table.ts'
import { STATUSES } from '../src/session/status-table.ts'
import { arbitraryConfigText } from './support/arbitrary/config-text.ts'
import { openCheckOutcomes } from './support/aws/check-outcomes.ts'
import { closeStandIns, openStandIn } from './support/aws/stand-ins.ts'
import { type Home, makeHome, removeHomes } from './support/files/home.ts'
import { makeSampleHome } from './support/files/sample-home.ts'
import { holdToSchema } from './support/program/hold-to-schema.ts'
import { faults, schema } from './support/program/json-documents.ts'
import { runHere } from './support/program/run-in-home.ts'

afterAll(() => {
  closeStandIns()
  removeHomes()
})

describe('the schema', () => {
  it('has a document for every command with --json, and for export', () => {
    const names = COMMANDS.filter(({ options }) => options.some(({ flags }) => flags === '--json'))
    for (const { name } of names) expect(schema.$defs).toHaveProperty(name)
    expect(names.length).toBeGreaterThan(8)
  })

  it('knows the statuses and problem codes of the source', () => {
    expect(schema.$defs.statusValue.enum).toEqual(Object.keys(STATUSES))
    expect(schema.$defs.problemCode.enum).toEqual(Object.keys(PROBLEMS))
  })

  it('says of every key what it means', () => {
    const told: Record<string, boolean> = {}
    const visit = (node: unknown, path: string) => {
      if (typeof node !== 'object' || node === null) return
      const properties = 'properties' in node ? (node.properties as Record<string, object>) : {}
      for (const [key, value] of Object.entries(properties))
        told[`${path}.${key}`] = ['description', '$ref', 'const'].some((each) => each in value)
      for (const [key, value] of Object.entries(node)) visit(value, `${path}/${key}`)
    }
    visit(schema, '')
    expect(Object.keys(told).filter((each) => !told[each])).toEqual([])
    expect(Object.keys(told).length).toBeGreaterThan(60)
  })

  it('closes every document: a key that it does not name is a fault', () => {
    const open: string[] = []
    const parts = new Set<string>()
    const visit = (node: unknown, path: string) => {
      if (typeof node !== 'object' || node === null) return
      const { additionalProperties, unevaluatedProperties, $ref } = node as Readonly<Record<string, unknown>>
      const isClosed = additionalProperties === false || unevaluatedProperties === false
      // A part is closed by what it is a part of.
      const isPart = /\/allOf\/\d+$/.test(path)
      if (isPart && typeof $ref === 'string') parts.add($ref.replace('#/$defs', ''))
      if (('properties' in node || 'allOf' in node) && !isClosed && !isPart) open.push(path)
      for (const [key, value] of Object.entries(node)) visit(value, `${path}/${key}`)
    }
    visit(schema.$defs, '')
    expect(open.sort()).toEqual([...parts].sort())
  })

  it('is held to whatever any test has a command print', async () => {
    await expect(holdToSchema(['lint', '--json'], '{"problems": [], "more": 1}')).rejects.toThrow('more')
    await expect(holdToSchema(['login', '--json'], '{"event": "code"}\n')).rejects.toThrow('userCode')
    await expect(holdToSchema(['export', 'dev', '--format', 'json'], '{}')).rejects.toThrow('AccessKeyId')
    await expect(holdToSchema(['--ascii', 'show', 'list', '--json'], '{}')).rejects.toThrow('settings')
    await expect(holdToSchema(['exec', 'dev', '--', 'lint', '--json'], '{}')).resolves.toBeUndefined()
    await expect(holdToSchema(['export', 'dev', '--format', 'env'], 'export A=b')).resolves.toBeUndefined()
  })

  it('refuses what is not so', () => {
    const good = { problems: [] }
    expect(faults('lint', good)).toEqual([])
    expect(faults('lint', { ...good, more: 1 })).not.toEqual([])
    expect(faults('lint', {})).not.toEqual([])
    expect(faults('status', { name: 'dev' })).not.toEqual([])
  })
})

/** Runs a command that prints one document, and returns what is wrong with it. */
async function faultsOf(name: string, args: readonly string[], env: Readonly<Record<string, string>>) {
  const { stdout } = await runHere(args, env)
  return faults(name, JSON.parse(stdout))
}

describe('what the program prints is as the schema says', () => {
  it.each([
    ['list', ['list', '--json']],
    ['list', ['list', '--json', '--redact']],
    ['show', ['show', 'dev', '--json']],
    ['show', ['show', 'default', '--json', '--reveal']],
    ['show', ['show', 'prod-audit', '--json']],
    ['show', ['show', 'playground', '--json']],
    ['show', ['show', 'reports', '--json']],
    ['check', ['check', '--all', '--json']],
    ['whoami', ['whoami', '--json']],
    ['status', ['status', '--json']],
    ['status', ['status', 'wiki-legacy', '--json']],
    ['lint', ['lint', '--json']],
    ['populate', ['populate', 'acme', '--yes', '--json']],
    ['exportJson', ['export', 'dev', '--format', 'json', '--with-region']],
    ['exportJson', ['export', 'default', '--format', 'json']],
    ['exportProcess', ['export', 'dev', '--format', 'process']],
    ['login', ['login', 'dev', '--json']],
  ])('%s of the demo: %j', async (name, args) => {
    expect(await faultsOf(name, ['--demo', ...args], makeHome().env)).toEqual([])
  })

  it('import', async () => {
    const home = makeSampleHome()
    home.write('more', '[dev]\naws_access_key_id = AKIA1\naws_secret_access_key = s\n[other]\nregion = x\n')
    expect(await faultsOf('import', ['import', home.path('more'), '--yes', '--json'], home.env)).toEqual([])
  })

  it.each(['list', 'lint', 'check --all'])('%s of the sample home', async (command) => {
    const args = [...command.split(' '), '--json']
    expect(await faultsOf(args[0] ?? '', args, makeSampleHome().env)).toEqual([])
  })

  it('each step of a login, also of one that fails', async () => {
    const browser = fileURLToPath(new URL('support/program/script-browser.ts', import.meta.url))
    const login = async (first: 'code' | 'browser', script?: Reply) => {
      const standIn = await openStandIn({ autoApproveMs: 0 })
      if (script) standIn.script('CreateToken', script)
      const home = makeSampleHome()
      const BROWSER = `"${process.execPath}" "${browser}" allow`
      const env = { ...home.env, ...standIn.environment(), BROWSER }
      const how = first === 'browser' ? ['--browser'] : []
      const { stdout } = await runHere(['login', 'dev', '--force', '--json', ...how], env)
      const steps = stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
      expect(steps.map(({ event }) => event)).toEqual([first, script ? 'failed' : 'authorized'])
      expect(steps.flatMap((step) => faults('login', step))).toEqual([])
    }
    const denied = { error: { code: 'AccessDeniedException' } }
    await Promise.all([login('code'), login('code', denied), login('browser')])
  })

  it('each failure of a check', async () => {
    const outcomes = await openCheckOutcomes()
    try {
      const { stdout } = await runHere(['check', '--all', '--json'], outcomes.env())
      const { results } = JSON.parse(stdout)
      const codes = new Set(results.map((each: { error: { code: string } | null }) => each.error?.code))
      expect(codes.size).toBeGreaterThan(12)
      expect(faults('check', { refusals: [], results })).toEqual([])
    } finally {
      outcomes.close()
    }
  })

  it('each source of whoami', async () => {
    const standIn = await openStandIn({
      identities: [
        { accessKeyId: 'AKIAENV', account: '111122223333', arn: 'arn:aws:iam::1:user/a', userId: 'A' },
      ],
      machineRole: { name: 'machine', accessKeyId: 'ASIAMACHINE' },
    })
    const here = standIn.environment()
    const container = {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: `${here.AWS_EC2_METADATA_SERVICE_ENDPOINT}nowhere`,
    }
    const sources = {
      environment: { ...here, AWS_ACCESS_KEY_ID: 'AKIAENV', AWS_SECRET_ACCESS_KEY: 's' },
      profile: { ...here, AWS_PROFILE: 'not-there' },
      container: { ...here, ...container },
      'instance-metadata': { ...here, AWS_EC2_METADATA_DISABLED: undefined },
      none: here,
    }
    for (const [source, env] of Object.entries(sources)) {
      const { stdout } = await runHere(['whoami', '--json'], makeHome({ env }).env)
      const document = JSON.parse(stdout)
      expect([document.source, faults('whoami', document)]).toEqual([source, []])
    }
  })

  it('what lint has left to say after --fix', async () => {
    const home = makeHome({ config: '[profile a]\nregoin = us-east-1\noutput = moon\n' })
    const { stdout } = await runHere(['lint', '--fix', '--yes', '--json'], home.env)
    const { problems } = JSON.parse(stdout)
    expect(problems.map((each: { code: string }) => each.code)).toContain('bad-value')
    expect(faults('lint', { problems })).toEqual([])
  })

  describe.each<[string, Home]>([
    ['without files', makeHome()],
    [
      'with files that are refused',
      makeHome({ config: 'no header\n[profile a]\nregion = x\nregion = y\n', env: { AWS_PROFILE: 'a' } }),
    ],
    [
      'with files and caches that are damaged',
      makeHome({
        config: Buffer.from(
          '\xef\xbb\xbf[profile a]\nsso_session = s\n[sso-session s]\nsso_start_url = \xff\n',
          'latin1',
        ),
        credentials: '[a]\naws_access_key_id = A\n[a]\n',
        ssoCache: { 'a0f1490a20d0211c997b44bc357e1972deab8ae3.json': '{' },
        env: { AWS_PROFILE: 'a', AWS_CONFIG_FILE: undefined },
      }),
    ],
  ])('in a home %s', (_, home) => {
    it.each([
      ['list', '--json'],
      ['list', '--json', '--redact'],
      ['show', 'a', '--json'],
      ['check', 'a', '--json'],
      ['check', '--all', '--json'],
      ['status', '--json'],
      ['status', 'a', '--json'],
      ['whoami', '--json'],
      ['lint', '--json'],
      ['login', 'a', '--json'],
      ['login', '--sso-session', 's', '--browser', '--json'],
      ['populate', '--json', '--yes'],
      ['populate', 's', '--json'],
      ['import', 'nowhere', '--json', '--yes'],
      ['export', 'a', '--format', 'json'],
    ])('%s %s %s %s', async (...args) => {
      // What is printed is held to the schema by runHere.
      const { stdout, stderr, exitCode } = await runHere(args.filter(Boolean), home.env)
      expect([0, 1, 2]).toContain(exitCode)
      if (stdout === '') expect(stderr).toMatch(/^awsprof: \S/)
    })
  })

  it('of keys in the environment, which have no profile', async () => {
    const keys = { AWS_ACCESS_KEY_ID: 'AKIAENV', AWS_SECRET_ACCESS_KEY: 's' }
    expect(await faultsOf('status', ['status', '--json'], makeHome({ env: keys }).env)).toEqual([])
  })

  it('of any file', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryConfigText, arbitraryConfigText, async (config, credentials) => {
        const home = makeHome({ config, credentials })
        const { stdout } = await runHere(['list', '--json'], home.env)
        const list = JSON.parse(stdout)
        expect(faults('list', list)).toEqual([])
        expect(await faultsOf('lint', ['lint', '--json'], home.env)).toEqual([])
        const [first] = list.profiles
        if (first) expect(await faultsOf('show', ['show', '--json', '--', first.name], home.env)).toEqual([])
        home.remove()
      }),
      { numRuns: 40 },
    )
  })
})
