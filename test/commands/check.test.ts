import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSampleHome, type SampleHome } from '../../src/demo/sample-home.ts'
import { sampleWorld } from '../../src/demo/sample-world.ts'
import { type StandIn, startStandIn } from '../../src/demo/stand-in.ts'
import { type Home, makeHome, removeHomes } from '../support/files/home.ts'
import { programFile, runCommand, runProgram } from '../support/program/run.ts'
import { runHere, runInHome } from '../support/program/run-in-home.ts'

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
const run = (...args: string[]) => runHere(args, env())
const json = async (...args: string[]) => JSON.parse((await run(...args, '--json')).stdout).results

describe('awsprof check', () => {
  it('tells who a profile is', async () => {
    const { stdout } = await runProgram(['check', 'dev', '--json'], { env: env() })
    expect(JSON.parse(stdout).results[0]).toEqual({
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

  it('names the failed link as show does', async () => {
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
      'playground',
      'sandbox',
    ])
    expect(standIn.count('GetRoleCredentials')).toBe(2)
    expect(standIn.count('AssumeRole')).toBe(3)
    expect(standIn.count('Unknown')).toBe(0)
  })

  it('uses cached role credentials the second time, but not with --no-cache', async () => {
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

describe('awsprof check in unusual cases', () => {
  const inOddHome = (config: string, env: Record<string, string> = {}) => {
    const odd = makeHome({ config, env: { ...standIn.environment(), ...env } })
    const keys = '[k]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = s\n'
    odd.write('.aws/credentials', keys)
    return odd
  }
  const checkedIn = async (odd: Home, ...args: string[]) => {
    const result = await runInHome(odd, 'check', '--json', ...args)
    return { ...result, ...JSON.parse(result.stdout) }
  }
  afterEach(removeHomes)

  it('a missing CA bundle fails one profile, not the whole run', async () => {
    const odd = inOddHome('[profile k]\n[profile bundle]\ncredential_process = true\nca_bundle = /nope\n')
    odd.write(
      '.aws/config',
      '[profile bundle]\nca_bundle = /nope\nrole_arn = arn:aws:iam::111122223333:role/R\nsource_profile = k\n',
    )
    const { results, exitCode } = await checkedIn(odd, '--all')
    expect(exitCode).toBe(1)
    expect(results.map((each: { error: unknown }) => each.error)).toMatchObject([
      { code: 'unreachable', message: expect.stringContaining('CA bundle /nope does not exist') },
      null,
    ])
  })

  it('no region, or an empty one, is no obstacle', async () => {
    for (const env of [{}, { AWS_REGION: '' }]) {
      const { results } = await checkedIn(inOddHome('[profile k]\nregion =\n', env), 'k')
      expect(results[0]).toMatchObject({ ok: true })
    }
  })

  it('a services section that is missing does not matter where a variable names the endpoint', async () => {
    const { results } = await checkedIn(inOddHome('[profile k]\nservices = nowhere\n'), 'k')
    expect(results[0]).toMatchObject({ ok: true })
  })

  it.each([
    ['a region that cannot be one', 'region = no where!', {}, 'bad-value', /no where!/],
    [
      'a services section that is missing',
      'services = nowhere',
      { AWS_ENDPOINT_URL: '', AWS_ENDPOINT_URL_STS: '' },
      'missing-services',
      /\[services nowhere\]/,
    ],
  ])('%s: nothing is sent', async (_, line, env, code, message) => {
    const { results } = await checkedIn(inOddHome(`[profile k]\n${line}\n`, env), 'k')
    expect(results[0].error).toMatchObject({ code, message: expect.stringMatching(message) })
    expect(standIn.count()).toBe(0)
  })

  it('a credential_process of nothing is broken, by its settings', async () => {
    const { results } = await checkedIn(inOddHome('[profile p]\ncredential_process = ""\n'), 'p')
    expect(results[0]).toMatchObject({ failedLink: 1, error: { code: 'bad-value' } })
  })

  it('a page that no service wrote is a bad reply', async () => {
    standIn.always('GetCallerIdentity', { raw: { status: 403, body: '<html>proxy</html>' } })
    const { results } = await checkedIn(inOddHome(''), 'k')
    expect(results[0].error).toMatchObject({ code: 'bad-reply', message: expect.stringContaining('403') })
  })

  it('expired credentials of a source are reported for the source, with a login as the next step', async () => {
    standIn.always('AssumeRole', { error: { code: 'ExpiredToken', status: 403 } })
    const [result] = await json('check', 'staging')
    expect(result).toMatchObject({
      failedLink: 2,
      error: { code: 'ExpiredToken', hint: 'awsprof login staging' },
    })
  })

  it('a file that cannot be read is bad news, whatever the rest says', async () => {
    const odd = makeHome({ env: standIn.environment() })
    mkdirSync(odd.path('.aws/config'), { recursive: true })
    const { exitCode, stderr, results } = await checkedIn(odd, '--all')
    expect([exitCode, results]).toEqual([1, []])
    expect(stderr).toContain('cannot read')
  })

  it('is red where the AWS CLI refuses a file, beside the identity that STS gives', async () => {
    const { exitCode, stderr, results, refusals } = await checkedIn(
      inOddHome('[profile a]\n[profile a]\n'),
      'k',
    )
    expect(exitCode).toBe(1)
    expect(results[0]).toMatchObject({ ok: false, failedLink: null, error: { code: 'duplicate-section' } })
    expect(results[0].arn).toMatch(/^arn:aws:/)
    expect(refusals).toEqual([
      expect.objectContaining({ code: 'duplicate-section', file: 'config', line: 2 }),
    ])
    expect(stderr).toMatch(
      /^awsprof: config:2 duplicate-section: the AWS CLI refuses the whole file, so no profile works with it until this is fixed$/m,
    )
  })

  it('with --read-only nothing is written', async () => {
    const caches = () => readdirSync(join(home.environment.HOME ?? '', '.aws'), { recursive: true }).sort()
    const before = caches()
    expect((await run('--read-only', 'check', 'staging')).exitCode).toBe(0)
    expect(standIn.count('AssumeRole')).toBe(1)
    expect(caches()).toEqual(before)
  })

  it.each([
    ['--timeout', '0'],
    ['--timeout', 'soon'],
    ['--concurrency', '1.5'],
  ])('%s %s is wrong usage', async (flag, value) => {
    expect(await run('check', 'dev', flag, value)).toMatchObject({ exitCode: 2, stdout: '' })
  })

  it.each(['0.9', '3000000'])('accepts --timeout %s', async (value) => {
    expect(await run('check', 'sandbox', '--timeout', value)).toMatchObject({ exitCode: 0, stderr: '' })
  })

  it('with --redact no account id is left, the root user’s own id included', async () => {
    standIn.always('GetCallerIdentity', null)
    const { stdout } = await run('--redact', 'check', '--all', '--json')
    expect(stdout).not.toMatch(/\d{12}/)
  })
})

describe('awsprof export', () => {
  it('gives a POSIX shell the very credentials', async () => {
    const ours = await runProgram(['export', 'vault'], { env: env() })
    const { stdout } = await runCommand(
      '/bin/sh',
      ['-c', 'eval "$1"; printf "%s %s" "$AWS_ACCESS_KEY_ID" "$AWS_SESSION_TOKEN"', 'sh', ours.stdout],
      { env: env() },
    )
    expect(stdout).toBe('ASIAVAULTDEMOEXAMPLE vault-demo-session-token-EXAMPLE')
  })

  it('prints what a credential_process should', async () => {
    const { stdout } = await run('export', 'staging', '--format', 'process')
    expect(JSON.parse(stdout)).toMatchObject({ Version: 1, AccessKeyId: expect.stringMatching(/^ASIA/) })
  })

  it('says on stderr why there are none', async () => {
    const { exitCode, stdout, stderr } = await run('export', 'reports')
    expect([exitCode, stdout]).toEqual([1, ''])
    expect(stderr).toContain('form a cycle')
  })
})

describe('awsprof init', () => {
  it.each(['bash', 'zsh', 'fish', 'powershell'])(
    '%s names the variable for the pick, and asks the program what completes',
    async (shell) => {
      const { stdout, exitCode } = await run('init', shell)
      expect(exitCode).toBe(0)
      expect(stdout).toContain('AWSPROF_PICK_FILE')
      expect(stdout).toMatch(/(awsprof|program) __complete/)
    },
  )

  it('completes commands and names in bash', async () => {
    const program = `awsprof() { ${process.execPath} ${programFile} "$@"; }`
    const complete = (
      ...words: string[]
    ) => `COMP_WORDS=(awsprof ${words.join(' ')}); COMP_CWORD=${words.length}
_awsprof; printf '%s,' "\${COMPREPLY[@]}"; echo`
    const { stdout } = await run('init', 'bash')
    const script = `${stdout}\n${program}\ncommand() { "$@"; }\n${complete('l')}\n${complete('show', 'dev')}`
    const completed = await runCommand('bash', ['-c', script], { env: env() })
    expect(completed.stdout.split('\n')).toEqual(['list,login,logout,lint,', 'dev,dev-readonly,', ''])
  })

  it('is a script that bash can read', async () => {
    const { stdout } = await run('init', 'bash')
    const read = await runCommand('bash', ['-n'], { env: env(), input: stdout })
    expect(read).toMatchObject({ exitCode: 0, stderr: '' })
  })

  it.for(['bash', 'zsh', 'fish'])(
    'sets AWS_PROFILE in %s, and shows nothing of it',
    async (shell, { skip }) => {
      const home = makeHome()
      const found = await runCommand(shell, ['-c', 'true'], { env: home.env }).catch(() => null)
      skip(found === null, `no ${shell} here`)
      const name = 'ev\u009b31m il\u202e\u001b]0;title\u0007'
      home.write('bin/awsprof', `#!/bin/sh\nprintf '%s\\n' '${name}' >"$AWSPROF_PICK_FILE"\nexit 3\n`, 0o755)
      home.write('init', (await run('init', shell)).stdout)
      const code = shell === 'fish' ? '$status' : '$?'
      const script = `. '${home.path('init')}'; awsprof; echo "${code}|$AWS_PROFILE"`
      const env = { ...home.env, PATH: `${home.path('bin')}:${home.env.PATH}` }
      expect(await runCommand(shell, ['-c', script], { env })).toMatchObject({
        stdout: `3|${name}\n`,
        stderr: '',
      })
    },
  )

  it('for an unknown shell is wrong usage', async () => {
    expect((await run('init', 'tcsh')).exitCode).toBe(2)
  })
})
