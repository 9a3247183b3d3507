import { afterEach, describe, expect, it } from 'vitest'
import { containerCredentials, instanceCredentials } from '../../src/aws/metadata.ts'
import type { WorldOptions } from '../../src/demo/world.ts'
import { closeStandIns, openStandIn } from '../support/aws/stand-ins.ts'

afterEach(closeStandIns)

const { signal } = new AbortController()
const MACHINE: WorldOptions = { machineRole: { name: 'agent', accessKeyId: 'ASIAAGENT' } }
const patience = { timeoutMs: 20_000, attempts: 1 }
const noFile = async () => {
  throw new Error('no file is asked for')
}

describe('instance metadata', () => {
  it('gives the keys of the machine’s role to who asks for a token first', async () => {
    const standIn = await openStandIn(MACHINE)
    const options = {
      variables: {},
      endpoint: `${standIn.url}/`,
      isIpv6: false,
      isV1Disabled: false,
      ...patience,
    }
    const keys = await instanceCredentials(options, signal)
    expect(standIn.world.identities.get(keys.accessKeyId)?.arn).toContain('assumed-role/agent/')
    expect(standIn.requests.map(({ operation }) => operation)).toEqual([
      'MetadataToken',
      'Metadata',
      'Metadata',
    ])
  })

  it('tells nothing without a token, or with a made-up one', async () => {
    const { url } = await openStandIn(MACHINE)
    for (const headers of [{}, { 'x-aws-ec2-metadata-token': 'made-up' }]) {
      expect((await fetch(`${url}/latest/meta-data/iam/security-credentials/`, { headers })).status).toBe(401)
    }
    expect((await fetch(`${url}/latest/api/token`, { method: 'PUT' })).status).toBe(400)
  })

  it('knows the region, and no role where the machine has none', async () => {
    const { url } = await openStandIn(MACHINE)
    const ttl = { 'x-aws-ec2-metadata-token-ttl-seconds': '60' }
    const token = await (await fetch(`${url}/latest/api/token`, { method: 'PUT', headers: ttl })).text()
    const at = (path: string) => fetch(url + path, { headers: { 'x-aws-ec2-metadata-token': token } })
    expect(await (await at('/latest/meta-data/placement/region')).text()).toBe('us-east-1')
    expect((await at('/latest/meta-data/iam/security-credentials/other')).status).toBe(404)
    const bare = await openStandIn()
    expect((await fetch(`${bare.url}/latest/api/token`, { method: 'PUT', headers: ttl })).status).toBe(404)
  })
})

describe('container credentials', () => {
  const ask = (url: string, variables: Record<string, string> = {}) =>
    containerCredentials(
      {
        variables: { AWS_CONTAINER_CREDENTIALS_FULL_URI: `${url}/container-credentials`, ...variables },
        ...patience,
      },
      noFile,
      signal,
    )

  it('are given to who has the token', async () => {
    const { url } = await openStandIn({ ...MACHINE, containerToken: 'pass' })
    await expect(ask(url)).rejects.toThrow('403')
    const keys = await ask(url, { AWS_CONTAINER_AUTHORIZATION_TOKEN: 'pass' })
    expect(keys?.accessKeyId).toMatch(/^ASIA/)
  })

  it('are none where the machine has no role', async () => {
    const { url } = await openStandIn()
    await expect(ask(url)).rejects.toThrow('404')
  })
})
