import { afterAll, describe, expect, it } from 'vitest'
import { type HomeOptions, makeHome, removeHomes } from '../support/files/home.ts'
import { programFile, runProgram } from '../support/program/run.ts'
import { jsonOf, runHere, runInHome } from '../support/program/run-in-home.ts'

afterAll(removeHomes)

const KEYS = 'aws_access_key_id = ASIAEXAMPLE\naws_secret_access_key = s\naws_session_token = t\n'
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000 + 30_000).toISOString()

const home = (change: HomeOptions = {}) =>
  makeHome({
    config:
      '[profile dev]\nregion = eu-west-1\n[profile loop]\nrole_arn = arn:aws:iam::111122223333:role/x\nsource_profile = loop\n',
    credentials: `[dev]\n${KEYS}x_security_token_expires = ${inHours(5)}\n[old]\n${KEYS}x_security_token_expires = 2020-01-01T00:00:00Z\n[plain]\naws_access_key_id = AKIAEXAMPLE\naws_secret_access_key = s\n`,
    ...change,
  })

describe('awsprof status', () => {
  it.each([
    [['dev'], 0, 'dev ● 5h\n'],
    [['dev', '--ascii'], 0, 'dev * 5h\n'],
    [['old'], 1, expect.stringMatching(/^old ○ expired \d+d\n$/)],
    [['loop'], 1, 'loop ✗ broken\n'],
    [['plain'], 0, 'plain · unverified\n'],
    [
      ['dev', '--format', '[{profile}|{symbol}|{status}|{left}|{account}|{region}]'],
      0,
      '[dev|●|valid|5h||eu-west-1]\n',
    ],
    [['old', '--format', '{left}.'], 1, '.\n'],
  ])('%j', async (args, exitCode, stdout) => {
    expect(await runInHome(home(), 'status', ...args)).toEqual({ exitCode, stdout, stderr: '' })
  })

  it.each([
    [{ AWS_PROFILE: 'old' }, 'old'],
    [{ AWS_DEFAULT_PROFILE: 'plain' }, 'plain'],
  ])('of the profile that %j chooses', async (env, name) => {
    expect((await runInHome(home({ env }), 'status', '--format', '{profile}')).stdout).toBe(`${name}\n`)
  })

  it('is as JSON the entry of list', async () => {
    const at = home()
    const listed = jsonOf(await runInHome(at, 'list', '--json'))
    const { profiles } = listed as { profiles: { name: string }[] }
    const status = await runInHome(at, 'status', 'loop', '--json')
    expect(status.exitCode).toBe(1)
    expect(jsonOf(status)).toEqual(profiles.find(({ name }) => name === 'loop'))
  })

  it.each([
    [['nope'], 'there is no profile "nope"'],
    [['dev', '--format', '{arn}'], '--format knows no {arn}'],
    [['dev', '--format', '{constructor}'], '--format knows no {constructor}'],
  ])('%j is wrong usage', async (args, stderr) => {
    expect(await runInHome(home(), 'status', ...args)).toMatchObject({
      exitCode: 2,
      stdout: '',
      stderr: expect.stringContaining(stderr),
    })
  })

  it('needs a mending where the AWS CLI refuses the file', async () => {
    const at = home({ config: '[profile dev]\nregion = a\nregion = b\n' })
    expect(await runInHome(at, 'status', 'dev')).toMatchObject({ exitCode: 1, stdout: 'dev ● 5h\n' })
  })

  it('shows no control character of a name', async () => {
    const at = home({ config: '[profile "a\u001b[31m"]\n' })
    expect((await runHere(['status', 'a\u001b[31m', '--format', '{profile}'], at.env)).stdout).toBe(
      'a\\x1b[31m\n',
    )
  })

  it('is the same from the program itself', async () => {
    expect(programFile).toMatch(/dist/)
    expect(await runProgram(['status', 'dev'], { env: home().env })).toMatchObject({ stdout: 'dev ● 5h\n' })
  })
})
