import { request } from 'node:http'
import { expect, it } from 'vitest'
import { serveOnce } from '../../src/terminal/serve-once.ts'

const ADDRESS = 'https://signin.aws.amazon.com/federation?SigninToken=secret'

interface Answer {
  readonly status: number | null
  readonly headers: Readonly<Record<string, unknown>>
}

/** A status of null: nobody listens any more. */
function ask(
  url: string,
  options: { method?: string; headers?: Record<string, string> } = {},
): Promise<Answer> {
  return new Promise((resolve) => {
    request(url, options, (response) => {
      response
        .resume()
        .on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers }))
    })
      .on('error', () => resolve({ status: null, headers: {} }))
      .end()
  })
}

it('sends one browser on, without a trace of the address, and closes', async () => {
  const page = await serveOnce(ADDRESS, 60_000)
  expect(page.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{43}$/)
  expect(page.url).not.toContain('secret')
  const { status, headers } = await ask(page.url)
  expect([status, headers]).toEqual([
    302,
    expect.objectContaining({
      location: ADDRESS,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      connection: 'close',
    }),
  ])
  expect(await page.taken).toBe(true)
  expect((await ask(page.url)).status).toBeNull()
})

it('of many that ask at once, one gets it', async () => {
  const page = await serveOnce(ADDRESS, 60_000)
  const answers = await Promise.all(Array.from({ length: 8 }, () => ask(page.url)))
  expect(answers.filter((each) => each.headers.location !== undefined)).toHaveLength(1)
  expect(await page.taken).toBe(true)
})

it.each<[string, (url: string) => string, { method?: string; headers?: Record<string, string> }, number]>([
  ['another path', (url) => `${new URL(url).origin}/`, {}, 404],
  ['a longer path', (url) => `${url}/x`, {}, 404],
  ['a query', (url) => `${url}?x`, {}, 404],
  ['the name of another host', (url) => url, { headers: { host: 'evil.example' } }, 404],
  ['localhost by another name', (url) => url, { headers: { host: '127.0.0.1' } }, 404],
  ['HEAD', (url) => url, { method: 'HEAD' }, 405],
  ['POST', (url) => url, { method: 'POST' }, 405],
  ['a browser that looks ahead', (url) => url, { headers: { 'sec-purpose': 'prefetch' } }, 503],
])('%s gets nothing, and leaves the page for the browser', async (_, change, options, status) => {
  const page = await serveOnce(ADDRESS, 60_000)
  const refused = await ask(change(page.url), options)
  expect([refused.status, refused.headers.location]).toEqual([status, undefined])
  expect((await ask(page.url)).status).toBe(302)
  expect(await page.taken).toBe(true)
})

it('closes if nobody comes', async () => {
  const page = await serveOnce(ADDRESS, 20)
  expect(await page.taken).toBe(false)
  expect((await ask(page.url)).status).toBeNull()
})

it('each page has a path of its own', async () => {
  const pages = await Promise.all([serveOnce(ADDRESS, 60_000), serveOnce(ADDRESS, 60_000)])
  const paths = pages.map((each) => new URL(each.url).pathname)
  expect(new Set(paths).size).toBe(2)
  for (const { url } of pages) await ask(url)
})
