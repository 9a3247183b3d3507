import { afterAll, describe, expect, it } from 'vitest'
import { makeHome, removeHomes } from '../support/files/home.ts'
import { programFile, runProgram } from '../support/program/run.ts'
import { jsonOf } from '../support/program/run-in-home.ts'

afterAll(removeHomes)

const BASE = '[profile base]\naws_access_key_id = AKIAEXAMPLE7\naws_secret_access_key = s\n'
const asks = (name: string, command: string) => `[profile ${name}]\ncredential_process = ${command}\n`
/** Starts the very program, by a command in which lint does not know it. */
const hidden = (...args: string[]) =>
  `"${process.execPath}" "${programFile}" ${args.join(' ')} --format process`
const makeFiles = (config: string) => {
  const home = makeHome({ config, env: { PATH: process.env.PATH ?? '' } })
  return {
    home,
    run: (...args: string[]) => runProgram(args, { env: home.env }),
  }
}

describe('a cycle that the files show', () => {
  it.each([
    ['awsprof export dev --format process', asks('dev', 'awsprof export dev --format process'), 2],
    [
      'aws through another profile',
      asks('dev', 'aws configure export-credentials --profile b') + asks('b', 'awsprof export dev'),
      2,
    ],
  ])('starts no process, and is an error of its line: %s', async (_, config, line) => {
    const { run } = makeFiles(config)
    const exported = await run('export', 'dev', '--format', 'process')
    expect(exported).toMatchObject({ exitCode: 1, stdout: '' })
    expect(exported.stderr).toMatch(
      /^awsprof: credential_process (asks for the credentials of its own profile "dev"|leads back)/,
    )
    expect(jsonOf(await run('lint', '--json'))).toMatchObject({
      problems: expect.arrayContaining([
        expect.objectContaining({ code: 'cycle', severity: 'error', file: 'config', line, fix: null }),
      ]),
    })
    expect(jsonOf(await run('status', 'dev', '--json'))).toMatchObject({ status: 'broken' })
  })
})

describe('a cycle that a helper hides', () => {
  it.each([
    ['of one profile', asks('dev', hidden('export', 'dev')), 'dev'],
    ['of two', asks('dev', hidden('export', 'b')) + asks('b', hidden('export', 'dev')), 'dev'],
    [
      'behind a role',
      `[profile top]\nrole_arn = arn:aws:iam::111122223333:role/R\nsource_profile = dev\n${asks('dev', hidden('export', 'dev'))}`,
      'dev',
    ],
  ])('ends at the second turn with its reason: %s', async (_, config, name) => {
    const { run } = makeFiles(config)
    const top = config.includes('[profile top]') ? 'top' : 'dev'
    const { exitCode, stdout, stderr } = await run('export', top, '--format', 'process')
    expect([exitCode, stdout]).toEqual([1, ''])
    expect(stderr).toContain(
      `Profile ${name} gets its credentials from itself: its credential_process asks awsprof for ${name} again.`,
    )
    const checked = jsonOf(await run('check', top, '--json'))
    expect(checked).toMatchObject({ results: [{ ok: false, error: { code: 'process-failed' } }] })
  })
})

describe('a credential_process that asks awsprof', () => {
  it.each([
    ['for another profile', (_: string) => hidden('export', 'base')],
    [
      'for a profile of the same name in another file',
      (path: string) => hidden('--config-file', `"${path}"`, 'export', 'dev'),
    ],
  ])('%s gets its credentials', async (_, command) => {
    const elsewhere = makeHome({ config: BASE.replace('base', 'dev') })
    const { run } = makeFiles(asks('dev', command(elsewhere.path('.aws/config'))) + BASE)
    const { stdout, stderr } = await run('export', 'dev', '--format', 'process')
    expect(stderr).toBe('')
    expect(JSON.parse(stdout)).toMatchObject({ Version: 1, AccessKeyId: 'AKIAEXAMPLE7' })
    expect(jsonOf(await run('lint', '--json'))).toMatchObject({
      problems: expect.not.arrayContaining([expect.objectContaining({ code: 'cycle' })]),
    })
  })
})
