import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { COMMANDS } from '../src/commands/command-table.ts'
import type { Reply } from '../src/demo/stand-in.ts'
import { PROBLEMS } from '../src/profiles/problem-table.ts'
import { STATUSES } from '../src/session/status-table.ts'
import { arbitraryConfigText } from './support/arbitrary/config-text.ts'
import { closeStandIns, openStandIn } from './support/aws/stand-ins.ts'
import { makeHome, removeHomes } from './support/files/home.ts'
import { makeSampleHome } from './support/files/sample-home.ts'
import { runHere } from './support/program/run-in-home.ts'

const schema = JSON.parse(readFileSync(new URL('../docs/awsprof.schema.json', import.meta.url), 'utf8'))
const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true })
ajv.addSchema(schema)

/** What is wrong with a document, [] for nothing. */
function faults(name: string, document: unknown): unknown[] {
  const validate = ajv.getSchema(`${schema.$id}#/$defs/${name}`)
  if (!validate) throw new Error(`the schema has no ${name}`)
  return validate(document) ? [] : (validate.errors ?? []).map((each) => [each.instancePath, each.message])
}

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

  it('of files that are refused, and of none', async () => {
    const refused = makeHome({
      config: 'no header\n[profile a]\nregion = x\nregion = y\n',
      env: { AWS_PROFILE: 'a' },
    })
    const none = makeHome()
    for (const { env } of [refused, none])
      for (const name of ['list', 'lint', 'whoami'])
        expect(await faultsOf(name, [name, '--json'], env)).toEqual([])
    for (const args of [
      ['show', 'a'],
      ['check', 'a'],
      ['status', 'a'],
    ])
      expect(await faultsOf(args[0] ?? '', [...args, '--json'], refused.env)).toEqual([])
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
