import { request } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, describe, expect, it } from 'vitest'
import { openCallback, secretWord } from '../../src/aws/callback.ts'
import type { Callback } from '../../src/session/browser-ports.ts'

const STATE = secretWord()
const opened: Callback[] = []

afterEach(() => {
  for (const each of opened.splice(0)) each.close()
})

async function open(): Promise<Callback> {
  const callback = await openCallback(STATE)
  opened.push(callback)
  return callback
}

interface Reply {
  /** Null if nobody listens any more, or the connection was cut. */
  readonly status: number | null
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: string
}

function ask(
  url: string,
  options: { method?: string; headers?: Record<string, string> } = {},
): Promise<Reply> {
  return new Promise((resolve) => {
    request(url, options, async (response) =>
      resolve({
        status: response.statusCode ?? 0,
        headers: response.headers,
        body: await text(response),
      }),
    )
      .on('error', () => resolve({ status: null, headers: {}, body: '' }))
      .end()
  })
}

const withQuery = ({ redirectUri }: Callback, query: Record<string, string>) =>
  `${redirectUri}?${new URLSearchParams(query)}`
const right = (callback: Callback) => withQuery(callback, { code: 'the-code', state: STATE })

it('a word that nobody can guess is a verifier as RFC 7636 wants it, and another one each time', () => {
  const words = Array.from({ length: 100 }, secretWord)
  for (const each of words) expect(each).toMatch(/^[\w-]{43}$/)
  expect(new Set(words).size).toBe(100)
})

describe('a browser that comes back', () => {
  it('brings the code, is told so, and closes the port', async () => {
    const callback = await open()
    expect(callback.redirectUri).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/oauth\/callback$/)
    const { status, headers, body } = await ask(right(callback))
    expect([status, headers]).toEqual([
      200,
      expect.objectContaining({
        'cache-control': 'no-store',
        'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
        'content-type': 'text/html; charset=utf-8',
        'referrer-policy': 'no-referrer',
        connection: 'close',
      }),
    ])
    expect(body).toContain('<h1>Done</h1>')
    expect(await callback.answer).toEqual({ type: 'code', code: 'the-code' })
    expect((await ask(right(callback))).status).toBeNull()
  })

  it('that goes away before the page is there has brought it all the same', async () => {
    const callback = await open()
    const { port, pathname } = new URL(callback.redirectUri)
    const socket = connect(Number(port), '127.0.0.1', () => {
      socket.write(`GET ${pathname}?code=c&state=${STATE} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`, () =>
        socket.destroy(),
      )
    })
    expect(await callback.answer).toEqual({ type: 'code', code: 'c' })
  })

  it('of many at once, one is taken', async () => {
    const callback = await open()
    const replies = await Promise.all(
      Array.from({ length: 8 }, (_, at) => ask(withQuery(callback, { code: `${at}`, state: STATE }))),
    )
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(await callback.answer).toMatchObject({ type: 'code' })
  })

  it('brings a refusal, of which the page repeats nothing', async () => {
    const callback = await open()
    const query = { error: 'access_denied', error_description: '<script>x</script>', state: STATE }
    const { status, body } = await ask(withQuery(callback, query))
    expect([status, body]).toEqual([200, expect.stringContaining('<h1>Not logged in</h1>')])
    expect(body).not.toContain('script')
    expect(await callback.answer).toEqual({
      type: 'refused',
      error: 'access_denied',
      description: '<script>x</script>',
    })
  })

  it('may bring nonsense as a refusal, which is cut', async () => {
    const callback = await open()
    await ask(
      withQuery(callback, { error: '\u001b[31m', error_description: 'x'.repeat(9_000), state: STATE }),
    )
    expect(await callback.answer).toEqual({
      type: 'refused',
      error: 'unknown_error',
      description: 'x'.repeat(200),
    })
  })
})

const other = `${STATE.slice(0, -1)}${STATE.endsWith('A') ? 'B' : 'A'}`

function setAll(url: URL, query: string): void {
  url.search = query
}

function goTo(url: URL, path: string): void {
  url.pathname = path
}

describe('nothing changes by', () => {
  it.each<[string, (url: URL) => void, { method?: string; headers?: Record<string, string> }, number]>([
    ['another state', (url) => url.searchParams.set('state', other), {}, 400],
    ['a longer state', (url) => url.searchParams.set('state', `${STATE}x`), {}, 400],
    ['no state', (url) => url.searchParams.delete('state'), {}, 400],
    ['two states', (url) => url.searchParams.append('state', 'x'), {}, 400],
    ['a refusal without the state', (url) => setAll(url, '?error=access_denied'), {}, 400],
    ['no code', (url) => url.searchParams.delete('code'), {}, 400],
    ['an empty code', (url) => url.searchParams.set('code', ''), {}, 400],
    ['two codes', (url) => url.searchParams.append('code', 'x'), {}, 400],
    ['a code and a refusal', (url) => url.searchParams.set('error', 'x'), {}, 400],
    ['no query', (url) => setAll(url, ''), {}, 400],
    ['a favicon', (url) => goTo(url, '/favicon.ico'), {}, 404],
    ['another path', (url) => goTo(url, '/oauth/callback/'), {}, 404],
    ['another host', () => undefined, { headers: { host: 'evil.example' } }, 404],
    ['this machine by another name', () => undefined, { headers: { host: 'localhost' } }, 404],
    ['POST', () => undefined, { method: 'POST' }, 405],
    ['HEAD', () => undefined, { method: 'HEAD' }, 405],
    ['a huge request line', (url) => url.searchParams.set('x', 'x'.repeat(20_000)), {}, 431],
    ['a huge header', () => undefined, { headers: { x: 'x'.repeat(20_000) } }, 431],
  ])('%s', async (_, change, options, status) => {
    const callback = await open()
    const url = new URL(right(callback))
    change(url)
    expect((await ask(url.href, options)).status).toBe(status)
    expect((await ask(right(callback))).status).toBe(200)
    expect(await callback.answer).toEqual({ type: 'code', code: 'the-code' })
  })

  it('connections that say nothing, half a line, or no HTTP', async () => {
    const callback = await open()
    const { port } = new URL(callback.redirectUri)
    const cut: Promise<unknown>[] = []
    for (const said of ['', 'GET /oauth', '\u0016\u0003\u0001\u0000 no HTTP\r\n\r\n']) {
      const socket = connect(Number(port), '127.0.0.1', () => socket.write(said))
      cut.push(
        new Promise((resolve) =>
          socket
            .resume()
            .on('error', () => undefined)
            .on('close', resolve),
        ),
      )
      await new Promise((resolve) => socket.once('connect', resolve))
    }
    expect((await ask(right(callback))).status).toBe(200)
    expect(await callback.answer).toEqual({ type: 'code', code: 'the-code' })
    // They are cut with the port.
    await Promise.all(cut)
  })
})

it('closed, nobody listens any more, and nothing comes of it', async () => {
  const callback = await open()
  callback.close()
  callback.close()
  expect((await ask(right(callback))).status).toBeNull()
  expect(await Promise.race([callback.answer, 'nothing'])).toBe('nothing')
})

it('listens on the loopback interface alone', async () => {
  const callback = await open()
  const { port } = new URL(callback.redirectUri)
  const elsewhere = await new Promise((resolve) => {
    connect(Number(port), '::1')
      .on('connect', () => resolve('open'))
      .on('error', () => resolve('closed'))
  })
  expect(elsewhere).toBe('closed')
})
