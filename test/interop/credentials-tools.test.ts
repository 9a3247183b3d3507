import { spawnSync } from 'node:child_process'
import { appendFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSampleHome, type SampleHome } from '../../src/demo/sample-home.ts'
import { sampleWorld } from '../../src/demo/sample-world.ts'
import { type StandIn, startStandIn } from '../../src/demo/stand-in.ts'
import { programFile, runCommand, runProgram } from '../support/program/run.ts'

/** Prints who STS says the caller is, in each of the ways that people's programs ask. */
const BOTO3 = 'import boto3; print(boto3.client("sts").get_caller_identity()["Arn"])'
const JAVASCRIPT = `import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
console.log((await new STSClient().send(new GetCallerIdentityCommand())).Arn)`

const TOOLS: readonly { readonly name: string; readonly probe: string[]; readonly ask: string[] }[] = [
  {
    name: 'aws',
    probe: ['aws', '--version'],
    ask: ['aws', 'sts', 'get-caller-identity', '--query', 'Arn', '--output', 'text'],
  },
  { name: 'boto3', probe: ['python3', '-c', 'import boto3'], ask: ['python3', '-c', BOTO3] },
  {
    name: 'the SDK for JavaScript',
    probe: [process.execPath, '--version'],
    ask: [process.execPath, '--input-type=module', '-e', JAVASCRIPT],
  },
]

/** Where the SDK for JavaScript is installed. */
const root = fileURLToPath(new URL('../..', import.meta.url))

describe.each(TOOLS)('$name gets the credentials of a profile', ({ name, probe, ask }) => {
  const [command = '', ...args] = probe
  if (spawnSync(command, args).status !== 0) {
    console.warn(`credentials for ${name}: skipped: it is not installed`)
    it.skip(`skipped: ${name} is not installed`, () => {})
    return
  }

  let standIn: StandIn
  let home: SampleHome
  const env = () => ({
    ...home.environment,
    ...standIn.environment(),
    // The shim of a version manager needs its own home.
    PYENV_ROOT: process.env.PYENV_ROOT ?? `${process.env.HOME}/.pyenv`,
    AWS_PAGER: '',
  })
  const arn = expect.stringMatching(/^arn:aws:sts::\d{12}:assumed-role\/AWSReservedSSO_\S+\n$/)

  beforeAll(async () => {
    const now = Date.now()
    standIn = await startStandIn(sampleWorld(now))
    home = createSampleHome({ now, path: process.env.PATH ?? '' })
    const words = [process.execPath, programFile, 'export', 'dev', '--format', 'process']
    const line = words.map((each) => `"${each}"`).join(' ')
    appendFileSync(
      `${home.dir}/.aws/config`,
      `\n[profile by-process]\nregion = us-east-1\ncredential_process = ${line}\n`,
    )
  })
  afterAll(() => {
    standIn.close()
    home.remove()
  })

  it('under exec', async () => {
    const run = await runProgram(['exec', 'dev', '--', ...ask], { env: env(), cwd: root })
    expect(run).toEqual({ exitCode: 0, stdout: arn, stderr: '' })
  })

  it('by credential_process', async () => {
    const [program = '', ...words] = ask
    const run = await runCommand(program, words, { env: { ...env(), AWS_PROFILE: 'by-process' }, cwd: root })
    expect(run).toEqual({ exitCode: 0, stdout: arn, stderr: '' })
  })
})
