import { afterEach, describe, expect, it } from 'vitest'
import { closeStandIns, openStandIn } from '../support/aws/stand-ins.ts'
import { makeHome, removeHomes } from '../support/files/home.ts'
import { makeSampleHome, SAMPLE_SECRETS } from '../support/files/sample-home.ts'
import { runHere } from '../support/program/run-in-home.ts'

afterEach(() => {
  closeStandIns()
  removeHomes()
})

/** Without the machine's AWS CLI, which takes long to say its version. */
const doctor = (env: Readonly<Record<string, string>>, ...args: string[]) =>
  runHere(['doctor', ...args], { ...env, PATH: `${env.HOME}/bin` })

describe('awsprof doctor', () => {
  it('tells versions, terminal, variables, files and findings', async () => {
    const home = makeSampleHome()
    home.write('bin/aws', '#!/bin/sh\necho aws-cli/2.36.7 Python/3.14 Linux/6\n', 0o755)
    const env = {
      ...home.env,
      AWS_REGION: '',
      https_proxy: 'http://me:pass@proxy:8080',
    }
    const { exitCode, stdout } = await doctor(env)
    expect(exitCode).toBe(1)
    expect(stdout).toMatch(/^awsprof \d+\.\d+\.\d+\n {2}Node {9}\d+\.\d+/)
    expect(stdout).toMatch(/AWS CLI +aws-cli\/2\.36\.7\n/)
    expect(stdout).toMatch(/preferences +group none\n/)
    expect(stdout).toMatch(/set +AWS_REGION \(empty\), AWS_EC2_METADATA_DISABLED, https_proxy\n/s)
    expect(stdout).toMatch(/config +~\/\.aws\/config: \d+ lines, \d+ bytes, LF, mode 600\n/)
    expect(stdout).toMatch(/SSO cache +~\/\.aws\/sso\/cache: 1 file\n/)
    expect(stdout).toMatch(/error +cycle at config:\d+, config:\d+\n +The source profiles, or/)
    expect(stdout).not.toMatch(/Network/)
  })

  it('names neither profiles, sessions, accounts, addresses, the home folder nor a secret', async () => {
    const home = makeSampleHome()
    const env = {
      ...home.env,
      AWS_PROFILE: 'dev',
      BROWSER: 'secret-browser',
      https_proxy: 'http://me:pass@proxy:8080',
    }
    const { stdout, stderr } = await doctor(env)
    for (const told of [
      ...SAMPLE_SECRETS,
      home.dir,
      'my-sso',
      'prod-admin',
      'awsapps',
      'secret-browser',
      'proxy:8080',
    ])
      expect(stdout + stderr).not.toContain(told)
    expect(stdout).not.toMatch(/\d{12}|\bdev\b/)
  })

  it('sends nothing without --network, and with it one request to each host', async () => {
    const standIn = await openStandIn()
    const env = { ...makeSampleHome().env, ...standIn.environment() }
    await doctor(env)
    expect(standIn.count()).toBe(0)
    const { stdout } = await doctor(env, '--network')
    expect(stdout).toMatch(/sts +a configured endpoint: answers after \d+ ms \(HTTP 404\)\n/)
    expect(standIn.requests.map(({ method, path, accessKeyId }) => [method, path, accessKeyId])).toEqual(
      Array(3).fill(['GET', '/', null]),
    )
  })

  it('says why a host does not answer, and ends with 1', async () => {
    const nobody = { AWS_ENDPOINT_URL: 'http://127.0.0.1:1' }
    const { exitCode, stdout } = await doctor(makeHome({ env: nobody }).env, '--network')
    expect([exitCode, stdout]).toEqual([
      1,
      expect.stringMatching(/sts +a configured endpoint: The host: connection\s+refused/),
    ])
    const bundle = makeHome({ env: { AWS_CA_BUNDLE: '~/none.pem' } })
    expect((await doctor(bundle.env, '--network')).stdout).toMatch(
      /the CA bundle\s+~\/none\.pem does not exist/,
    )
    const region = makeHome({ env: { AWS_REGION: 'not a region' } })
    expect((await doctor(region.env, '--network')).stdout).toMatch(/not a region is not the name of a region/)
  })

  it('ends with 0 where all is well', async () => {
    const { exitCode, stdout } = await doctor(makeHome({ config: '[profile a]\nregion = eu-west-1\n' }).env)
    expect([exitCode, stdout]).toEqual([0, expect.stringMatching(/Problems\n {2}none\n$/)])
  })

  it('does not tell paths of the user’s own', async () => {
    const home = makeHome()
    home.write('acme-inc/config', '[default]\nregion = eu-west-1\n')
    const { stdout } = await doctor({ ...home.env, AWS_CONFIG_FILE: home.path('acme-inc/config') })
    expect(stdout).toMatch(/config +at a path of its own: 2 lines/)
    expect(stdout).not.toContain('acme-inc')
  })

  it('says that a file cannot be read', async () => {
    const home = makeHome({ config: '[default]\nregion = eu-west-1\n' })
    home.write('.aws/credentials/inside', '')
    const { exitCode, stdout } = await doctor(home.env)
    expect([exitCode, stdout]).toEqual([
      1,
      expect.stringMatching(/credentials: cannot be read: it is a\s+folder/),
    ])
  })
})
