import { afterEach, describe, expect, it } from 'vitest'
import { createOidcClient } from '../../src/aws/sso-oidc.ts'
import { openProxy, type ProxyServer, type TunnelReply } from '../support/aws/proxy.ts'
import { closeStandIns, HASTY, openStandIn, PATIENT } from '../support/aws/stand-ins.ts'

const proxies: ProxyServer[] = []
afterEach(() => {
  closeStandIns()
  for (const proxy of proxies.splice(0)) proxy.close()
})

const { signal } = new AbortController()

async function given(tunnels?: TunnelReply) {
  const standIn = await openStandIn()
  const proxy = await openProxy(standIn.url, tunnels)
  proxies.push(proxy)
  const register = (variables: Record<string, string>, endpoint: string, network = PATIENT) =>
    createOidcClient({ ...network, variables }, 'us-east-1', endpoint).register(
      { clientName: 'x', scopes: [] },
      signal,
    )
  return { standIn, proxy, register }
}

describe('the proxy of the environment', () => {
  it.each(['HTTP_PROXY', 'http_proxy'])('%s carries plain requests', async (variable) => {
    const { standIn, proxy, register } = await given()
    await register({ [variable]: proxy.url }, 'http://oidc.example')
    expect(proxy.requests).toEqual(['POST http://oidc.example/client/register'])
    expect(standIn.count('RegisterClient')).toBe(1)
  })

  it.each([
    ['HTTP_PROXY', ''],
    ['http_proxy', '//'],
    ['HTTPS_PROXY', ''],
    ['https_proxy', '//'],
  ])('%s can lack its scheme (%j before the host)', async (variable, before) => {
    const { proxy, register } = await given('refuse')
    const scheme = variable.toLowerCase().replace('_proxy', '')
    const asked = register({ [variable]: proxy.url.replace('http://', before) }, `${scheme}://oidc.example`)
    if (scheme === 'http') await asked
    else await expect(asked).rejects.toMatchObject({ message: expect.stringContaining('the proxy refused') })
    expect(proxy.requests).toEqual([
      scheme === 'http' ? 'POST http://oidc.example/client/register' : 'CONNECT oidc.example:443',
    ])
  })

  it('is bypassed for hosts in NO_PROXY', async () => {
    const { standIn, proxy, register } = await given()
    await register({ HTTP_PROXY: proxy.url, NO_PROXY: '127.0.0.1,localhost' }, standIn.url)
    expect([proxy.requests, standIn.count()]).toEqual([[], 1])
  })

  it('is taken from the given variables, not from the environment of this process', async () => {
    const { proxy, standIn, register } = await given()
    process.env.HTTP_PROXY = proxy.url
    try {
      await register({}, standIn.url)
    } finally {
      delete process.env.HTTP_PROXY
    }
    expect(proxy.requests).toEqual([])
  })

  it('that refuses the tunnel is distinguished from a service that rejects', async () => {
    const { proxy, register } = await given('refuse')
    await expect(register({ HTTPS_PROXY: proxy.url }, 'https://oidc.example')).rejects.toMatchObject({
      code: 'unreachable',
      message: expect.stringMatching(/^IAM Identity Center at oidc\.ex.*: the proxy refused the connection$/),
    })
    expect(proxy.requests).toEqual(['CONNECT oidc.example:443'])
  })

  it('that never opens the tunnel times out', async () => {
    const { proxy, register } = await given('hang')
    await expect(register({ HTTPS_PROXY: proxy.url }, 'https://oidc.example', HASTY)).rejects.toMatchObject({
      code: 'timeout',
    })
  })

  it('that does not exist', async () => {
    const { register } = await given()
    await expect(
      register({ HTTPS_PROXY: 'http://127.0.0.1:1' }, 'https://oidc.example'),
    ).rejects.toMatchObject({
      code: 'unreachable',
    })
  })
})
