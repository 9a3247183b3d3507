import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSampleHome, type SampleHome } from '../../src/demo/sample-home.ts'
import { sampleWorld } from '../../src/demo/sample-world.ts'
import { type StandIn, startStandIn } from '../../src/demo/stand-in.ts'
import { runAwsForked } from '../support/aws/aws-forked.ts'
import { openCheckOutcomes } from '../support/aws/check-outcomes.ts'
import { runCommand, runProgram } from '../support/program/run.ts'

/** Endpoints by environment variables came with 1.29 of version 1 and 2.13 of version 2. */
function honoursEndpoints(): string | null {
  const { stdout, stderr } = spawnSync('aws', ['--version'], { encoding: 'utf8' })
  const [, major = 0, minor = 0] = (/aws-cli\/(\d+)\.(\d+)/.exec(`${stdout}${stderr}`) ?? []).map(Number)
  const isNew = (major === 1 && minor >= 29) || (major === 2 && minor >= 13) || major > 2
  return isNew ? `${major}.${minor}` : null
}

const version = honoursEndpoints()
/** Version 1 needs a library more, which few have, for access of `aws login`. */
const renewsLogins = version !== null && !version.startsWith('1.')
const CALLER_IDENTITY = ['sts', 'get-caller-identity']

/** Who each profile is to the AWS CLI. */
async function callerIdentities(
  profiles: readonly { readonly name: string }[],
  env: Readonly<Record<string, string>>,
) {
  const commands = profiles.map(({ name }) => ({
    args: [...CALLER_IDENTITY, '--profile', name, '--output', 'json'],
  }))
  const answers = await runAwsForked(commands, env)
  return profiles.map(({ name }, at) => ({
    name,
    exitCode: answers[at]?.exitCode,
    stdout: answers[at]?.stdout ?? '',
  }))
}

const title = version
  ? `(aws-cli ${version})`
  : '(skipped: no aws on PATH that takes endpoints from variables)'
if (!version) console.warn(`check against the AWS CLI: ${title}`)

describe.skipIf(!version)(`check says what the AWS CLI says ${title}`, () => {
  let standIn: StandIn
  let home: SampleHome
  let ours: { name: string; ok: boolean; account: string | null; arn: string | null }[]
  const env = () => ({
    ...home.environment,
    ...standIn.environment(),
    // The shim of a version manager needs its own home.
    PYENV_ROOT: process.env.PYENV_ROOT ?? `${process.env.HOME}/.pyenv`,
    AWS_PAGER: '',
    AWS_MAX_ATTEMPTS: '1',
  })

  beforeAll(async () => {
    const now = Date.now()
    standIn = await startStandIn(sampleWorld(now))
    home = createSampleHome({ now, path: process.env.PATH ?? '' })
    const { stdout } = await runProgram(['check', '--all', '--json', '--no-cache'], { env: env() })
    ours = JSON.parse(stdout).results
  })
  afterAll(() => {
    standIn.close()
    home.remove()
  })

  const withoutTime = (arn: string | null) =>
    arn?.replace(/botocore-session-\d+$/, 'botocore-session') ?? null

  it('for every profile of the sample home', async () => {
    const asking = ours.filter(({ name }) => renewsLogins || name !== 'playground')
    const answers = await callerIdentities(asking, env())
    const theirs = answers.map(({ name, exitCode, stdout }) => {
      const said = exitCode === 0 ? (JSON.parse(stdout) as { Account: string; Arn: string }) : null
      return { name, ok: said !== null, account: said?.Account ?? null, arn: withoutTime(said?.Arn ?? null) }
    })
    const same = asking.map(({ name, ok, account, arn }) => ({ name, ok, account, arn: withoutTime(arn) }))
    expect(same).toEqual(theirs)
  }, 60_000)

  it('for one profile for each way that a check can end: works or does not', async () => {
    const outcomes = await openCheckOutcomes()
    const environment = {
      ...outcomes.env(),
      PATH: process.env.PATH ?? '',
      PYENV_ROOT: env().PYENV_ROOT,
      AWS_PAGER: '',
      AWS_MAX_ATTEMPTS: '1',
    }
    const { stdout } = await runProgram(['check', '--all', '--json', '--no-cache'], { env: environment })
    const results = JSON.parse(stdout).results as { name: string; ok: boolean }[]
    const answers = await callerIdentities(results, environment)
    const theirs = answers.map(({ name, exitCode }) => ({ name, ok: exitCode === 0 }))
    expect(results.map(({ name, ok }) => ({ name, ok }))).toEqual(theirs)
    outcomes.close()
  }, 90_000)

  it.each([-7, -4, 4, 7])(
    'with a clock that is %d minutes off',
    async (minutes) => {
      const now = Date.now()
      const skewed = await startStandIn({ ...sampleWorld(now), now: () => Date.now() + minutes * 60_000 })
      const { AWS_MAX_ATTEMPTS: _, ...environment } = { ...env(), ...skewed.environment() }
      const { stdout } = await runProgram(['check', 'default', '--json'], { env: environment })
      const args = ['sts', 'get-caller-identity', '--profile', 'default']
      const { exitCode } = await runCommand('aws', args, { env: environment, timeoutMs: 60_000 })
      skewed.close()
      expect([JSON.parse(stdout).results[0].ok, exitCode === 0]).toEqual(Array(2).fill(Math.abs(minutes) < 5))
    },
    60_000,
  )

  it('and uses the role credentials that awsprof cached', async () => {
    await runProgram(['check', 'prod-audit'], { env: env() })
    const before = standIn.count('AssumeRole')
    const args = ['sts', 'get-caller-identity', '--profile', 'prod-audit', '--output', 'json']
    const { exitCode } = await runCommand('aws', args, { env: env(), timeoutMs: 60_000 })
    expect([exitCode, standIn.count('AssumeRole')]).toEqual([0, before])
  }, 30_000)
})
