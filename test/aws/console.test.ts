import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { consoleAddress } from '../../src/aws/console.ts'
import { makeCertificate } from '../support/aws/certificate.ts'
import { openProxy, type ProxyServer, type TunnelReply } from '../support/aws/proxy.ts'
import { closeStandIns, HASTY, openStandIn, PATIENT } from '../support/aws/stand-ins.ts'
import { makeHome, removeHomes } from '../support/files/home.ts'

const HOST = 'signin.aws.amazon.com'
const KEYS = {
  accessKeyId: 'ASIAEXAMPLE',
  secretAccessKey: 'secret/+&',
  sessionToken: 'token=',
  expiresAt: null,
}
const at = (region: string | null, service: string | null = null) => ({ region, service, endpoint: null })
const certificate = makeCertificate(HOST)

type Answering = (request: IncomingMessage, response: ServerResponse) => void

const token: Answering = (_, response) => response.end('{"SigninToken":"t&t"}')

describe.skipIf(!certificate)(certificate ? 'the console' : 'the console: skipped: no openssl', () => {
  let server: Server
  let url: string
  let answering = token
  let asked: string[] = []
  const proxies: ProxyServer[] = []

  beforeAll(async () => {
    server = createServer({ ...certificate }, (request, response) => {
      asked.push(request.url ?? '')
      answering(request, response)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterEach(() => {
    answering = token
    asked = []
    for (const proxy of proxies.splice(0)) proxy.close()
    removeHomes()
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })

  /** A proxy that connects AWS's host to this test's server, whose certificate is in the bundle. */
  async function through(base = PATIENT, tunnels?: TunnelReply) {
    const home = makeHome()
    home.write('ca.pem', certificate?.cert ?? '')
    const proxy = await openProxy(url, tunnels)
    proxies.push(proxy)
    return {
      proxy,
      network: { ...base, variables: { HTTPS_PROXY: proxy.url }, caBundle: home.path('ca.pem') },
    }
  }

  it('is requested through the profile’s proxy and certificates', async () => {
    const { proxy, network } = await through()
    const address = new URL(await consoleAddress(KEYS, at('eu-west-1'), network))
    expect(proxy.requests).toEqual([`CONNECT ${HOST}:443`])
    const query = new URL(asked[0] ?? '', url).searchParams
    expect(query.get('Action')).toBe('getSigninToken')
    expect(JSON.parse(query.get('Session') ?? '')).toEqual({
      sessionId: KEYS.accessKeyId,
      sessionKey: KEYS.secretAccessKey,
      sessionToken: KEYS.sessionToken,
    })
    expect(address.origin + address.pathname).toBe(`https://${HOST}/federation`)
    expect(Object.fromEntries(address.searchParams)).toEqual({
      Action: 'login',
      Issuer: 'awsprof',
      Destination: 'https://console.aws.amazon.com/?region=eu-west-1',
      SigninToken: 't&t',
    })
  })

  it.each<[what: string, answering: Answering, code: string]>([
    ['refuses', (_, response) => response.end('{}'), 'bad-reply'],
    ['is no JSON', (_, response) => response.end('<html>'), 'unreachable'],
    ['leads elsewhere', (_, response) => response.writeHead(302, { location: url }).end(), 'unreachable'],
    ['is cut', (_, response) => response.destroy(), 'unreachable'],
    [
      'is cut in its midst',
      (_, response) => response.write('{"Signin', () => response.destroy()),
      'unreachable',
    ],
  ])('its answer %s', async (_, answer, code) => {
    answering = answer
    const { network } = await through()
    await expect(consoleAddress(KEYS, at(null), network)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(
        /^The sign-in page of the console (does not answer|rejects these credentials)\.$/,
      ),
    })
    expect(asked).toHaveLength(1)
  })

  it('that answers without end is cut off at the limit', async () => {
    const piece = Buffer.alloc(1 << 16, ' ')
    answering = (_, response) => {
      const more = () => {
        if (!response.destroyed) response.write(piece, more)
      }
      more()
    }
    const { network } = await through({ ...PATIENT, replyTimeoutMs: 600_000 })
    await expect(consoleAddress(KEYS, at(null), network)).rejects.toMatchObject({
      code: 'unreachable',
    })
  })

  it.each(['refuse', 'hang'] as const)('does not answer if the proxy does this: %s', async (tunnels) => {
    const { network } = await through(HASTY, tunnels)
    await expect(consoleAddress(KEYS, at(null), network)).rejects.toMatchObject({
      code: 'unreachable',
    })
    expect(asked).toEqual([])
  })

  it('is not trusted with other certificates', async () => {
    const { network } = await through()
    const refused = consoleAddress(KEYS, at(null), { ...network, caBundle: null })
    await expect(refused).rejects.toMatchObject({ code: 'unreachable' })
    expect(asked).toEqual([])
  })
})

it('a missing bundle is named', async () => {
  await expect(consoleAddress(KEYS, at(null), { ...PATIENT, caBundle: '/nowhere/ca.pem' })).rejects.toThrow(
    'the CA bundle /nowhere/ca.pem does not exist',
  )
})

it('nothing is sent for long-term keys', async () => {
  await expect(consoleAddress({ ...KEYS, sessionToken: null }, at(null), PATIENT)).rejects.toThrow(
    'Long-term keys cannot sign in',
  )
})

describe('the address', () => {
  afterEach(closeStandIns)

  const destination = async (region: string | null, service: string | null) => {
    const { url } = await openStandIn({
      identities: [
        {
          accessKeyId: KEYS.accessKeyId,
          account: '111122223333',
          arn: 'arn:aws:iam::111122223333:x',
          userId: 'U',
        },
      ],
    })
    const address = new URL(await consoleAddress(KEYS, { region, service, endpoint: `${url}/` }, PATIENT))
    expect(address.origin + address.pathname).toBe(`${url}/federation`)
    expect(address.searchParams.get('SigninToken')).not.toBe('')
    return address.searchParams.get('Destination')
  }

  it.each([
    ['eu-west-1', null, 'https://console.aws.amazon.com/?region=eu-west-1'],
    [null, null, 'https://console.aws.amazon.com/'],
    ['cn-north-1', 's3', 'https://console.amazonaws.cn/s3/home?region=cn-north-1'],
    ['us-gov-west-1', 'ec2', 'https://console.amazonaws-us-gov.com/ec2/home?region=us-gov-west-1'],
    [
      'eusc-de-east-1',
      'rds',
      'https://eusc-de-east-1.console.amazonaws-eusc.eu/rds/home?region=eusc-de-east-1',
    ],
    ['us-iso-east-1', null, 'https://console.c2shome.ic.gov/?region=us-iso-east-1'],
    [
      'eu-west-1',
      'logs',
      'https://console.aws.amazon.com/cloudwatch/home?region=eu-west-1#logsV2:log-groups',
    ],
    [null, 'constructor', 'https://console.aws.amazon.com/constructor/home'],
  ])(
    'in region %s at service %s leads to %s, signed in where the endpoint says',
    async (region, service, wanted) => {
      expect(await destination(region, service)).toBe(wanted)
    },
  )
})
