import { afterEach, describe, expect, it } from 'vitest'
import type { Reply } from '../../src/demo/script.ts'
import { closeStandIns, openStandIn } from '../support/aws/stand-ins.ts'

afterEach(closeStandIns)

async function asked(reply: Reply, path = '/client/register') {
  const standIn = await openStandIn()
  standIn.script(path === '/' ? 'GetCallerIdentity' : 'RegisterClient', reply)
  const body = path === '/' ? 'Action=GetCallerIdentity' : '{"clientName":"x","clientType":"public"}'
  return { standIn, answer: () => fetch(standIn.url + path, { method: 'POST', body }) }
}

describe('a reply that is asked for', () => {
  it('an error, in the words of REST, with its OAuth name', async () => {
    const { answer } = await asked({ error: { code: 'SlowDownException', message: 'slower' } })
    const response = await answer()
    expect([response.status, response.headers.get('x-amzn-errortype'), await response.json()]).toEqual([
      400,
      'SlowDownException',
      { error: 'slow_down', error_description: 'slower' },
    ])
  })

  it('an error, in the words of the query protocol', async () => {
    const { answer } = await asked({ error: { code: 'ExpiredToken', status: 403, message: '<&>' } }, '/')
    const response = await answer()
    expect(response.status).toBe(403)
    expect(await response.text()).toContain('<Code>ExpiredToken</Code><Message>&#60;&#38;&#62;</Message>')
  })

  it('exactly these bytes, or this JSON', async () => {
    const raw = await (await asked({ raw: { status: 418, headers: { 'x-odd': '1' }, body: 'tea' } })).answer()
    expect([raw.status, raw.headers.get('x-odd'), await raw.text()]).toEqual([418, '1', 'tea'])
    expect(await (await (await asked({ json: [1, 'x'] })).answer()).json()).toEqual([1, 'x'])
  })

  it('a cut connection', async () => {
    const { answer } = await asked({ cut: true })
    await expect(answer()).rejects.toThrow('fetch failed')
  })

  it('a body that ends too early', async () => {
    const { answer } = await asked({ truncate: true })
    const response = await answer()
    expect(response.status).toBe(200)
    await expect(response.text()).rejects.toThrow('terminated')
  })

  it('a body of many bytes', async () => {
    const { answer } = await asked({ huge: 3_000_000 })
    expect((await (await answer()).arrayBuffer()).byteLength).toBe(3_000_000)
  })

  it('no answer at all, until the stand-in is closed', async () => {
    const { standIn, answer } = await asked({ hang: true })
    const waiting = answer().catch(() => 'closed')
    await expect.poll(() => standIn.count('RegisterClient')).toBe(1)
    standIn.close()
    expect(await waiting).toBe('closed')
  })

  it('another time of day', async () => {
    const { answer } = await asked({ skewMs: 86_400_000 })
    const date = Date.parse((await answer()).headers.get('date') ?? '')
    expect(Math.round((date - Date.now()) / 3_600_000)).toBe(24)
  })

  it('is given once, in turn; then the truth, until something else always holds', async () => {
    const { standIn, answer } = await asked({ raw: { status: 500 } })
    standIn.script('RegisterClient', { raw: { status: 501 } })
    const statuses = async (count: number) => {
      const all: number[] = []
      for (let left = count; left > 0; left--) all.push((await answer()).status)
      return all
    }
    expect(await statuses(3)).toEqual([500, 501, 200])
    standIn.always('RegisterClient', { raw: { status: 502 } })
    expect(await statuses(2)).toEqual([502, 502])
    standIn.always('RegisterClient', null)
    expect(await statuses(1)).toEqual([200])
    expect([standIn.count('RegisterClient'), standIn.count()]).toEqual([6, 6])
  })
})

it('keeps nothing secret of what it was asked', async () => {
  const standIn = await openStandIn()
  const headers = { 'x-amz-sso_bearer_token': 'the-access-token', authorization: 'the-authorization' }
  await fetch(`${standIn.url}/assignment/accounts?max_result=5`, { headers })
  await fetch(`${standIn.url}/token`, { method: 'POST', body: '{"clientSecret":"the-secret"}' })
  expect(standIn.requests[0]).toMatchObject({ operation: 'ListAccounts', params: { max_result: '5' } })
  expect(JSON.stringify(standIn.requests)).not.toMatch(/the-(access-token|authorization|secret)/)
})
