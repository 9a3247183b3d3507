import { statSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { makeHome, removeHomes } from '../support/files/home.ts'
import { jsonOf, runInHome } from '../support/program/run-in-home.ts'

afterEach(removeHomes)

const CONFIG = '# mine\r\n[profile one]\r\nregoin = us-east-1\r\noutput = json\r\n'

it('without a terminal shows the diff, writes nothing and says what is missing: exit 2', async () => {
  const home = makeHome({ config: CONFIG })
  const { exitCode, stdout, stderr } = await runInHome(home, 'lint', '--fix')
  expect(exitCode).toBe(2)
  expect(stderr).toMatch(/^awsprof: nothing was written, because there is no terminal to ask on; --yes/m)
  expect(stdout).toBe('')
  expect(stderr).toContain('config:3  rename regoin to region')
  expect(stderr).toMatch(/ 3 - regoin = us-east-1\n +3 \+ region = us-east-1\n/)
  expect(home.read('.aws/config')).toBe(CONFIG)
})

it('--yes writes what has one right mending and no other byte: exit 0', async () => {
  const home = makeHome({ config: CONFIG })
  const { exitCode, stdout } = await runInHome(home, 'lint', '--fix', '--yes')
  expect(exitCode).toBe(0)
  expect(stdout).toMatch(/No problems found\.\n$/)
  expect(home.read('.aws/config')).toBe(CONFIG.replace('regoin', 'region'))
})

it('what takes a choice stays and is listed: exit 1 if it is an error', async () => {
  const config = '[profile a]\nregoin = x\n[profile b]\noutput = json\n[profile b]\noutput = text\n'
  const home = makeHome({ config })
  const result = await runInHome(home, 'lint', '--fix', '--yes', '--json')
  expect(result.exitCode).toBe(1)
  expect(result.stderr).toContain('rename regoin to region')
  expect(jsonOf(result)).toMatchObject({
    problems: expect.arrayContaining([expect.objectContaining({ code: 'duplicate-section', fix: null })]),
  })
  expect(home.read('.aws/config')).toBe(config.replace('regoin', 'region'))
})

it('masks the secrets that it moves', async () => {
  const secret = 'wJalrXUtnFEMIK7MDENGbPxRfiCYSECRETTAIL'
  const keys = `aws_access_key_id = AKIAEXAMPLE7EXAMPLE\naws_secret_access_key = ${secret}\n`
  const home = makeHome({ config: `[profile a]\nregion = us-east-1\n${keys}` })
  const { stdout, stderr } = await runInHome(home, 'lint', '--fix', '--yes')
  expect(stdout + stderr).not.toContain(secret.slice(4, -4))
  expect(stderr).toContain('+ aws_secret_access_key = ****')
  expect(home.read('.aws/credentials')).toBe(`[a]\n${keys}`)
})

it.skipIf(process.platform === 'win32')('takes other users’ access away, last', async () => {
  const home = makeHome()
  const text = '[a]\naws_acces_key_id = AKIAEXAMPLE7EXAMPLE\naws_secret_access_key = s\n'
  home.write('.aws/credentials', text, 0o644)
  const { stderr } = await runInHome(home, 'lint', '--fix', '--yes')
  expect(stderr).toContain('credentials  chmod 600 the credentials file')
  expect(home.read('.aws/credentials')).toContain('aws_access_key_id = ')
  expect(statSync(home.path('.aws', 'credentials')).mode & 0o777).toBe(0o600)
})

describe('is refused', () => {
  it('with --read-only: exit 1', async () => {
    const home = makeHome({ config: CONFIG })
    const { exitCode, stderr } = await runInHome(home, '--read-only', 'lint', '--fix', '--yes')
    expect([exitCode, stderr]).toEqual([1, 'awsprof: nothing is written with --read-only\n'])
    expect(home.read('.aws/config')).toBe(CONFIG)
  })

  it('as --yes alone: exit 2', async () => {
    const { exitCode, stderr } = await runInHome(makeHome({ config: CONFIG }), 'lint', '--yes')
    expect([exitCode, stderr]).toEqual([2, 'awsprof: --yes goes with --fix\n'])
  })
})

it('says that there is nothing to mend', async () => {
  const home = makeHome({ config: '[profile a]\nregion = us-east-1\n' })
  const { exitCode, stdout, stderr } = await runInHome(home, 'lint', '--fix')
  expect([exitCode, stdout]).toEqual([0, 'No problems found.\n'])
  expect(stderr).toBe('awsprof: there is nothing to mend without a choice\n')
})

it('works on the sample home of --demo', async () => {
  const home = makeHome({ config: CONFIG })
  const { stdout, stderr } = await runInHome(home, '--demo', 'lint', '--fix', '--yes')
  expect(stderr).toContain('+ region = us-east-1')
  expect(stdout).not.toContain('unknown-setting')
  expect(home.read('.aws/config')).toBe(CONFIG)
})
