import { chmodSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { containerCredentials, instanceCredentials } from '../../src/aws/metadata.ts'
import { runCredentialProcess } from '../../src/aws/process.ts'
import { startStandIn } from '../../src/demo/stand-in.ts'
import { makeHome, removeHomes } from '../support/files/home.ts'
import { isRunning } from '../support/program/process-tree.ts'

afterEach(removeHomes)
const { signal } = new AbortController()

describe('a credential_process', () => {
  const run = (script: string, timeoutMs = 5_000) => {
    const home = makeHome()
    writeFileSync(home.path('tool'), `#!/bin/sh\n${script}\n`)
    chmodSync(home.path('tool'), 0o755)
    const options = {
      variables: { PATH: process.env.PATH, MARK: 'kept' },
      profile: 'p',
      files: [],
      timeoutMs,
    }
    return runCredentialProcess(`"${home.path('tool')}" 'two words' '$HOME;echo no'`, options, signal)
  }

  it('is split like a shell command, run without a shell, and inherits the environment', async () => {
    expect(await run('printf "%s|" "$@" "$MARK" "$AWSPROF_PROFILE_CHAIN"')).toBe(
      'two words|$HOME;echo no|kept|["p"]|',
    )
  })

  it('is told after those that wait for it, and is not started if it would wait for itself', async () => {
    const at = (profile: string, file: string, chain: string) => ({
      variables: { PATH: process.env.PATH, AWSPROF_PROFILE_CHAIN: chain },
      profile,
      files: [file],
      timeoutMs: 5_000,
    })
    const tell = (options: ReturnType<typeof at>) =>
      runCredentialProcess('printenv AWSPROF_PROFILE_CHAIN', options, signal)
    const underWay = '["p","a"]\n["q","a"]'
    expect(await tell(at('r', 'a', underWay))).toBe(`${underWay}\n["r","a"]\n`)
    // Another file can have another profile of that name.
    expect(await tell(at('p', 'b', underWay))).toBe(`${underWay}\n["p","b"]\n`)
    await expect(tell(at('p', 'a', underWay))).rejects.toMatchObject({
      code: 'cycle',
      message: 'Profile p gets its credentials from itself: its credential_process asks awsprof for p again.',
    })
  })

  it('has no standard input', async () => {
    expect(await run('wc -c < /dev/stdin')).toMatch(/^\s*0\s*$/)
  })

  it.each([
    ['echo sorry >&2; exit 3', 'process-failed', /status 3: sorry/],
    ['kill -9 $$', 'process-failed', /killed by SIGKILL/],
    ['head -c 1100000 /dev/zero', 'process-output', /more than 1 MB/],
  ])('%s', async (script, code, message) => {
    await expect(run(script)).rejects.toMatchObject({ code, message: expect.stringMatching(message) })
  })

  it('that does not end is killed with its children', async () => {
    await expect(run('sleep 1000 & wait', 200)).rejects.toMatchObject({ code: 'timeout' })
  })

  it('that leaves something running is not waited for, and what it wrote is taken', async () => {
    const home = makeHome()
    const left = await run(`echo first; (sleep 600 & echo $! > '${home.path('pid')}'; echo last)`)
    const pid = Number(home.read('pid'))
    expect([left, isRunning(pid)]).toEqual(['first\nlast\n', true])
    process.kill(pid, 'SIGKILL')
  })

  it('that leaves something running and fails says why', async () => {
    const home = makeHome()
    const failed = run(`sleep 600 & echo $! > '${home.path('pid')}'; echo sorry >&2; exit 3`)
    await expect(failed).rejects.toThrow(/status 3: sorry/)
    process.kill(Number(home.read('pid')), 'SIGKILL')
  })

  it.each(['to\0ol --password hunter2', 'tool "a\0b" --password hunter2'])(
    'with a NUL is refused in a sentence without its arguments: %j',
    async (command) => {
      const options = { variables: {}, profile: 'p', files: [], timeoutMs: 1_000 }
      const refused = runCredentialProcess(command, options, signal)
      await expect(refused).rejects.toMatchObject({
        code: 'process-failed',
        message: expect.stringMatching(/could not be started: credential_process contains a NUL/),
      })
      await expect(refused).rejects.not.toThrow(/hunter2/)
    },
  )

  it('runs for a profile with a NUL in its name', async () => {
    const options = { variables: { PATH: process.env.PATH }, profile: 'p\0q', files: [], timeoutMs: 5_000 }
    expect(await runCredentialProcess('echo yes', options, signal)).toBe('yes\n')
  })

  it('that does not exist says so', async () => {
    const options = { variables: { PATH: '/nowhere' }, profile: 'p', files: [], timeoutMs: 1_000 }
    await expect(runCredentialProcess('no-such-tool', options, signal)).rejects.toMatchObject({
      code: 'process-failed',
      message: expect.stringContaining('no such program'),
    })
  })

  it('ends when the check is stopped', async () => {
    const abort = new AbortController()
    const options = { variables: { PATH: process.env.PATH }, profile: 'p', files: [], timeoutMs: 60_000 }
    const running = runCredentialProcess('sleep 1000', options, abort.signal)
    abort.abort(new Error('stopped'))
    await expect(running).rejects.toThrow('stopped')
  })

  it('is not even started when the check has been stopped', async () => {
    const home = makeHome()
    const options = { variables: { PATH: process.env.PATH }, profile: 'p', files: [], timeoutMs: 5_000 }
    const stopped = AbortSignal.abort(new Error('stopped'))
    await expect(runCredentialProcess(`touch ${home.path('ran')}`, options, stopped)).rejects.toThrow(
      'stopped',
    )
    expect(home.exists('ran')).toBe(false)
  })
})

describe('instance metadata', () => {
  const options = (endpoint: string, variables = {}) => ({
    variables,
    endpoint,
    isIpv6: false,
    isV1Disabled: false,
    timeoutMs: 1_000,
    attempts: 1,
  })

  it('uses version 2, with a token', async () => {
    const standIn = await startStandIn({ machineRole: { name: 'agent', accessKeyId: 'A' } })
    const keys = await instanceCredentials(options(standIn.url), signal)
    expect(keys.accessKeyId).toMatch(/^ASIA/)
    expect(standIn.requests.map((each) => each.operation)).toEqual(['MetadataToken', 'Metadata', 'Metadata'])
    standIn.close()
  })

  it.each([
    ['a machine without a role', {}, /answered with HTTP 401/],
    ['a service that refuses to give a token', { raw: { status: 400 } }, /answered with HTTP 400/],
    ['a service that cuts the line', { cut: true }, /does not answer/],
  ] as const)('%s', async (_, reply, message) => {
    const standIn = await startStandIn()
    standIn.always('MetadataToken', reply)
    const asked = instanceCredentials(options(standIn.url), signal)
    await expect(asked).rejects.toMatchObject({
      code: 'unreachable',
      message: expect.stringMatching(message),
    })
    standIn.close()
  })

  it.each([
    ['says so', { raw: { status: 404 } }],
    ['never answers', { hang: true }],
  ])('uses version 1 if version 2 %s, like the AWS CLI', async (_, reply) => {
    const standIn = await startStandIn()
    standIn.always('MetadataToken', reply)
    standIn.script(
      'Metadata',
      { raw: { body: 'agent' } },
      { json: { AccessKeyId: 'ASIAV1', SecretAccessKey: 's', Token: 't' } },
    )
    const keys = await instanceCredentials({ ...options(standIn.url), timeoutMs: 250 }, signal)
    expect(keys.accessKeyId).toBe('ASIAV1')
    expect(standIn.requests.map((each) => each.operation)).toEqual(['MetadataToken', 'Metadata', 'Metadata'])
    standIn.close()
  })

  it('does not use version 1 if that is forbidden', async () => {
    const standIn = await startStandIn()
    standIn.always('MetadataToken', { raw: { status: 403 } })
    const asked = instanceCredentials({ ...options(standIn.url), isV1Disabled: true }, signal)
    await expect(asked).rejects.toThrow('ec2_metadata_v1_disabled')
    expect(standIn.count('Metadata')).toBe(0)
    standIn.close()
  })

  it('a service that never answers', async () => {
    const standIn = await startStandIn()
    standIn.always('MetadataToken', { hang: true })
    standIn.always('Metadata', { hang: true })
    const asked = instanceCredentials({ ...options(standIn.url), timeoutMs: 150 }, signal)
    await expect(asked).rejects.toMatchObject({
      code: 'unreachable',
      message: expect.stringMatching(/does not answer/),
    })
    standIn.close()
  })

  it('an answer that is too large is cut off', async () => {
    const { promise: left, resolve: leave } = Promise.withResolvers<void>()
    const server = createServer((_, response) => {
      response.on('close', leave)
      response.write(Buffer.alloc(1 << 20, 'a'))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const asked = instanceCredentials({ ...options(url), timeoutMs: 600_000 }, signal)
    await expect(asked).rejects.toMatchObject({
      code: 'bad-reply',
      message: expect.stringContaining('too large'),
    })
    await left
    server.close()
  })

  it('can come in pieces that split a character', async () => {
    const answers = ['token', 'agent', '{"AccessKeyId":"A","SecretAccessKey":"é"}']
    const server = createServer((_, response) => {
      const bytes = Buffer.from(answers.shift() ?? '')
      const cut = bytes.indexOf(0xc3) + 1 || 1
      response.write(bytes.subarray(0, cut), () => response.end(bytes.subarray(cut)))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const keys = await instanceCredentials({ ...options(url), timeoutMs: 20_000 }, signal)
    expect(keys).toMatchObject({ accessKeyId: 'A', secretAccessKey: 'é' })
    server.closeAllConnections()
    server.close()
  })

  it('is not used if it is turned off', async () => {
    const asked = instanceCredentials(
      options('http://127.0.0.1:1', { AWS_EC2_METADATA_DISABLED: 'true' }),
      signal,
    )
    await expect(asked).rejects.toThrow('AWS_EC2_METADATA_DISABLED')
  })
})

describe('container credentials', () => {
  const ask = (variables: Record<string, string>) =>
    containerCredentials(
      { variables, timeoutMs: 1_000, attempts: 1 },
      async (path) => `token of ${path}\n`,
      signal,
    )

  it('are null if no variable names them', async () => {
    expect(await ask({})).toBeNull()
  })

  it('are requested with the token from the file', async () => {
    const seen: (string | undefined)[] = []
    const server = createServer((request, response) => {
      seen.push(request.headers.authorization)
      response.end(JSON.stringify({ AccessKeyId: 'A', SecretAccessKey: 'S', Token: 'T' }))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/x`
    const keys = await ask({
      AWS_CONTAINER_CREDENTIALS_FULL_URI: url,
      AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: '/t',
    })
    expect(keys).toMatchObject({ accessKeyId: 'A', sessionToken: 'T' })
    expect(seen).toEqual(['token of /t'])
    server.close()
  })

  it('are never requested from an unknown host without https', async () => {
    await expect(ask({ AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://example.com/x' })).rejects.toThrow(
      'neither an https address nor a local one',
    )
  })
})
