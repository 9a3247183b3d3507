import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSampleHome, type SampleHome } from '../../src/demo/sample-home.ts'
import { sampleWorld } from '../../src/demo/sample-world.ts'
import { type StandIn, startStandIn } from '../../src/demo/stand-in.ts'
import { runCommand, runProgram } from '../support/run.ts'

let standIn: StandIn
let home: SampleHome

beforeEach(async () => {
  const now = Date.now()
  standIn = await startStandIn(sampleWorld(now))
  home = createSampleHome({ now, path: process.env.PATH ?? '' })
})
afterEach(() => {
  standIn.close()
  home.remove()
})

const env = () => ({ ...home.environment, ...standIn.environment(), LANG: 'C.UTF-8' })
const run = (...args: string[]) => runProgram(args, { env: env() })
const json = async (...args: string[]) => JSON.parse((await run(...args, '--json')).stdout).results

describe('awsprof check', () => {
  it('tells who a profile is', async () => {
    const [result] = await json('check', 'dev')
    expect(result).toEqual({
      name: 'dev',
      ok: true,
      account: '111122223333',
      arn: 'arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Developer_0a1b2c3d4e5f6071/mary',
      userId: expect.stringMatching(/:mary$/),
      expiresAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      failedLink: null,
      error: null,
      ms: expect.any(Number),
    })
  })

  it('names the link that failed, which show has too', async () => {
    const [result] = await json('check', 'prod-admin')
    const { chain } = JSON.parse((await run('show', 'prod-admin', '--json')).stdout)
    expect(chain[result.failedLink].type).toBe('sso-token')
    expect(result.error).toEqual({
      code: 'signed-out',
      message: expect.stringContaining('partner'),
      hint: 'awsprof login prod-admin',
    })
  })

  it('checks all, each session, role and identity once', async () => {
    const { exitCode, stdout } = await run('check', '--all', '--json')
    expect(exitCode).toBe(1)
    const ok = JSON.parse(stdout)
      .results.filter((each: { ok: boolean }) => each.ok)
      .map((each: { name: string }) => each.name)
    expect(ok).toEqual([
      'default',
      'dev',
      'dev-readonly',
      'staging',
      'prod-audit',
      'build-agent',
      'vault',
      'sandbox',
    ])
    expect(standIn.count('GetRoleCredentials')).toBe(2)
    expect(standIn.count('AssumeRole')).toBe(3)
    expect(standIn.count('Unknown')).toBe(0)
  })

  it('takes role credentials from the cache the second time, unless told not to', async () => {
    await run('check', 'prod-audit')
    const before = standIn.count('AssumeRole')
    await run('check', 'prod-audit')
    expect(standIn.count('AssumeRole')).toBe(before)
    await run('check', 'prod-audit', '--no-cache')
    expect(standIn.count('AssumeRole')).toBe(before + 2)
  })

  it.each([
    [['check', 'dev'], 0],
    [['check'], 0], // AWS_PROFILE is not set here: the default profile
    [['check', 'cluster'], 1],
    [['check', 'nobody'], 2],
    [['check', 'dev', '--timeout', 'x'], 2],
  ])('%j ends with %i', async (args, status) => {
    expect((await run(...args)).exitCode).toBe(status)
  })

  it('gives up on a service that hangs after the time given', async () => {
    standIn.always('GetCallerIdentity', { hang: true })
    const [result] = await json('check', 'default', '--timeout', '1')
    expect(result.error.code).toBe('timeout')
  })
})

describe('awsprof export', () => {
  it('gives a POSIX shell the very credentials', async () => {
    const { stdout } = await runCommand(
      '/bin/sh',
      [
        '-c',
        'eval "$1"; printf "%s %s" "$AWS_ACCESS_KEY_ID" "$AWS_SESSION_TOKEN"',
        'sh',
        (await run('export', 'vault')).stdout,
      ],
      { env: env() },
    )
    expect(stdout).toBe('ASIAVAULTDEMOEXAMPLE vault-demo-session-token-EXAMPLE')
  })

  it('is a credential_process for another profile, and refuses to be its own', async () => {
    const { stdout } = await run('export', 'staging', '--format', 'process')
    expect(JSON.parse(stdout)).toMatchObject({ Version: 1, AccessKeyId: expect.stringMatching(/^ASIA/) })
    const again = await runProgram(['export', 'staging', '--format', 'process'], {
      env: { ...env(), AWSPROF_PROFILE_CHAIN: 'staging' },
    })
    expect(again).toMatchObject({ exitCode: 1, stdout: '' })
    expect(again.stderr).toContain('from itself')
  })

  it('says on stderr why there are none', async () => {
    const { exitCode, stdout, stderr } = await run('export', 'reports')
    expect([exitCode, stdout]).toEqual([1, ''])
    expect(stderr).toContain('circle')
  })
})

describe('awsprof init', () => {
  it.each(['bash', 'zsh', 'fish', 'powershell'])(
    '%s names the commands and the variable for the pick',
    async (shell) => {
      const { stdout, exitCode } = await run('init', shell)
      expect(exitCode).toBe(0)
      expect(stdout).toContain('AWSPROF_PICK_FILE')
      expect(stdout).toContain('list show check')
    },
  )

  it('is a script that bash can read', async () => {
    const { stdout } = await run('init', 'bash')
    const read = await runCommand('bash', ['-n'], { env: env(), input: stdout })
    expect(read).toMatchObject({ exitCode: 0, stderr: '' })
  })

  it('for an unknown shell is wrong usage', async () => {
    expect((await run('init', 'tcsh')).exitCode).toBe(2)
  })
})
