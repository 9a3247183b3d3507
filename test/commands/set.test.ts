import { chmodSync, statSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { type Home, makeHome, removeHomes } from '../support/files/home.ts'
import { runInHome } from '../support/program/run-in-home.ts'

afterEach(removeHomes)

const CONFIG = '# mine\n[profile dev]\nregion=a # why\n\n[sso-session corp]\nsso_region = a\n'
const CREDENTIALS = '[dev]\naws_access_key_id = A\n'
const home = () => makeHome({ config: CONFIG, credentials: CREDENTIALS })

/** The text of both files; null for a missing one. */
const filesOf = (each: Home) =>
  ['.aws/config', '.aws/credentials'].map((file) => (each.exists(file) ? each.read(file) : null))

describe('set and unset write one setting, silently', () => {
  it.each<[string[], string, string]>([
    [
      ['set', 'dev', 'region', 'eu-west-1'],
      CONFIG.replace('region=a # why', '# why\nregion=eu-west-1'),
      CREDENTIALS,
    ],
    [['set', 'dev', 'output', 'json'], CONFIG.replace('# why\n', '# why\noutput=json\n'), CREDENTIALS],
    [['set', 'dev', 'aws_session_token', 'T'], CONFIG, `${CREDENTIALS}aws_session_token = T\n`],
    [['set', 'dev', 'cli_pager', ''], CONFIG.replace('# why\n', '# why\ncli_pager=\n'), CREDENTIALS],
    [
      ['set', 'dev', 's3.max_queue_size', '9'],
      CONFIG.replace('# why\n', '# why\ns3=\n    max_queue_size=9\n'),
      CREDENTIALS,
    ],
    [
      ['set', 'dev', 'region', 'eu-west-1', '--file', 'credentials'],
      CONFIG,
      `${CREDENTIALS}region = eu-west-1\n`,
    ],
    [
      ['set', '--file', 'config', 'dev', 'aws_access_key_id', 'B'],
      CONFIG.replace('# why\n', '# why\naws_access_key_id=B\n'),
      CREDENTIALS,
    ],
    [
      ['set', '--sso-session', 'corp', 'sso_region', 'eu-west-1'],
      CONFIG.replace('sso_region = a', 'sso_region = eu-west-1'),
      CREDENTIALS,
    ],
    [
      ['set', 'sso_region', 'eu-west-1', '--sso-session=corp'],
      CONFIG.replace('sso_region = a', 'sso_region = eu-west-1'),
      CREDENTIALS,
    ],
    [
      ['set', 'new', 'region', 'eu-west-1', '--create'],
      `${CONFIG}\n[profile new]\nregion = eu-west-1\n`,
      CREDENTIALS,
    ],
    [
      ['set', 'my new', 'region', 'eu-west-1', '--create'],
      `${CONFIG}\n[profile 'my new']\nregion = eu-west-1\n`,
      CREDENTIALS,
    ],
    [
      ['set', 'new', 'aws_access_key_id', 'B', '--create'],
      CONFIG,
      `${CREDENTIALS}\n[new]\naws_access_key_id = B\n`,
    ],
    [
      ['set', '--sso-session', 'new', 'sso_region', 'eu-west-1', '--create'],
      `${CONFIG}\n[sso-session new]\nsso_region = eu-west-1\n`,
      CREDENTIALS,
    ],
    [
      ['set', 'dev', 'region', 'eu-west-1', '--create'],
      CONFIG.replace('region=a # why', '# why\nregion=eu-west-1'),
      CREDENTIALS,
    ],
    [
      ['set', 'dev', 'external_id', '--', '-5'],
      CONFIG.replace('# why\n', '# why\nexternal_id=-5\n'),
      CREDENTIALS,
    ],
    [['unset', 'dev', 'region'], CONFIG.replace('region=a # why\n', ''), CREDENTIALS],
    [['unset', 'dev', 'aws_access_key_id'], CONFIG, '[dev]\n'],
    [['unset', '--sso-session', 'corp', 'sso_region'], CONFIG.replace('sso_region = a\n', ''), CREDENTIALS],
  ])('%j', async (args, config, credentials) => {
    const here = home()
    expect(await runInHome(here, ...args)).toEqual({ exitCode: 0, stdout: '', stderr: '' })
    expect(filesOf(here)).toEqual([config, credentials])
  })
})

describe('what no tool reads, or lint calls an error, is written with a warning: exit 0', () => {
  it.each([
    [
      'a misspelt key',
      ['dev', 'regoin', 'eu-west-1'],
      /regoin is not a known setting here: did you mean region\?/,
    ],
    ['a misspelt key of a block', ['dev', 's3.max_queue_sise', '9'], /did you mean s3\.max_queue_size\?/],
    ['a bad value', ['dev', 'output', 'jsn'], /output .*json/],
    ['a source that is not there', ['dev', 'source_profile', 'nobody'], /nobody/],
    [
      'a misspelt key of an sso-session',
      ['--sso-session', 'corp', 'sso_regoin', 'x'],
      /did you mean sso_region\?/,
    ],
    ['a misspelt key of a new profile', ['--create', 'new', 'regoin', 'x'], /did you mean region\?/],
  ])('%s', async (_, args, warning) => {
    const role = 'role_arn = arn:aws:iam::111122223333:role/R\n'
    const own = makeHome({ config: CONFIG.replace('\n\n', `\n${role}\n`), credentials: CREDENTIALS })
    const { exitCode, stdout, stderr } = await runInHome(own, 'set', ...args)
    expect([exitCode, stdout]).toEqual([0, ''])
    expect(stderr).toMatch(/^awsprof: written, but: .*\n$/)
    expect(stderr).toMatch(warning)
    expect(own.read('.aws/config')).toContain(args.at(-1))
  })

  it('but not what another setting makes a problem', async () => {
    const own = makeHome({ config: CONFIG })
    const { stderr } = await runInHome(own, 'set', 'dev', 'role_arn', 'arn:aws:iam::111122223333:role/R')
    expect(stderr).toBe('')
    expect((await runInHome(own, 'set', 'dev', 'color', 'red')).stderr).toBe('')
  })
})

describe('exit 1 and a message if the write is refused or fails; nothing is written', () => {
  it.each<[string[], RegExp]>([
    [['set', 'dev', 'region', 'a\nb'], /line break/],
    [['set', 'dev', 'region', 'a\u001bb'], /control/],
    [['set', 'dev', 'region', ' a'], /with a blank/],
    [['set', 'dev', 'region', 'a # b'], /would end the value/],
    [['set', 'dev', 'bad key', 'a'], /a key can contain only/],
    [['set', 'dev', 'a.b.c', 'x'], /one dot/],
    [['set', 'new', 'region', ' a', '--create'], /with a blank/],
    [['set', 'a#b', 'region', 'a', '--create'], /contain #/],
    [['set', '--sso-session', 'corp', 'sso_region', 'b', '--file', 'credentials'], /only profiles/],
    [
      ['set', '--sso-session', 'new', 'sso_region', 'b', '--file', 'credentials', '--create'],
      /only profiles/,
    ],
    [['unset', 'dev', 'output'], /output is not set in profile dev/],
    [['unset', 'dev', 'region', '--file', 'credentials'], /region is not set/],
    [['--read-only', 'set', 'dev', 'region', 'b'], /--read-only/],
    [['--read-only', 'unset', 'dev', 'region'], /--read-only/],
  ])('%j', async (args, sentence) => {
    const here = home()
    const { exitCode, stdout, stderr } = await runInHome(here, ...args)
    expect([exitCode, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(/^awsprof: [^\n]*\n$/)
    expect(stderr).toMatch(sentence)
    expect(filesOf(here)).toEqual([CONFIG, CREDENTIALS])
  })

  it('a file in the folder’s place', async () => {
    const here = makeHome()
    here.write('.aws', '')
    const { exitCode, stderr } = await runInHome(here, 'set', 'dev', 'region', 'a', '--create')
    expect([exitCode, stderr]).toEqual([1, expect.stringMatching(/nothing was written\n$/)])
  })
})

describe('exit 2 for wrong usage or a profile that does not exist; nothing is written', () => {
  it.each<[string[], RegExp]>([
    [['set', 'nope', 'region', 'b'], /there is no profile nope; --create creates it/],
    [['unset', 'nope', 'region'], /there is no profile nope\n/],
    [['set', '--sso-session', 'nope', 'sso_region', 'b'], /there is no sso-session nope/],
    [['set', 'dev', 'region'], /missing VALUE/],
    [['set', 'dev'], /missing KEY/],
    [['set'], /missing required argument/],
    [['unset', 'dev'], /missing KEY/],
    [['set', 'dev', 'region', 'b', 'c'], /too many arguments/],
    [['set', '--sso-session', 'corp', 'dev', 'sso_region', 'b'], /too many arguments/],
    [['set', 'dev', 'region', 'b', '--file', 'other'], /Allowed choices are config, credentials/],
    [['unset', 'dev', 'region', '--create'], /unknown option/],
    [['set', '', 'region', 'b'], /there is no profile/],
  ])('%j', async (args, sentence) => {
    const here = home()
    const { exitCode, stdout, stderr } = await runInHome(here, ...args)
    expect([exitCode, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(sentence)
    expect(filesOf(here)).toEqual([CONFIG, CREDENTIALS])
  })

  it('not even a folder', async () => {
    const here = makeHome()
    expect((await runInHome(here, 'set', 'dev', 'region', 'b')).exitCode).toBe(2)
    expect(here.exists('.aws')).toBe(false)
  })
})

it('a secret is never repeated in a message', async () => {
  const { stderr } = await runInHome(home(), 'set', 'dev', 'aws_secret_access_key', 'hunter2\n')
  expect(stderr).not.toContain('hunter2')
})

it('makes files and folder for their owner alone', async () => {
  const here = makeHome()
  await runInHome(here, 'set', 'dev', 'aws_access_key_id', 'A', '--create')
  expect(filesOf(here)).toEqual([null, '[dev]\naws_access_key_id = A\n'])
  expect(statSync(here.path('.aws')).mode & 0o777).toBe(0o700)
  expect(statSync(here.path('.aws/credentials')).mode & 0o777).toBe(0o600)
})

it('writes the files that options and variables name', async () => {
  const here = makeHome({ config: CONFIG })
  here.write('other/config', '[profile dev]\n', 0o640)
  chmodSync(here.path('other/config'), 0o640)
  await runInHome(here, '--config-file', here.path('other/config'), 'set', 'dev', 'region', 'b')
  expect(here.read('other/config')).toBe('[profile dev]\nregion = b\n')
  expect(here.read('.aws/config')).toBe(CONFIG)
})
