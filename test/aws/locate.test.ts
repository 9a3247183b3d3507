import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { locate } from '../../src/aws/locate.ts'
import { makeCertificate } from '../support/aws/certificate.ts'
import { PATIENT } from '../support/aws/stand-ins.ts'
import { makeHome, removeHomes } from '../support/files/home.ts'

const certificate = makeCertificate('sso.example')
const { signal } = new AbortController()
const OWN = 'https://ssoins-1.portal.eu-west-1.app.aws/'

let server: Server | null = null
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
  removeHomes()
})

/** Where the address leads whose server answers by method; returns the methods, too. */
async function located(answers: Readonly<Record<string, readonly [status: number, location?: string]>>) {
  const asked: string[] = []
  const made = createServer({ ...certificate }, ({ method = '', url = '' }, response) => {
    asked.push(`${method} ${url}`)
    const [status, location] = answers[method] ?? [500]
    response
      .writeHead(status, location === undefined ? {} : { location })
      .end(method === 'GET' ? 'x' : undefined)
  })
  server = made
  await new Promise<void>((listening) => made.listen(0, '127.0.0.1', listening))
  const home = makeHome()
  home.write('ca.pem', certificate?.cert ?? '')
  const network = { ...PATIENT, caBundle: home.path('ca.pem') }
  const address = `https://127.0.0.1:${(made.address() as AddressInfo).port}/start`
  return { target: await locate(address, network, signal), asked }
}

describe.skipIf(!certificate)('where an address leads', () => {
  it('is the target of one redirect, which is not followed', async () => {
    expect(await located({ HEAD: [302, OWN] })).toEqual({ target: OWN, asked: ['HEAD /start'] })
  })

  it.each([405, 501])('is asked by GET where HEAD is unknown (%i)', async (status) => {
    const { target, asked } = await located({ HEAD: [status], GET: [301, OWN] })
    expect([target, asked]).toEqual([OWN, ['HEAD /start', 'GET /start']])
  })

  it.each<[string, readonly [number, string?]]>([
    ['a page', [200]],
    ['a redirect without a target', [302]],
    ['an error', [404]],
  ])('is nowhere: %s', async (_, answer) => {
    expect((await located({ HEAD: answer })).target).toBeNull()
  })
})

it('a host that does not answer is told in words', async () => {
  await expect(locate('https://127.0.0.1:1/', PATIENT, signal)).rejects.toThrow(
    'The start URL https://127.0.0.1:1/ does not answer',
  )
})
