import { afterEach, describe, expect, it } from 'vitest'
import { removeHomes } from '../support/files/home.ts'
import { makeSampleHome, SAMPLE_SECRETS } from '../support/files/sample-home.ts'
import { runHere, runInHome } from '../support/program/run-in-home.ts'

afterEach(removeHomes)

async function plain(...args: string[]): Promise<string[]> {
  const home = makeSampleHome()
  home.write('.config/awsprof/preferences.ini', '')
  // A profile that fails without a request, and no AWS CLI, which takes long to say its version.
  const env = { ...home.env, AWS_PROFILE: 'loop-a', PATH: home.path('bin') }
  const { stdout } = await runHere(['--plain', ...args], env)
  return stdout.trimEnd().split('\n')
}

describe('--plain', () => {
  it('lists sessions and profiles, a sentence a line', async () => {
    const lines = await plain('list')
    expect(lines).toContain('session my-sso: valid for 5 hours 29 minutes, 2 profiles')
    expect(lines).toContain(
      'profile dev: valid for 5 hours 29 minutes, sso-session, account 111122223333, role ReadOnly, region us-west-2',
    )
    expect(lines).toContain(
      'profile loop-a: broken, assume-role, account 444455556666, role LoopA, 2 problems',
    )
    expect(lines).toContain('no session, 5 profiles')
  })

  it.each([
    ['list'],
    ['status', 'dev'],
    ['lint'],
    ['show', 'prod-admin'],
    ['show', 'loop-a'],
    ['check', 'loop-a'],
    ['whoami'],
    ['doctor'],
  ])('%s %s: no symbols, columns, boxes or colours', async (...args) => {
    for (const line of await plain(...args)) expect(line).toMatch(/^(?! )(?!.* {2})[^\u001b│─└●○◐◒✗·|]*$/)
  })

  it('tells the chain link by link, and masks what is secret', async () => {
    const lines = await plain('show', 'robot')
    expect(lines).toContain('link 2 of 2, credentials file line 6: Access keys stored in the file.')
    expect(lines).toContain('setting aws_access_key_id, credentials file line 6: ****************MPLE')
    for (const secret of SAMPLE_SECRETS) expect(lines.join('\n')).not.toContain(secret)
  })

  it('says a status in words, also within a format', async () => {
    expect(await plain('status', 'dev')).toEqual(['dev: valid for 5 hours 29 minutes'])
    expect(await plain('status', 'dev', '--format', '{symbol}')).toEqual(['valid'])
  })

  it('says why a check failed, and what to do', async () => {
    expect(await plain('check', 'legacy')).toEqual([
      'profile legacy: fails. Not signed in to https://legacy.awsapps.com/start: log in. Next: awsprof login legacy.',
    ])
  })

  it('masks a secret in the place of a region, and one that a problem quotes', async () => {
    const home = makeSampleHome()
    const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
    const lines = ['[profile a]', 'role_arn = arn:aws:iam::444455556666:role/A', `source_profile = ${secret}`]
    home.write('.aws/config', [...lines, `region = ${secret}`, ''].join('\n'))
    for (const command of [['show', 'a'], ['lint'], ['list']]) {
      const { stdout } = await runInHome(home, '--plain', ...command)
      expect(stdout).toContain('profile a')
      expect(stdout).not.toContain('wJalrXUtnFEMI')
    }
  })

  it('says what would be fixed', async () => {
    const home = makeSampleHome()
    home.write('.aws/config', '[profile a]\nregoin = eu-west-1\n')
    const { stdout } = await runInHome(home, '--plain', 'lint')
    expect(stdout).toContain(
      'warning unknown-setting, profile a, config file line 2: regoin is not a known setting here: did you mean region? Fix: rename regoin to region.\n',
    )
  })
})
