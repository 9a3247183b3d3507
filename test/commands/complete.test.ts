import { afterAll, describe, expect, it } from 'vitest'
import { makeHome, removeHomes } from '../support/files/home.ts'
import { runHere } from '../support/program/run-in-home.ts'

afterAll(removeHomes)

const home = makeHome({
  config:
    '[default]\nregion = x\n[profile a:dev]\nregion = x\n[profile a@prod]\nregion = x\n[profile "two words"]\nregion = x\n[profile "it\'s"]\nregion = x\n[profile "ev\u001b[31m"]\n[sso-session acme]\nsso_region = x\n',
})
const other = makeHome({ config: '[profile elsewhere]\n' })

const complete = async (...args: string[]) => {
  const { stdout, exitCode } = await runHere(['__complete', ...args], home.env)
  expect(exitCode).toBe(0)
  return stdout.split('\n').slice(0, -1)
}

describe('words', () => {
  it.each([
    [['st'], ['status']],
    [['--re'], ['--read-only', '--redact']],
    [
      ['show', 'a'],
      ['a:dev', 'a@prod'],
    ],
    [
      ['show', ''],
      ['default', 'a:dev', 'a@prod', 'two words', "it's"],
    ],
    [['show', 'default', ''], []],
    [['check', 'default', 'a:'], ['a:dev']],
    [['--redact', '--config-file', other.path('.aws/config'), 'show', ''], ['elsewhere']],
    [['--config-file', ''], []],
    [['export', 'default', '--w'], ['--with-region']],
    [
      ['export', '--format', 'p'],
      ['powershell', 'process'],
    ],
    [['login', '--sso-session', ''], ['acme']],
    [
      ['exec', 'default', '--region', 'eu-west-'],
      ['eu-west-1', 'eu-west-2', 'eu-west-3'],
    ],
    [['exec', 'default', '--', '--'], []],
    [['use', '-'], ['-']],
    [['init', 'f'], ['fish']],
    [['configure', ''], ['sso']],
    [['configure', 'sso', ''], []],
    [['set', 'default', 'use_fips'], ['use_fips_endpoint']],
    [
      ['set', 'default', 'use_fips_endpoint', ''],
      ['true', 'false'],
    ],
    [['set', 'default', 'source_profile', 'tw'], ['two words']],
    [
      ['set', '--sso-session', 'acme', 'sso_reg'],
      ['sso_region', 'sso_registration_scopes'],
    ],
    [['unset', 'default', 'output', ''], []],
    [
      ['set', '--file', ''],
      ['config', 'credentials'],
    ],
    [['nonsense', 'x'], []],
  ])('%j', async (words, wanted) => {
    expect(await complete('--', ...words)).toEqual(wanted)
  })
})

describe('a line of bash', () => {
  it.each([
    ['awsprof show a:', ['dev']],
    ['awsprof show a:d', ['dev']],
    ['awsprof show a@p', ['@prod']],
    ['awsprof show tw', ['two\\ words']],
    ['awsprof show two\\ w', ['two\\ words']],
    ["awsprof show 'two w", ['two words']],
    ['awsprof show "it', ["it's"]],
    ['awsprof show it', ["it\\'s"]],
    ['awsprof  export   default --format n', ['nushell']],
  ])('%s', async (line, wanted) => {
    expect(await complete('--line', line, '--breaks', ' \t\n"\'@><=;|&(:')).toEqual(wanted)
  })

  it('whose breaks hold no colon keeps the whole word', async () => {
    expect(await complete('--line', 'awsprof show a:d', '--breaks', ' \t\n')).toEqual(['a:dev'])
  })
})
