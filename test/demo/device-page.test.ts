import { afterEach, describe, expect, it } from 'vitest'
import { closeStandIns, openStandIn } from '../support/aws/stand-ins.ts'

afterEach(closeStandIns)

async function begin(url: string) {
  const post = async (path: string, body: object) => {
    const response = await fetch(`${url}${path}`, { method: 'POST', body: JSON.stringify(body) })
    return response.json() as Promise<Record<string, string>>
  }
  const { clientId, clientSecret } = await post('/client/register', { clientName: 'x', clientType: 'public' })
  const device = await post('/device_authorization', { clientId, clientSecret, startUrl: 'https://x' })
  const ask = () =>
    post('/token', {
      clientId,
      clientSecret,
      deviceCode: device.deviceCode,
      grantType: 'urn:ietf:params:oauth:grant-type:device_code',
    })
  return { device, ask }
}

const press = (url: string, code: string, button = 'approve') =>
  fetch(`${url}/device/${button}`, { method: 'POST', body: new URLSearchParams({ user_code: code }) })

describe('the device page', () => {
  it('is a page with the code and two buttons', async () => {
    const { url } = await openStandIn()
    const { device } = await begin(url)
    const page = await fetch(device.verificationUriComplete!)
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    const html = await page.text()
    expect(html).toContain(`value="${device.userCode}"`)
    expect([...html.matchAll(/formaction="([^"]+)"/g)].map(([, action]) => action)).toEqual([
      '/device/approve',
      '/device/deny',
    ])
  })

  it('escapes what stands in its address', async () => {
    const { url } = await openStandIn()
    const html = await (
      await fetch(`${url}/device?user_code=${encodeURIComponent('"><script>x</script>')}`)
    ).text()
    expect(html).not.toContain('<script>')
    expect(html).toContain('&#34;&#62;&#60;script&#62;')
  })

  it.each([
    ['approve', 'accessToken', /Approved/],
    ['deny', 'error', /Denied/],
  ])('%s decides, once', async (button, key, said) => {
    const { url } = await openStandIn()
    const { device, ask } = await begin(url)
    expect(await ask()).toMatchObject({ error: 'authorization_pending' })
    const answer = await press(url, ` ${device.userCode!.toLowerCase()} `, button)
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringMatching(said)])
    expect(await ask()).toHaveProperty(key)
    expect((await press(url, device.userCode!, button)).status).toBe(404)
  })

  it('knows no other code', async () => {
    const { url } = await openStandIn()
    const { ask } = await begin(url)
    expect((await press(url, 'BCDF-GHJK')).status).toBe(404)
    expect(await ask()).toMatchObject({ error: 'authorization_pending' })
  })
})

it('what nobody knows is answered 404 and logged as Unknown', async () => {
  const standIn = await openStandIn()
  for (const [method, path] of [
    ['GET', '/'],
    ['GET', '/nowhere'],
    ['POST', '/'],
    ['PUT', '/token'],
  ] as const) {
    expect((await fetch(standIn.url + path, { method })).status).toBe(404)
  }
  expect(standIn.requests.map(({ operation }) => operation)).toEqual(Array(4).fill('Unknown'))
})
