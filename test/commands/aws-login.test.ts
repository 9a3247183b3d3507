import { afterEach, describe, expect, it } from 'vitest'
import { fakeAws } from '../support/aws/fake-aws.ts'
import { type Home, makeHome, removeHomes } from '../support/files/home.ts'
import { runHere } from '../support/program/run-in-home.ts'
import { LOGIN_ARN, LOGIN_FILE, loginCache } from '../support/session/login-cache.ts'
import { MINUTE } from '../support/state/state.ts'

afterEach(removeHomes)

const CONFIG = `[profile -x]
login_session = ${LOGIN_ARN}
[profile role]
role_arn = arn:aws:iam::111122223333:role/Reader
source_profile = -x
[profile empty]
login_session =
`

function given(version = 'aws-cli/2.36.7', login?: string) {
  const home = makeHome({
    config: CONFIG,
    loginCache: { [LOGIN_FILE]: loginCache(15 * MINUTE) },
  })
  const PATH = fakeAws(home, version, login)
  return { home, run: (...args: string[]) => runHere(args, { ...home.env, PATH }) }
}
const callsIn = (home: Home) => (home.exists('calls') ? home.read('calls') : '')

describe('awsprof login of a login_session', () => {
  it.each([
    [['login', '--', '-x'], '-x|login|--profile=-x|'],
    [['login', 'role'], '-x|login|--profile=-x|'],
    [['login', 'empty'], 'empty|login|--profile=empty|'],
  ])('runs aws login: %j', async (args, calls) => {
    const { home, run } = given()
    expect(await run(...args)).toEqual({ exitCode: 0, stdout: '', stderr: '' })
    expect(callsIn(home)).toBe(calls)
  })

  it('tells until when, as JSON', async () => {
    const { exitCode, stdout } = await given().run('login', '--json', 'role')
    expect(exitCode).toBe(0)
    expect(JSON.parse(stdout)).toEqual({ event: 'authorized', expiresAt: '2026-11-23T12:15:00Z' })
  })

  it('fails where aws login does', async () => {
    const { exitCode, stderr } = await given('aws-cli/2.36.7', 'exit 255').run('login', 'role')
    expect([exitCode, stderr]).toEqual([
      1,
      'awsprof: aws login did not log in (status 255): see above, then try again.\n',
    ])
  })

  it('is interrupted where aws login is', async () => {
    expect((await given('aws-cli/2.36.7', 'exit 130').run('login', 'role')).exitCode).toBe(130)
  })

  it('says so where the AWS CLI does not know it, and runs nothing', async () => {
    const { home, run } = given('aws-cli/1.45.11')
    const { exitCode, stdout, stderr } = await run('login', 'role')
    expect([exitCode, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(/^awsprof: The AWS CLI on the PATH is version 1\.45\.11, [^\n]*\n$/)
    const asJson = await run('login', 'role', '--json')
    expect(JSON.parse(asJson.stdout)).toMatchObject({ event: 'failed', error: { code: 'no-aws-login' } })
    expect(callsIn(home)).toBe('')
  })

  it('runs nothing with --read-only, nor in the demo', async () => {
    const { home, run } = given()
    expect((await run('login', 'role', '--read-only')).exitCode).toBe(1)
    const demo = await run('login', 'playground', '--demo')
    expect(demo).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('The demo does not run the AWS CLI'),
    })
    expect(callsIn(home)).toBe('')
  })
})
